import { type Json, nearest } from "./file.js";
import { type Finding, finding } from "./finding.js";
import type { CollectionOrigins } from "./origin.js";

/** How documents are validated if nothing is said: every one, and a wrong one is refused. */
const STRICT: Readonly<Record<string, string>> = { validationLevel: "strict", validationAction: "error" };

/** Compares what a collection file says beside the schema of its documents: whether there is one, whether it holds, which fields are named. */
export function compareOptions(origins: CollectionOrigins, json: Json): Finding[] {
  const options = nearest(json, ["options"]);
  const validator = options.members.get("validator");
  return [
    ...compareValidation(options, validator),
    ...compareValidator(origins, validator, options.line),
    ...compareNamedFields(origins, json, options),
  ];
}

function compareValidation(options: Json, validator: Json | undefined): Finding[] {
  const weak = Object.entries(STRICT).flatMap(([name, strict]) => {
    const given = options.members.get(name);
    return given === undefined || given.value === strict
      ? []
      : [
          finding(
            "validator-off",
            "",
            given.line,
            (collection) =>
              `${collection} has "${name}": "${given.value}", which lets wrong documents in: take it out.`,
            { about: name },
          ),
        ];
  });
  const beside = [...(validator?.members ?? [])].filter(([name]) => name !== "$jsonSchema");
  return [
    ...weak,
    ...beside.map(([name, { line }]) =>
      finding(
        "validator-keyword",
        "",
        line,
        (collection) =>
          `${collection} has "${name}" beside "$jsonSchema", which nothing in the model asks for: take it out.`,
        { about: name },
      ),
    ),
  ];
}

function compareValidator(
  { unvalidated }: CollectionOrigins,
  validator: Json | undefined,
  line: number,
): Finding[] {
  const has = validator?.members.has("$jsonSchema") ?? false;
  if (has === (unvalidated === undefined)) return [];
  return [
    finding("validator-missing", "", validator?.line ?? line, (collection) =>
      has
        ? `${collection} has a validator, but its origins say why it has none (${unvalidated}): take one of the two away.`
        : `${collection} has no validator, and its origins do not say why: write one.`,
    ),
  ];
}

/** A field that the time series or an index names is one of the fields. */
function compareNamedFields({ fields, branches }: CollectionOrigins, json: Json, options: Json): Finding[] {
  const all = [fields, ...Object.values(branches?.cases ?? {}).map((each) => each.fields)];
  const known = new Set(all.flatMap((each) => Object.keys(each)));
  const series = options.members.get("timeseries")?.members;
  const named = [
    ...["timeField", "metaField"].flatMap((name) => {
      const given = series?.get(name);
      return given === undefined ? [] : [[String(given.value), given.line] as const];
    }),
    ...(json.members.get("indexes")?.items ?? []).flatMap((index) =>
      [...(index.members.get("key")?.members ?? [])].map(([path, { line }]) => [path, line] as const),
    ),
  ];
  return named
    .filter(([path]) => !known.has(path))
    .map(([path, line]) =>
      finding(
        "validator-field-unknown",
        path,
        line,
        (field) =>
          `${field} is named by an index or by the time series, but no origin knows such a field: mend the name.`,
        { about: "named" },
      ),
    );
}
