export { type KernelSpecOptions, kernelSpec } from "./kernelspec.js";
