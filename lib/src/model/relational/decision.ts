/** How one thing of the model was mapped. */
export interface Decision {
  /** What was read: `Dispatch`, `Staff.language`, `triages`. */
  readonly read: string;
  /** What was made of it, in a few words. */
  readonly made: string;
  /** Which of the step's options was taken, such as `8A`. */
  readonly option?: string;
  readonly why: string;
}
