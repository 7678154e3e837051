import { type Domain, sayDomain } from "../../eer/index.js";
import type { Meaning } from "./meaning.js";
import type { Schema } from "./schema.js";

/** A sentence, told what it is about (`the field`) and where the model says it (`people.ts:24`, or `""` where that is not known). */
export type Says = (field: string, place: string) => string;

/** A difference within one collection file, before it is known whether all branches of its validator have it. */
export interface Finding {
  readonly kind: string;
  /** Path of the field; `""` is the document. */
  readonly path: string;
  readonly line: number;
  /** The line in the branch of `oneOf`, if one was laid over. */
  readonly branchLine?: number;
  readonly says: Says;
  /** What tells it from others of its kind at the same field: a keyword, the name of a part. */
  readonly about: string;
  /** Path in the model of what the sentence quotes. */
  readonly model: readonly string[];
}

type Where = Pick<Finding, "line" | "branchLine">;

/** Makes a finding; `where` is a line, or lines with and without a branch. */
export const finding = (
  kind: string,
  path: string,
  where: number | Where,
  says: Says,
  { about = "", model = [] }: { readonly about?: string; readonly model?: readonly string[] } = {},
): Finding => ({
  kind,
  path,
  ...(typeof where === "number" ? { line: where } : where),
  says,
  about,
  model,
});

/** The line of a keyword; for one that is missing, of the schema that lacks it. */
export function placeOf(schema: Schema, keyword: string): Where {
  const given = schema.keywords.get(keyword);
  if (given !== undefined) return { line: given.line };
  return {
    line: schema.line,
    ...(schema.branch === undefined ? {} : { branchLine: schema.branch.line }),
  };
}

/** Notes in brackets, those that are empty left out. */
export function noted(...notes: readonly string[]): string {
  const some = notes.filter((note) => note !== "");
  return some.length === 0 ? "" : ` (${some.join("; ")})`;
}

/** A keyword as it should be, and the kind of difference if it is not; undefined: it should not be there. */
export interface Wanted {
  readonly keyword: string;
  readonly value: unknown;
  readonly kind: string;
}

/** A keyword that is not as the model has it. */
export function keywordFinding(
  schema: Schema,
  path: string,
  { says, path: model }: Pick<Meaning, "says" | "path">,
  { keyword, value, kind }: Wanted,
  domain?: Domain,
): Finding {
  const given = schema.keywords.get(keyword);
  const has =
    given === undefined ? `has no "${keyword}"` : `has "${keyword}": ${JSON.stringify(given.value)}`;
  const asks =
    value === undefined
      ? "has nothing of the kind: take it out"
      : `asks for ${JSON.stringify(value)}: ${given === undefined ? "add" : "write"} it`;
  return finding(
    kind,
    path,
    placeOf(schema, keyword),
    (field, place) => {
      const what = noted(domain === undefined ? "" : sayDomain(domain), place);
      return `${field} ${has}, but ${says}${what} ${asks}, or change the model.`;
    },
    { about: keyword, model },
  );
}

/** An origin that the model does not bear out. */
export const staleFinding = (path: string, line: number, origin: string, why: string): Finding =>
  finding(
    "validator-origin-stale",
    path,
    line,
    (field) => `${field} is said to stem from ${origin}, but ${why}: mend its origin, or the model.`,
  );
