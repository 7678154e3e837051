/** The file in the state folder that tells of the kept copy. */

import type { HersDatabase } from "../stores/servers/index.js";
import { readJson, writePrivate } from "../stores/servers/state.js";
import { contentsOf } from "./kept-checksums.js";

/** A copy as its file tells of it. */
export interface Kept extends HersDatabase {
  /** Of what it was made. */
  readonly fingerprint: string;
  /** Checksums of what is in it and how it is defined, in MySQL and MongoDB. */
  readonly contents: string;
}

/** What the file tells, if anything: it may be missing, or say something else. */
export const readKept = (file: string): Partial<Record<keyof Kept, unknown>> => readJson(file) ?? {};

/** Whether it tells of a whole copy, which may have been changed since. */
export const isWhole = (kept: Partial<Record<keyof Kept, unknown>>): kept is Kept =>
  [kept.name, kept.mysqlUrl, kept.mongoUrl, kept.fingerprint, kept.contents].every(
    (field) => typeof field === "string",
  );

/** What became of a copy: `outdated` is of other sources, `changed` has other rows or programs than when it was made, `gone` does not answer. */
export type KeptState = "as made" | "outdated" | "changed" | "gone";

/** Looks at a copy in both stores, unless its sources have changed anyway. */
export async function stateOf(kept: Kept, fingerprint: string): Promise<KeptState> {
  if (kept.fingerprint !== fingerprint) return "outdated";
  const contents = await contentsOf(kept).catch(() => undefined);
  if (contents === undefined) return "gone";
  return contents === kept.contents ? "as made" : "changed";
}

/** Leaves of the file what says which copy is to be dropped, should this process end before it is. */
export const giveUp = (file: string, name: string): void => writePrivate(file, JSON.stringify({ name }));

/**
 * Writes the file, whole or not at all: a copy whose checksums cannot be told is none that could be found again.
 *
 * @throws {ServerError} if one of the stores does not answer
 */
export async function writeKept(file: string, made: HersDatabase, fingerprint: string): Promise<void> {
  const contents = await contentsOf(made);
  writePrivate(file, JSON.stringify({ ...made, fingerprint, contents } satisfies Kept));
}
