export { chapterFiles, chaptersNamed } from "./chapters.js";
export { compareOutputs, type OutputDifference } from "./compare.js";
export type { KernelChoice, KernelName } from "./kernel-process.js";
export { formatNotebook, type Notebook, readNotebook, textOf, writeNotebook } from "./notebook.js";
export {
  type CellFailure,
  type NotebookRun,
  type Progress,
  type RunOptions,
  runNotebook,
} from "./run-notebook.js";
export { type RunManyOptions, runNotebooks } from "./run-notebooks.js";
