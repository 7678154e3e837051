import { Worker } from "node:worker_threads";

/**
 * Runs beside the cells, because a cell in an endless loop lets no timer of its own thread fire. When the process that
 * started the kernel is gone, the kernel is asked to end; five seconds later it is ended.
 */
const WATCH = `
const { parentPort, workerData: parent } = require("node:worker_threads");
const timer = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(timer);
  parentPort.postMessage("orphan");
  setTimeout(() => process.kill(process.pid, "SIGKILL"), 5000);
}, 500);`;

/**
 * Calls `end` when the kernel's parent process is gone, so that no kernel outlives a killed runner. The runner gives its process
 * id as `HERS_RUNNER`: it may be gone before the kernel looks.
 */
export function onOrphaned(end: () => void): void {
  const workerData = Number(process.env.HERS_RUNNER) || process.ppid;
  const worker = new Worker(WATCH, { eval: true, env: {}, workerData, stdout: false, stderr: false });
  worker.once("message", end);
  worker.on("error", () => {}); // without a watch the kernel still runs
  worker.unref();
}
