const CLEANUP = Symbol.for("hers.cleanup");
const LIMIT_MILLISECONDS = 3_000;

/**
 * Runs what libraries left under `globalThis[Symbol.for("hers.cleanup")]`, a `Set` of functions, for instance to drop
 * a chapter's databases. One that fails does not stop the others; after three seconds the kernel ends without them.
 */
export async function runCleanup(): Promise<void> {
  const registered = (globalThis as { [CLEANUP]?: Set<() => Promise<void>> })[CLEANUP];
  if (registered === undefined || registered.size === 0) return;
  const all = [...registered].map(async (clean) => clean());
  registered.clear();
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise((resolve) => {
    timer = setTimeout(resolve, LIMIT_MILLISECONDS);
  });
  await Promise.race([Promise.allSettled(all), limit]);
  clearTimeout(timer);
}
