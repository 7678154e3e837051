const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Putting away takes a second or two; a server that does not answer is not waited for. */
const PUT_AWAY_MS = 15_000;

/**
 * Does some work. If this process is told to end meanwhile (Ctrl-C), puts away what the work has made, then ends as the signal would
 * have ended it: neither an error nor a result of the work comes out after that.
 */
export async function interruptible<Result>(
  work: () => Promise<Result>,
  putAway: () => Promise<unknown>,
): Promise<Result> {
  let ending = false;
  const forget = (): void => {
    for (const signal of SIGNALS) process.removeListener(signal, onSignal);
  };
  // Kernels that live put themselves away and raise the signal again, so a second one is no impatience.
  const onSignal = (signal: NodeJS.Signals): void => {
    if (ending) return;
    ending = true;
    const patience = new Promise((resolve) => setTimeout(resolve, PUT_AWAY_MS));
    void Promise.race([putAway().catch(() => {}), patience]).then(() => {
      forget();
      process.kill(process.pid, signal);
    });
  };
  const never = new Promise<never>(() => {});
  for (const signal of SIGNALS) process.on(signal, onSignal);
  try {
    const result = await work();
    return ending ? await never : result;
  } catch (error) {
    if (ending) await never;
    throw error;
  } finally {
    forget();
  }
}
