import { pairBranches } from "./branches.js";
import { closedAgainst } from "./closed.js";
import { type Json, nearest } from "./file.js";
import { type Finding, finding, staleFinding } from "./finding.js";
import { meaningsOf, type Sources } from "./meaning.js";
import { compareObject } from "./object.js";
import { compareOptions } from "./options.js";
import { type CollectionOrigins, type FieldOrigins, sayOrigin } from "./origin.js";
import { overlay, readSchema, type Schema, without } from "./schema.js";

/** A finding with the line to show, and the branch if not every branch has it. */
export interface Located {
  readonly finding: Finding;
  readonly line: number;
  readonly branch?: string;
}

/** The documents of one branch, or of a collection without branches. */
interface Kind {
  readonly name: string;
  readonly is: string | undefined;
  readonly fields: FieldOrigins;
  readonly schema: Schema;
}

/**
 * Compares one collection file with the origins of its fields. For each branch of the validator, what holds for all documents and what
 * holds for its own are compared together; what every branch has is told once.
 */
export function compareCollection(sources: Sources, origins: CollectionOrigins, json: Json): Located[] {
  const schema = nearest(json, ["options", "validator"]).members.get("$jsonSchema");
  const findings = compareOptions(origins, json);
  if (schema === undefined)
    return [...findings, ...unvalidated(sources, origins, json.line)].map((each) => located(each));
  const all = readSchema(schema);
  const paired = branchesOf(sources, origins, all, schema);
  const kinds = kindsOf(origins, all, paired.byCase);
  return [
    ...[...findings, ...paired.findings].map((each) => located(each)),
    ...joined(
      kinds.map(({ name }) => name),
      kinds.map((kind) => compareKind(sources, origins, kind)),
    ),
  ];
}

function branchesOf(sources: Sources, origins: CollectionOrigins, all: Schema, schema: Json) {
  const oneOf = schema.members.get("oneOf");
  const branches = (oneOf?.items ?? []).map(readSchema);
  if (origins.branches !== undefined) {
    const paired = pairBranches(sources.model, origins, all, branches, oneOf?.line ?? schema.line);
    const refusing = branches.flatMap((branch) => closedAgainst(all, branch, origins.open !== undefined));
    return { ...paired, findings: [...paired.findings, ...refusing] };
  }
  const says = (collection: string): string =>
    `${collection} has branches in "oneOf", but its origins have none: add them.`;
  const findings = oneOf === undefined ? [] : [finding("validator-branch", "", oneOf.line, says)];
  return { byCase: new Map<string, Schema>(), findings };
}

function kindsOf(
  { is, fields, branches }: CollectionOrigins,
  schema: Schema,
  byCase: ReadonlyMap<string, Schema>,
): Kind[] {
  if (branches === undefined || byCase.size === 0) return [{ name: "", is, fields, schema }];
  return [...byCase].map(([name, branch]) => {
    const own = branches.cases[name]!;
    return {
      name,
      is: own.is ?? is,
      fields: { ...fields, ...own.fields },
      schema: overlay(schema, without(branch, branches.by)),
    };
  });
}

function compareKind(sources: Sources, { open }: CollectionOrigins, { is, fields, schema }: Kind): Finding[] {
  if (is !== undefined && !sources.model.entities.some(({ name }) => name === is))
    return [staleFinding("", schema.line, is, `the model has no entity type ${is}`)];
  const meanings = meaningsOf(sources, is, fields);
  return compareObject(schema, "", { fields, meanings, ...(open === undefined ? {} : { open }) });
}

/** What all branches have is told once, at the line that holds for all; the rest for each. */
function joined(names: readonly string[], found: readonly (readonly Finding[])[]): Located[] {
  const keyOf = ({ kind, path, about, line }: Finding): string => [kind, path, about, line].join("\n");
  const seen = new Map<string, { readonly finding: Finding; readonly branches: Set<string> }>();
  for (const [at, findings] of found.entries()) {
    for (const finding of findings) {
      const same = seen.get(keyOf(finding)) ?? { finding, branches: new Set() };
      same.branches.add(names[at]!);
      seen.set(keyOf(finding), same);
    }
  }
  return [...seen.values()].flatMap(({ finding, branches }) =>
    branches.size === names.length
      ? [located(finding)]
      : [...branches].map((branch) => ({ finding, line: finding.branchLine ?? finding.line, branch })),
  );
}

const located = (finding: Finding): Located => ({ finding, line: finding.line });

/** Without a validator only the model can have moved on. */
const unvalidated = (sources: Sources, { is, fields }: CollectionOrigins, line: number): Finding[] =>
  [...meaningsOf(sources, is, fields)].flatMap(([path, meaning]) =>
    "stale" in meaning ? [staleFinding(path, line, sayOrigin(meaning.origin), meaning.stale)] : [],
  );
