import { ModelError } from "../../../errors.js";
import type { AttributeList } from "./attribute-list.js";
import { type Attributes, union, without } from "./attribute-set.js";
import { attributesOf, type Scheme } from "./scheme.js";

/** The schemes that a scheme is decomposed into, each given as its attributes or as a scheme. */
export type Parts = readonly (AttributeList | Scheme)[];

/** One of them, with the name that messages and tableaux call it. */
export interface Part {
  readonly name: string;
  readonly attributes: Attributes;
}

/**
 * Reads the parts of a decomposition; those without a name are called R1, R2, ... by their place.
 *
 * @throws {ModelError} `UNKNOWN_ATTRIBUTE`, `NO_ATTRIBUTES`, or `DECOMPOSITION_INCOMPLETE` if some attribute is in no part
 */
export function readParts(scheme: Scheme, parts: Parts): Part[] {
  const read = parts.map((part, at): Part => {
    if (typeof part === "string" || isList(part)) {
      return { name: `R${at + 1}`, attributes: attributesOf(scheme, part) };
    }
    return { name: part.name, attributes: attributesOf(scheme, part.attributes) };
  });
  const missing = without(scheme.attributes, union(...read.map(({ attributes }) => attributes)));
  if (missing.size === 0) return read;
  throw new ModelError(
    "DECOMPOSITION_INCOMPLETE",
    `${scheme.name}: ${[...missing].join(", ")} in none of the parts. A decomposition keeps every attribute in at least one of them.`,
  );
}

const isList = (part: readonly string[] | Scheme): part is readonly string[] => Array.isArray(part);
