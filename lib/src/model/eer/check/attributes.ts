import type { Attribute } from "../model.js";
import { domainMistakes } from "./domains.js";
import { type Finding, finding } from "./finding.js";
import { emptyName } from "./names.js";

/** What an attribute is wrong by itself: its name, its values and its parts. */
export function* attributeMistakes(
  { name, domain, parts }: Attribute,
  above: readonly string[],
): Generator<Finding> {
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
  for (const part of parts ?? []) yield* attributeMistakes(part, path);
}
