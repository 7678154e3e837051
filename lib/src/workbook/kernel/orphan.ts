import { Worker } from "node:worker_threads";

/**
 * Runs beside the cells, because a cell in an endless loop lets no timer of its own thread fire. When the process that
 * started the kernel is gone, the kernel is asked to end; five seconds later it is ended.
 */
const WATCH = `
const { parentPort } = require("node:worker_threads");
const parent = process.ppid;
const timer = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(timer);
  parentPort.postMessage("orphan");
  setTimeout(() => process.kill(process.pid, "SIGKILL"), 5000);
}, 500);`;

/** Calls `end` when the kernel's parent process is gone, so that no kernel outlives a killed runner. */
export function onOrphaned(end: () => void): void {
  const worker = new Worker(WATCH, { eval: true, env: {}, stdout: false, stderr: false });
  worker.once("message", end);
  worker.on("error", () => {}); // without a watch the kernel still runs
  worker.unref();
}
