import type { Ground } from "./ground.js";

/** What identifies an offender: some of the columns that its rule returns. */
export type Offender = Readonly<Record<string, string | number>>;

/** Plants one fault and says who will be found. */
export type Planter = (ground: Ground) => Offender;

/** In milliseconds. */
export const SECOND = 1000;
