import type { Attribute, EerModel } from "../../eer/index.js";
import type { Column, Relation, RelationalSchema } from "../../relational/relation.js";
import { attributesAlong } from "../validators/way.js";

/** What the comments of columns have to say beside what the model notes of their attributes. */
export interface CommentRule {
  /** Columns as `table.column`. */
  readonly columns: readonly string[];
  /** Upper and lower case do not matter. */
  readonly says: string;
  readonly why: string;
}

/** What one comment has to say, and who asks for it. */
export interface Demand {
  readonly says: string;
  /** The beginning of a sentence that `, the comment ...` ends. */
  readonly by: string;
  /** Path in the model, where the model asks. */
  readonly path?: readonly string[];
}

/** A unit of the model as comments write it out; others stand as they are. */
const UNIT_NAMES: Readonly<Record<string, string>> = {
  "%": "per cent",
  "°C": "degrees Celsius",
  "per minute": "a minute",
  s: "seconds",
  min: "minutes",
  km: "kilometres",
};

/** What a pair of numbers cannot tell: MySQL takes a WGS 84 point by latitude first, and GeoJSON by longitude. */
const POINT = "longitude and latitude, WGS 84";

/** What the model asks of the comment of a column: the unit, the NEMSIS element and the note of its attribute. */
export function demandsOf(model: EerModel, relation: Relation, column: Column): Demand[] {
  const { path } = column.origin;
  if (path.length < 2 || isLookup(relation)) return [];
  const found = attributesAlong(model, path);
  if ("wrong" in found) return [];
  return found.flatMap((attribute) => noted(attribute)).map((each) => ({ ...each, path }));
}

/** The columns of a lookup table stem from the attribute that they stand for, whose notes go with the column that refers to them. */
const isLookup = ({ columns, foreignKeys, origin: { path } }: Relation): boolean =>
  foreignKeys.length === 0 && columns.every(({ origin }) => origin.path.join() === path.join());

function noted({ name, unit, nemsis, note, domain }: Attribute): Demand[] {
  return [
    ...(unit === undefined
      ? []
      : [{ says: UNIT_NAMES[unit] ?? unit, by: `The model gives ${name} in ${unit}` }]),
    ...(nemsis === undefined ? [] : [{ says: nemsis, by: `The model has ${name} as NEMSIS ${nemsis}` }]),
    ...(domain?.kind === "point" ? [{ says: POINT, by: `The model has ${name} as a point` }] : []),
    ...(note === undefined
      ? []
      : [{ says: note.replace(/^missing:/, "NULL:"), by: `The model notes "${note}" of ${name}` }]),
  ];
}

/** The rules about one column. */
export const rulesOf = (rules: readonly CommentRule[], column: string): Demand[] =>
  rules
    .filter(({ columns }) => columns.includes(column))
    .map(({ says, why }) => ({ says, by: why.replace(/\.$/, "") }));

/** The columns of rules that no relation has. */
export function staleColumns(rules: readonly CommentRule[], { relations }: RelationalSchema): string[] {
  const names = new Set(
    relations.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`)),
  );
  return rules.flatMap(({ columns }) => columns.filter((column) => !names.has(column)));
}
