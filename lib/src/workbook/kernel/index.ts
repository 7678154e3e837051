export { type KernelSpecOptions, kernelSpec, launcherFile } from "./kernelspec.js";
