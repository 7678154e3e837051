/** Told of each step as it is done and awaited before the next: a test stops there, a notebook shows it. */
export type OnStep<Step extends string> = (step: Step) => void | Promise<void>;
