import { cardinality } from "./cardinality.js";
import type { Meaning, Sources, Stale } from "./meaning.js";
import { type FieldOrigin, sayOrigin } from "./origin.js";
import { embedded, reach, type Standing } from "./way.js";

type EmbedOrigin = Extract<FieldOrigin, { readonly embeds: string }>;

/** What the model says of an object, or an array of them, that stands for an entity or a relationship. */
export function embedMeaning(
  { model }: Sources,
  origin: EmbedOrigin,
  standing: Standing | undefined,
): Meaning | Stale {
  const reached = reach(model, standing, origin.via);
  if ("wrong" in reached) return { origin, stale: reached.wrong };
  if (reached.at === undefined) return { origin, stale: "the document stands for nothing of the model" };
  const inside = embedded(model, reached.at, origin.embeds);
  if ("wrong" in inside) return { origin, stale: inside.wrong };
  const whyNone = origin.absent ?? reached.whyNone ?? inside.whyNone;
  const count = { min: reached.min * inside.min, max: reached.max * inside.max };
  return {
    origin,
    says: sayOrigin(origin),
    path: [origin.embeds],
    value: { kind: "object" },
    ...cardinality(count, origin.one, false),
    ...(origin.absent === undefined ? {} : { mandatory: false }),
    ...(whyNone === undefined ? {} : { whyNone }),
    standing: inside.at,
  };
}
