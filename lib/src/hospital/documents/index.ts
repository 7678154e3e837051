import type { Hospital } from "../simulate/index.js";

/** PLACEHOLDER by the lead so that chapters can open; helper "simulator" replaces this file. */
export const collections: readonly { name: string; documents(hospital: Hospital): Iterable<Record<string, unknown>> }[] = [];
