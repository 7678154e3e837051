import type { Attribute, Domain } from "../../eer/index.js";
import type { Row } from "../box.js";

/** Attributes as UML writes them: `/turnout_s: whole`, `mrn: code(8) {id}`, `phone: text [*]`; parts of composite ones below them. */
export function umlRows(attributes: readonly Attribute[], depth = 0): Row[] {
  return attributes.flatMap(
    ({ name, domain, key, partialKey, multivalued, optional, derivedFrom, parts }) => {
      const after = [
        domain === undefined ? "" : `: ${typeOf(domain)}`,
        multivalued ? "[*]" : optional ? "[0..1]" : "",
        key ? "{id}" : partialKey ? "{partial id}" : "",
      ].filter((part) => part !== "");
      return [
        {
          depth,
          name,
          ...(derivedFrom === undefined ? {} : { before: "/" }),
          ...(after.length === 0 ? {} : { after: after.join(" ") }),
        },
        ...umlRows(parts ?? [], depth + 1),
      ];
    },
  );
}

function typeOf(domain: Domain): string {
  switch (domain.kind) {
    case "code":
      return `code(${domain.length})`;
    case "decimal":
      return `decimal(${domain.digits},${domain.places})`;
    case "oneOf":
      return `enum(${domain.values.join(", ")})`;
    default:
      return domain.kind;
  }
}
