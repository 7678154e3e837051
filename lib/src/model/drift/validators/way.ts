import type { Attribute, EerModel, End } from "../../eer/index.js";

/** What an object of a document stands for: an entity of a type, or one relationship of a type. */
export interface Standing {
  readonly kind: "entity" | "relationship";
  readonly name: string;
}

/** How many there are at the end of a way, and why there may be none. */
export interface Count {
  readonly min: number;
  readonly max: number;
  readonly whyNone?: string;
}

/** The end of a way through the model; `wrong` says what the model does not know. */
export type Reached = (Count & { readonly at: Standing }) | { readonly wrong: string };

export const ONE: Count = { min: 1, max: 1 };

/** An entity type with all above it. */
export function lineage(model: EerModel, entity: string): string[] {
  const line = new Set([entity]);
  for (const each of line)
    for (const { subclasses, superclass } of model.specialisations)
      if (subclasses.includes(each)) line.add(superclass);
  return [...line];
}

/** Follows hops, one after the other; counts multiply, as each of several has several. */
export function follow(model: EerModel, from: Standing, hops: readonly string[]): Reached {
  let reached: Count & { readonly at: Standing } = { at: from, ...ONE };
  for (const hop of hops) {
    const next = step(model, reached.at, hop);
    if ("wrong" in next) return next;
    reached = { at: next.at, ...times(reached, next) };
  }
  return reached;
}

/** The same for a document that may stand for nothing of the model; then nothing is reached. */
export function reach(
  model: EerModel,
  standing: Standing | undefined,
  via: readonly string[] = [],
): (Count & { readonly at?: Standing }) | { readonly wrong: string } {
  if (standing !== undefined) return follow(model, standing, via);
  return via.length === 0 ? ONE : { wrong: "the document stands for nothing of the model" };
}

/** From an object to what is embedded in it: an entity that is reached already, or the relationships in which it takes part. */
export function embedded(model: EerModel, from: Standing, name: string): Reached {
  if (model.relationships.some((each) => each.name === name)) {
    const end = ownEnd(model, from, name);
    return "wrong" in end ? end : { at: { kind: "relationship", name }, ...countOf(end, name) };
  }
  if (from.kind === "entity" && lineage(model, from.name).includes(name))
    return { at: { kind: "entity", name }, ...ONE };
  return { wrong: `the way leads to ${from.name}, not to ${name}` };
}

/** The attribute, or part of one, of that path among what a type itself has, composite first: `["name", "given_name"]`. */
export function attributesAlong(
  model: EerModel,
  [type, ...names]: readonly string[],
): readonly Attribute[] | { readonly wrong: string } {
  const owner = [...model.entities, ...model.relationships].find(({ name }) => name === type);
  if (owner === undefined) return { wrong: `the model has no entity type and no relationship type ${type}` };
  const found: Attribute[] = [];
  let among = owner.attributes;
  for (const name of names) {
    const next = among.find((each) => each.name === name);
    if (next === undefined)
      return { wrong: `${[type, ...found.map((each) => each.name)].join(".")} has no attribute ${name}` };
    found.push(next);
    among = next.parts ?? [];
  }
  return found;
}

const times = (a: Count, b: Count): Count => {
  const whyNone = a.whyNone ?? b.whyNone;
  return { min: a.min * b.min, max: a.max * b.max, ...(whyNone === undefined ? {} : { whyNone }) };
};

function step(model: EerModel, from: Standing, hop: string): Reached {
  if (from.kind === "relationship") {
    const { ends } = model.relationships.find(({ name }) => name === from.name)!;
    const end = ends.find(({ entity, role }) => role === hop || entity === hop);
    if (end === undefined) return { wrong: `no end of ${from.name} is ${hop}` };
    return { at: { kind: "entity", name: end.entity }, ...ONE };
  }
  const [name = "", role] = hop.split(".");
  const relationship = model.relationships.find((each) => each.name === name);
  if (relationship !== undefined) {
    const own = ownEnd(model, from, name, role);
    if ("wrong" in own) return own;
    if (relationship.ends.length > 2) return { wrong: `${name} leads to several entities: embed it` };
    const other = relationship.ends.find((end) => end !== own)!;
    return { at: { kind: "entity", name: other.entity }, ...countOf(own, name) };
  }
  return belonging(model, from.name, hop);
}

/** From an entity to what it also is: its category or superclass; or what it may be: a subclass, or one of the types of a union. */
function belonging(model: EerModel, from: string, to: string): Reached {
  const at: Standing = { kind: "entity", name: to };
  const line = lineage(model, from);
  if (line.includes(to)) return { at, ...ONE };
  const whyNone = `not every ${from} is a ${to}`;
  const category = model.categories.find(({ name }) => name === to);
  if (category?.superclasses.some((each) => line.includes(each)))
    return category.total ? { at, ...ONE } : { at, min: 0, max: 1, whyNone };
  const united = model.categories.find(({ name }) => name === from)?.superclasses.includes(to);
  if (united || lineage(model, to).includes(from)) return { at, min: 0, max: 1, whyNone };
  return { wrong: `no way leads from ${from} to ${to}` };
}

/** The end at which an entity takes part. */
function ownEnd(
  model: EerModel,
  from: Standing,
  relationship: string,
  reachedRole?: string,
): End | { readonly wrong: string } {
  const { ends } = model.relationships.find(({ name }) => name === relationship)!;
  const line = from.kind === "entity" ? lineage(model, from.name) : [];
  const own = ends.filter(
    ({ entity, role }) => line.includes(entity) && (reachedRole === undefined || role !== reachedRole),
  );
  const [first] = own;
  if (first === undefined || (reachedRole !== undefined && !ends.some(({ role }) => role === reachedRole)))
    return { wrong: `${from.name} takes no part in ${relationship}` };
  if (own.length > 1) return { wrong: `${from.name} takes part in ${relationship} twice: name a role` };
  return first;
}

const countOf = ({ min, max, entity }: End, relationship: string): Count => ({
  min,
  max,
  ...(min > 0 ? {} : { whyNone: `not every ${entity} takes part in ${relationship}` }),
});
