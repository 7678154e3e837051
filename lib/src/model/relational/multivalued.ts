import { ModelError } from "../../errors.js";
import type { Attribute } from "../eer/index.js";
import type { Decision } from "./decision.js";
import type { Draft, DraftRelation } from "./draft.js";
import { snakeCase } from "./naming.js";

/** A multivalued attribute and where it stands. */
export interface Multivalued {
  readonly attribute: Attribute;
  /** Path in the model, the attribute's own name last. */
  readonly path: readonly string[];
  /** The innermost optional composite attribute that it is a part of. */
  readonly whole?: string;
}

/** Whose the values are. */
export interface Owner {
  /** Name in the model, which begins the relations' names. */
  readonly owner: string;
  readonly home: DraftRelation;
  /** The owner again, if it is an entity type. */
  readonly entity?: string;
}

/** The multivalued attributes among some, those inside composite ones too; not what is inside a multivalued one, nor derived ones. */
export const multivaluedIn = (
  path: readonly string[],
  attributes: readonly Attribute[],
  whole?: string,
): Multivalued[] =>
  attributes
    .filter(({ derivedFrom }) => derivedFrom === undefined)
    .flatMap((attribute) => {
      const { name, multivalued, optional, parts = [] } = attribute;
      const at = [...path, name];
      if (!multivalued) return multivaluedIn(at, parts, optional ? name : whole);
      return [{ attribute, path: at, ...(whole === undefined ? {} : { whole }) }];
    });

/**
 * A relation for each multivalued attribute of one owner, and for those inside it: the owner's key and one value.
 *
 * @throws {ModelError} `KEY_OPTIONAL` for a value that may be missing in part, `NO_KEY` for one that has no simple part
 */
export function multivaluedRelations(
  draft: Draft,
  { owner, home, entity }: Owner,
  all: readonly Multivalued[],
  step: number,
): Decision[] {
  return all.flatMap(({ attribute, path }) => {
    const name = `${snakeCase(owner)}_${snakeCase(attribute.name)}`;
    const relation = draft.start(name, path, step);
    const key = draft.addReferenceToRelation(relation, home, entity, { path, step, refinedBy: [] });
    // A value that is not there is no row, so "optional" says nothing more.
    const { multivalued: _, optional: __, ...single } = attribute;
    const values = draft.addAttributes(relation, [single], path.slice(0, -1), step);
    const loose = values.find(({ optional }) => optional);
    if (loose !== undefined) throw partOptional(path, loose.name, name);
    if (values.length === 0) throw valueless(path, name);
    relation.primaryKey = [...key, ...values.map((value) => value.name)];
    const inside = multivaluedIn(path, attribute.parts ?? []);
    return [
      {
        read: path.join("."),
        made: name,
        why: `A row of ${home.name} has room for one value; here each value is a row: ${relation.primaryKey.join(", ")}.`,
      },
      ...multivaluedRelations(draft, { owner: `${owner}_${attribute.name}`, home: relation }, inside, step),
    ];
  });
}

const partOptional = (path: readonly string[], part: string, relation: string): ModelError =>
  new ModelError(
    "KEY_OPTIONAL",
    `${path.join(".")}: its part ${part} may be missing, but all of a value is in the primary key of ${relation}, where nothing is NULL. Take optional(...) off, or make ${path.at(-1)} a weak entity type.`,
  );

const valueless = (path: readonly string[], relation: string): ModelError =>
  new ModelError(
    "NO_KEY",
    `${path.join(".")}: it has multivalued parts only, so nothing would tell the rows of ${relation} apart. Give it a part with one value.`,
  );
