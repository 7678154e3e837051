import { ModelError } from "../../errors.js";
import { identifyingRelationship } from "../eer/identifies.js";
import type { Attribute, Category, Domain, EerModel } from "../eer/index.js";
import { specialisationsAbove } from "../eer/specialisations-above.js";
import { referenceNames, snakeCase } from "./naming.js";

/** A column of the primary key that an entity type's relation gets. */
export interface KeyColumn {
  readonly name: string;
  readonly domain: Domain;
  /** Path of the attribute in the model. */
  readonly path: readonly string[];
}

/**
 * The primary key of the relation of an entity type, found before any relation is made, because keys travel: a weak entity type takes
 * its owners' keys and adds its partial key, a subclass takes its superclass's, a category whose members' keys differ gets a surrogate.
 *
 * @param surrogates categories that get a surrogate though their members' keys look alike
 * @throws {ModelError} `NO_KEY` if none can be found, `KEY_CYCLE` if the search comes back to where it began
 */
export function keyOf(
  model: EerModel,
  name: string,
  surrogates: readonly string[] = [],
  seen: readonly string[] = [],
): KeyColumn[] {
  if (seen.includes(name)) {
    throw new ModelError(
      "KEY_CYCLE",
      `${[...seen, name].join(" -> ")}: the key of ${name} depends on itself.`,
    );
  }
  const path = [...seen, name];
  const entity = model.entities.find((each) => each.name === name);
  if (entity === undefined) throw new ModelError("UNKNOWN_ENTITY", `There is no entity type "${name}".`);

  const category = model.categories.find((each) => each.name === name);
  if (category !== undefined) return sharedKey(model, category, surrogates, path) ?? [surrogate(name)];

  const [above] = specialisationsAbove(model, name);
  if (above !== undefined) return keyOf(model, above.superclass, surrogates, path);

  if (entity.owners.length > 0) {
    const owned = entity.owners.flatMap((owner) => {
      const end = identifyingRelationship(model, name, owner)?.ends.find((each) => each.entity === owner);
      const key = keyOf(model, owner, surrogates, path);
      const names = referenceNames(
        key.map((column) => column.name),
        end?.role,
      );
      return key.map((column, i) => ({ ...column, name: names[i]! }));
    });
    return [
      ...owned,
      ...columnsOfAttributes(
        [name],
        entity.attributes.filter(({ partialKey }) => partialKey),
      ),
    ];
  }
  const first = entity.attributes.find(({ key }) => key);
  if (first !== undefined) return columnsOfAttributes([name], [first]);
  throw new ModelError(
    "NO_KEY",
    `${name} has no key, so its relation has no primary key. Mark an attribute with key(...).`,
  );
}

/** Whether a category's members all have the same key, as cars and trucks have one vehicle number: then it needs no surrogate. */
export function sharedKey(
  model: EerModel,
  { name, superclasses }: Category,
  surrogates: readonly string[],
  seen: readonly string[] = [],
): KeyColumn[] | undefined {
  if (surrogates.includes(name)) return undefined;
  const [first, ...others] = superclasses.map((each) => keyOf(model, each, surrogates, seen));
  const spelt = (key: readonly KeyColumn[]): string =>
    key.map(({ name, domain }) => `${name} ${JSON.stringify(domain)}`).join();
  return first !== undefined && others.every((other) => spelt(other) === spelt(first)) ? first : undefined;
}

const surrogate = (entity: string): KeyColumn => ({
  name: `${snakeCase(entity)}_id`,
  domain: { kind: "whole" },
  path: [entity],
});

/** The columns of attributes that are stored once: an attribute's own, or those of its parts, however deep. */
export const columnsOfAttributes = (path: readonly string[], attributes: readonly Attribute[]): KeyColumn[] =>
  attributes.flatMap(({ name, domain, parts }) => {
    if (parts !== undefined) return columnsOfAttributes([...path, name], parts);
    return domain === undefined ? [] : [{ name, domain, path: [...path, name] }];
  });
