const REPEAT_MILLISECONDS = 500;
const GRACE_MILLISECONDS = 3_000;

/**
 * The time that a cell may take. When it is over, the kernel is interrupted, again and again for three seconds (an interrupt
 * that comes while a cell is being compiled is lost), and then killed.
 */
export class CellLimit {
  /** Whether the time was over before `clear()`. */
  passed = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly seconds: number,
    private readonly kernel: { interrupt(): void; kill(): void },
  ) {
    this.begin();
  }

  /** Counts from now: a cell that was sent early may have waited for its kernel. */
  begin(): void {
    if (this.passed) return;
    this.clear();
    this.timer = setTimeout(() => {
      this.passed = true;
      this.interruptUntil(Date.now() + GRACE_MILLISECONDS);
    }, this.seconds * 1_000);
  }

  clear(): void {
    clearTimeout(this.timer);
  }

  private interruptUntil(end: number): void {
    if (Date.now() >= end) this.kernel.kill();
    else {
      this.kernel.interrupt();
      this.timer = setTimeout(() => this.interruptUntil(end), REPEAT_MILLISECONDS);
    }
  }
}
