import type { EerModel, End, RelationshipType } from "../eer/index.js";
import type { ForeignKey, Relation, RelationalSchema } from "./relation.js";

/** A constraint of the model that no key, foreign key or column of the schema enforces. */
export interface Unenforced {
  /** Stable name: `measures.Assessment.min`, `staff_role.total`, `enters.reference`. */
  readonly id: string;
  /** The constraint in a sentence. */
  readonly says: string;
  /** Why the schema cannot hold it. */
  readonly why: string;
  /** Path in the model. */
  readonly path: readonly string[];
}

/**
 * What the schema leaves open of the model: participation on the side that holds no foreign key, maxima that no key holds, totality,
 * disjointness without a discriminator, members of categories, references without a foreign key. Each wants a guard elsewhere: a
 * procedure, a rule that finds offenders, or a test.
 *
 * @param schema mapped from the model, refined or not: what belongs together is told by its origins
 */
export function unenforced(model: EerModel, schema: RelationalSchema): Unenforced[] {
  return [
    ...model.relationships.flatMap((relationship) => ofRelationship(relationship, schema)),
    ...model.specialisations.flatMap((specialisation) => ofSpecialisation(specialisation, schema)),
    ...model.categories.flatMap((category) => ofCategory(category, schema)),
  ];
}

function ofRelationship(relationship: RelationshipType, schema: RelationalSchema): Unenforced[] {
  const { name } = relationship;
  const path = [name];
  const own = schema.relations.find(({ origin }) => origin.path.join() === name);
  if (own !== undefined) {
    const keys = own.foreignKeys.filter(({ origin }) => origin.path.join() === name);
    const ends = relationship.ends.flatMap((end) => {
      const key = keys.find(({ role }) => role === end.role) ?? keys[relationship.ends.indexOf(end)];
      const once = end.max === 1 && key !== undefined && isUnique(own, key.columns);
      return ofEnd(relationship, end, { minHeld: end.min === 0, maxHeld: once });
    });
    return keys.length === relationship.ends.length ? ends : [...ends, lostReference(name, own)];
  }
  const found = holderOf(relationship, schema);
  if (found === undefined) {
    const holder = columnHolder(name, schema);
    const ends = relationship.ends.flatMap((end) =>
      ofEnd(relationship, end, { minHeld: end.min === 0 || end.max === 1, maxHeld: end.max === 1 }),
    );
    return holder === undefined ? ends : [...ends, lostReference(name, holder)];
  }
  const { relation, key, holder, target } = found;
  const nullable = key.columns.some(
    (column) => relation.columns.find((each) => each.name === column)?.nullable,
  );
  return [
    ...ofEnd(relationship, holder, { minHeld: holder.min === 0 || !nullable, maxHeld: holder.max === 1 }),
    ...ofEnd(relationship, target, {
      minHeld: target.min === 0,
      maxHeld: target.max === 1 && isUnique(relation, key.columns),
    }),
  ].map((each) => ({ ...each, path }));
}

interface Holder {
  readonly relation: Relation;
  readonly key: ForeignKey;
  readonly holder: End;
  readonly target: End;
}

/** The relation that holds a binary relationship as a foreign key, and which end is which. */
function holderOf({ name, ends }: RelationshipType, schema: RelationalSchema): Holder | undefined {
  for (const relation of schema.relations) {
    const key = relation.foreignKeys.find(({ origin }) => origin.path.join() === name);
    if (key === undefined) continue;
    const target =
      ends.find(({ role }) => role !== undefined && role === key.role) ??
      ends.find(({ entity }) => entity !== relation.origin.path[0]);
    const holder = ends.find((end) => end !== target);
    if (target !== undefined && holder !== undefined) return { relation, key, holder, target };
  }
  return undefined;
}

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
  const told = `${name} with ${others.join(" and ")}`;
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

function ofSpecialisation(
  { name, superclass, subclasses, disjoint, total }: EerModel["specialisations"][number],
  schema: RelationalSchema,
): Unenforced[] {
  const relations = subclasses.flatMap((subclass) => relationOf(schema, subclass) ?? []);
  if (relations.length < subclasses.length) return []; // 8C, 8D: a column of the superclass's relation says it
  const above = relationOf(schema, superclass);
  if (above === undefined) return []; // 8B: a row is in one relation because it is nowhere else
  const found: Unenforced[] = [];
  if (total) {
    found.push({
      id: `${name}.total`,
      says: `Each ${superclass} is also one of ${subclasses.join(", ")}.`,
      why: "The row of the superclass is written first; MySQL has no constraint that waits for the second row.",
      path: [name],
    });
  }
  if (disjoint && !relations.every((relation) => isDiscriminated(relation, above))) {
    found.push({
      id: `${name}.disjoint`,
      says: `No ${superclass} is two of ${subclasses.join(", ")}.`,
      why: "Keys of two relations are not compared with each other.",
      path: [name],
    });
  }
  return found;
}

function ofCategory(
  { name, superclasses, total }: EerModel["categories"][number],
  schema: RelationalSchema,
): Unenforced[] {
  const relation = relationOf(schema, name);
  if (relation === undefined) return [];
  const members = superclasses.flatMap((superclass) => relationOf(schema, superclass) ?? []);
  const keyTo = (member: Relation): ForeignKey | undefined =>
    member.foreignKeys.find((key) => key.relation === relation.name);
  const found: Unenforced[] = [
    {
      id: `${name}.member`,
      says: `Each ${name} is one of ${superclasses.join(", ")}.`,
      why: "The foreign key stands on the side of the members.",
      path: [name],
    },
  ];
  if (!members.every((member) => isDiscriminated(member, relation))) {
    found.push({
      id: `${name}.exclusive`,
      says: `No ${name} is two of ${superclasses.join(", ")}.`,
      why: "Keys of two relations are not compared with each other.",
      path: [name],
    });
  }
  const isHeld = (member: Relation): boolean => {
    const columns = keyTo(member)?.columns ?? [];
    return (
      columns.length > 0 &&
      columns.every((each) => !member.columns.find(({ name }) => name === each)?.nullable)
    );
  };
  if (total && !members.every(isHeld)) {
    found.push({
      id: `${name}.total`,
      says: `Each of ${superclasses.join(", ")} is a ${name}.`,
      why: "The foreign key may be NULL.",
      path: [name],
    });
  }
  return found;
}

const relationOf = (schema: RelationalSchema, entity: string): Relation | undefined =>
  schema.relations.find(({ origin }) => origin.path.join() === entity);

/** The foreign key to the relation above holds a column that a check fixes to one value, other than that of the key. */
function isDiscriminated(relation: Relation, above: Relation): boolean {
  const key = relation.foreignKeys.find((each) => each.relation === above.name);
  return (key?.columns ?? []).some((column) =>
    relation.checks.some(({ expression }) => expression.startsWith(`${column} = '`)),
  );
}

function isUnique(relation: Relation, columns: readonly string[]): boolean {
  const sets = [relation.primaryKey, ...relation.uniqueKeys.map((key) => key.columns)];
  return sets.some((set) => set.length > 0 && set.every((column) => columns.includes(column)));
}
