export { findJupyter, type LabOptions, privateJupyter, startJupyterLab } from "./jupyter.js";
export { type KernelSpecOptions, kernelSpec, launcherFile } from "./kernelspec.js";
