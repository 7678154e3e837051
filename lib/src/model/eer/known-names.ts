import { ModelError } from "../../errors.js";
import { listed } from "./words.js";

/** Keeps a name from being inferred here, so that one that the model does not have is an error where it stands. */
export type Known<Name extends string> = [Name][Name extends unknown ? 0 : never];

/** A longer list than this helps nobody. */
const MOST = 40;

/** What entity types there are, for the end of a message about a name that is none of them. */
export function sayKnown(known: readonly string[]): string {
  if (known.length === 0) return "The model has no entity types.";
  const names = [...known].sort();
  if (names.length === 1) return `The only entity type is ${names[0]}.`;
  if (names.length <= MOST) return `The entity types are ${listed(names)}.`;
  return `The entity types are ${names.slice(0, MOST).join(", ")} and ${names.length - MOST} more.`;
}

/** @throws {ModelError} `UNKNOWN_ENTITY` for the first name that is not known */
export function assertKnown(names: readonly string[], known: readonly string[]): void {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new ModelError("UNKNOWN_ENTITY", `There is no entity type "${unknown}". ${sayKnown(known)}`);
}
