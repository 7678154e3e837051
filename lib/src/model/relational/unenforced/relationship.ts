import type { End, RelationshipType } from "../../eer/index.js";
import type { ForeignKey, Relation, RelationalSchema } from "../relation.js";
import type { Unenforced } from "./index.js";
import { isObligatory, isUnique, relationOf } from "./of-schema.js";

/** Participation, maxima and references of a relationship type that the schema leaves open. */
export function ofRelationship(relationship: RelationshipType, schema: RelationalSchema): Unenforced[] {
  const { name, ends } = relationship;
  const own = relationOf(schema, name);
  if (own !== undefined) return ofOwnRelation(relationship, own);
  const holders = schema.relations.filter((relation) => keysOf(relation, name).length > 0);
  if (holders.length > 0) return ofHolders(relationship, holders);
  const open = ends.flatMap((end) =>
    ofEnd(relationship, end, { minHeld: end.min === 0 || end.max === 1, maxHeld: end.max === 1 }),
  );
  const lost = columnHolder(name, schema);
  return lost === undefined ? open : [...open, lostReference(name, lost)];
}

function ofOwnRelation(relationship: RelationshipType, own: Relation): Unenforced[] {
  const { name, ends } = relationship;
  const keys = keysOf(own, name);
  const open = ends.flatMap((end) => {
    const key = keys.find((each) => refersTo(each, end));
    const once = end.max === 1 && key !== undefined && isUnique(own, key.columns);
    return ofEnd(relationship, end, { minHeld: end.min === 0, maxHeld: once });
  });
  return keys.length === ends.length ? open : [...open, lostReference(name, own)];
}

/** A relationship that other relations hold as foreign keys: one, or several for a weak superclass that lives in its subclasses' (8B). */
function ofHolders(relationship: RelationshipType, holders: readonly Relation[]): Unenforced[] {
  const { name, ends } = relationship;
  const [first] = holders;
  const keys = keysOf(first!, name);
  const unreferred = ends.filter((end) => !keys.some((key) => refersTo(key, end)));
  const holder = unreferred.find(({ entity }) => entity === first!.origin.path[0]) ?? unreferred[0];
  if (holder === undefined) return [];
  const obligatory = holders.every((relation) =>
    keysOf(relation, name).every((key) => isObligatory(relation, key, holder.entity)),
  );
  const open = [holder, ...ends.filter((end) => end !== holder)].flatMap((end) => {
    if (end === holder) {
      const minHeld = holder.min === 0 || obligatory;
      return ofEnd(relationship, holder, { minHeld, maxHeld: holder.max === 1 });
    }
    const key = keys.find((each) => refersTo(each, end));
    const once = end.max === 1 && key !== undefined && holders.length === 1 && isUnique(first!, key.columns);
    return ofEnd(relationship, end, { minHeld: end.min === 0, maxHeld: once });
  });
  return [...open, ...(keys.length < ends.length - 1 ? [lostReference(name, first!)] : [])];
}

const keysOf = (relation: Relation, name: string): ForeignKey[] =>
  relation.foreignKeys.filter(({ origin }) => origin.path.join() === name);

const refersTo = (key: ForeignKey, end: End): boolean => key.entity === end.entity && key.role === end.role;

/** The relation whose columns stem from a relationship, where its foreign key is gone. */
const columnHolder = (name: string, schema: RelationalSchema): Relation | undefined =>
  schema.relations.find(({ columns }) => columns.some(({ origin }) => origin.path.join() === name));

function ofEnd(
  { name, ends }: RelationshipType,
  { entity, min, max, role }: End,
  { minHeld, maxHeld }: { readonly minHeld: boolean; readonly maxHeld: boolean },
): Unenforced[] {
  const others = ends.filter((end) => end.entity !== entity || end.role !== role).map((end) => end.entity);
  const twice = ends.filter((end) => end.entity === entity).length > 1;
  const id = `${name}.${twice && role !== undefined ? role : entity}`;
  const told = `${name} with ${others.join(" and ")}${twice && role !== undefined ? ` as ${role}` : ""}`;
  const found: Unenforced[] = [];
  if (!minHeld) {
    found.push({
      id: `${id}.min`,
      says: `Each ${entity} takes part in ${told} at least ${times(min)}.`,
      why: "A row that is missing elsewhere is no violation: nothing is there to be refused.",
      path: [name],
    });
  }
  if (!maxHeld && max !== Number.POSITIVE_INFINITY) {
    found.push({
      id: `${id}.max`,
      says: `Each ${entity} takes part in ${told} at most ${times(max)}.`,
      why: max === 1 ? "No unique key covers the foreign key." : "A key counts to one.",
      path: [name],
    });
  }
  return found;
}

const times = (count: number): string => (count === 1 ? "once" : count === 2 ? "twice" : `${count} times`);

const lostReference = (name: string, relation: Relation): Unenforced => ({
  id: `${name}.reference`,
  says: `What ${relation.name} says of ${name} refers to a row that is there.`,
  why: "The foreign key was given up.",
  path: [name],
});
