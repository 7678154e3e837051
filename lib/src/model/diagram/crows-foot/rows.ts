import type { Attribute } from "../../eer/index.js";
import type { Row } from "../box.js";

/** Attributes as rows: K before a key, (K) before a partial key, / before what is derived, [*] and [0..1] behind what may be many or none. */
export function crowsFootRows(attributes: readonly Attribute[], depth = 0): Row[] {
  return attributes.flatMap(({ name, key, partialKey, multivalued, optional, derivedFrom, parts }) => [
    {
      depth,
      name,
      ...(key ? { mark: "K" } : partialKey ? { mark: "(K)" } : {}),
      ...(derivedFrom === undefined ? {} : { before: "/" }),
      ...(multivalued ? { after: "[*]" } : optional ? { after: "[0..1]" } : {}),
    },
    ...crowsFootRows(parts ?? [], depth + 1),
  ]);
}
