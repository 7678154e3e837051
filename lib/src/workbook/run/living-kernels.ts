/** What a kernel's process must be able to do for nobody to be left behind. */
export interface Living {
  /** Ends it politely, then by force. */
  stop(): Promise<void>;
  /** Ends it at once. */
  kill(): void;
}

const living = new Set<Living>();
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Counts a kernel as alive: if this process is told to end, the kernel is ended first. */
export function born(kernel: Living): void {
  if (living.size === 0) {
    for (const signal of SIGNALS) process.on(signal, onSignal);
    process.on("exit", killAll);
  }
  living.add(kernel);
}

/** Forgets a kernel that has ended. */
export function gone(kernel: Living): void {
  if (!living.delete(kernel) || living.size > 0) return;
  for (const signal of SIGNALS) process.removeListener(signal, onSignal);
  process.removeListener("exit", killAll);
}

/** Stops all kernels, then lets the signal do what it does without us. A second signal does not wait. */
function onSignal(signal: NodeJS.Signals): void {
  for (const one of SIGNALS) process.removeListener(one, onSignal);
  void Promise.allSettled([...living].map((kernel) => kernel.stop())).then(() =>
    process.kill(process.pid, signal),
  );
}

function killAll(): void {
  for (const kernel of living) kernel.kill();
}
