import type { Attribute } from "../model.js";
import { domainMistakes } from "./domains.js";
import { type Finding, finding } from "./finding.js";
import { emptyName } from "./names.js";

/** What an attribute is wrong by itself: its name, its values and its parts. */
export function* attributeMistakes(attribute: Attribute, above: readonly string[]): Generator<Finding> {
  const { name, domain, parts } = attribute;
  const path = [...above, name];
  yield* emptyName("an attribute", path);
  if (parts === undefined && domain === undefined) {
    yield finding(
      "ATTRIBUTE_WITHOUT_DOMAIN",
      path,
      "it says nothing of its values. Give it a domain, such as text(40), or parts with composite({ ... }).",
    );
  }
  if (parts !== undefined && domain !== undefined) {
    yield finding(
      "ATTRIBUTE_DOMAIN_AND_PARTS",
      path,
      "it has a domain and parts; a composite attribute takes its values from its parts. Drop one of the two.",
    );
  }
  if (parts?.length === 0) {
    yield finding(
      "COMPOSITE_EMPTY",
      path,
      "a composite attribute without parts has no values. Name its parts, or give it a domain.",
    );
  }
  if (domain !== undefined) yield* domainMistakes(domain, path);
  if (attribute.multivalued) yield* multivaluedMistakes(parts ?? [], path);
  for (const part of parts ?? []) yield* attributeMistakes(part, path);
}

/** Values are told apart by what they are: by all their parts that have one value, and these must be there. */
function* multivaluedMistakes(parts: readonly Attribute[], path: readonly string[]): Generator<Finding> {
  const name = path.at(-1);
  const single = singleParts(parts, path);
  for (const part of single) {
    if (!part.loose) continue;
    const message = `values of ${name} are told apart by their parts, and this one may be missing. Take optional(...) off, or make ${name} a weak entity type.`;
    yield finding("MULTIVALUED_PART_OPTIONAL", part.path, message);
  }
  if (parts.length > 0 && single.length === 0) {
    const message =
      "all its parts are multivalued or derived, so nothing tells its values apart. Give it a part with one value.";
    yield finding("MULTIVALUED_WITHOUT_VALUE", path, message);
  }
}

/** A part without parts of its own, and whether it may be missing. */
interface SinglePart {
  readonly path: readonly string[];
  readonly loose: boolean;
}

/** The parts that have one value, however deep. */
const singleParts = (parts: readonly Attribute[], above: readonly string[], loose = false): SinglePart[] =>
  parts
    .filter(({ multivalued, derivedFrom }) => !multivalued && derivedFrom === undefined)
    .flatMap(({ name, parts: inner, optional = false }) => {
      const path = [...above, name];
      return inner === undefined
        ? [{ path, loose: loose || optional }]
        : singleParts(inner, path, loose || optional);
    });
