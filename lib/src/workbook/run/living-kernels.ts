/** What a kernel's process must be able to do for nobody to be left behind. */
export interface Living {
  /** Ends it politely, then by force. */
  stop(): Promise<void>;
  /** Ends it at once. */
  kill(): void;
}

const living = new Set<Living>();
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Set by the first signal: a pool may still start the next notebook's kernel while the others end. */
let ending = false;

/** Counts a kernel as alive: if this process is told to end, the kernel is ended first. */
export function born(kernel: Living): void {
  if (ending) {
    kernel.kill();
    return;
  }
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
  ending = true;
  for (const one of SIGNALS) process.removeListener(one, onSignal);
  void Promise.allSettled([...living].map((kernel) => kernel.stop())).then(() => {
    killAll(); // The signal ends this process without an exit event.
    process.kill(process.pid, signal);
  });
}

function killAll(): void {
  for (const kernel of living) kernel.kill();
}
