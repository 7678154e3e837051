import { ModelError } from "../../errors.js";
import type { Attribute, Domain, EerModel, EntityType } from "../eer/index.js";
import { domainChecks } from "./domain-check.js";
import { columnsOfAttributes, type KeyColumn, keyOf } from "./key-of.js";
import { referenceNames } from "./naming.js";
import type { Action, Check, Column, ForeignKey, Origin, RelationalSchema, UniqueKey } from "./relation.js";
import { togetherCheck } from "./together.js";

/** A relation while the steps work on it. */
export interface DraftRelation {
  name: string;
  columns: Column[];
  primaryKey: string[];
  uniqueKeys: UniqueKey[];
  foreignKeys: ForeignKey[];
  checks: Check[];
  origin: Origin;
}

/** A column that was added for an attribute or a reference. */
export interface AddedColumn {
  readonly name: string;
  /** The thing that the column belongs to may have no value of it. */
  readonly optional: boolean;
}

/** The relations made so far, and what the steps ask of the model. */
export class Draft {
  readonly relations = new Map<string, DraftRelation>();
  /**
   * For each subclass that shares a relation (8C, 8D), the SQL condition that a row of it is one of that subclass; it is never NULL.
   */
  readonly membership = new Map<string, string>();

  constructor(
    readonly model: EerModel,
    /** The relation in which each entity type lives; an entity type without one is only in its subclasses' relations (8B). */
    readonly homes: ReadonlyMap<string, string>,
    /** Categories that get a surrogate key, whatever the keys of their members. */
    readonly surrogates: readonly string[] = [],
  ) {}

  entity(name: string): EntityType {
    const found = this.model.entities.find((entity) => entity.name === name);
    if (found !== undefined) return found;
    throw new ModelError(
      "UNKNOWN_ENTITY",
      `There is no entity type "${name}" to map. Run check(model) first.`,
    );
  }

  key(entity: string): KeyColumn[] {
    return keyOf(this.model, entity, this.surrogates);
  }

  /** Starts a relation. @throws {ModelError} `RELATION_TWICE` */
  start(name: string, path: readonly string[], step: number): DraftRelation {
    const before = this.relations.get(name);
    if (before !== undefined) {
      throw new ModelError(
        "RELATION_TWICE",
        `${path.join(".")} would become a second relation ${name}, beside ${before.origin.path.join(".")}. Rename one of the two in the model.`,
      );
    }
    const relation: DraftRelation = {
      name,
      columns: [],
      primaryKey: [],
      uniqueKeys: [],
      foreignKeys: [],
      checks: [],
      origin: { path, step, refinedBy: [] },
    };
    this.relations.set(name, relation);
    return relation;
  }

  /**
   * The relation in which an entity type lives.
   *
   * @param needed by what, for the message
   * @throws {ModelError} `NO_RELATION` for a superclass mapped by 8B
   */
  home(entity: string, needed = "something"): DraftRelation {
    const name = this.homes.get(entity);
    const relation = name === undefined ? undefined : this.relations.get(name);
    if (relation !== undefined) return relation;
    throw new ModelError(
      "NO_RELATION",
      `${entity} has no relation of its own (option 8B), but ${needed} needs it: to refer to it, or to stand there. Map its specialisation by 8A.`,
    );
  }

  /**
   * Adds simple attributes and the parts of composite ones; derived and multivalued ones are not for here. The parts of an optional
   * composite attribute are NULL together, except those that are optional by themselves.
   *
   * @param nullable the columns may be NULL whatever the attributes say, because the row may be of something else
   */
  addAttributes(
    relation: DraftRelation,
    attributes: readonly Attribute[],
    path: readonly string[],
    step: number,
    nullable = false,
  ): AddedColumn[] {
    return attributes.flatMap((attribute) => {
      const { name, domain, parts, optional = false, multivalued = false, derivedFrom } = attribute;
      if (derivedFrom !== undefined || multivalued) return [];
      const origin = { path: [...path, name], step, refinedBy: [] };
      const loose = nullable || optional;
      if (parts !== undefined) {
        const added = this.addAttributes(relation, parts, origin.path, step, loose);
        if (!optional) return added;
        relation.checks.push(...togetherCheck(added, origin));
        return added.map((column) => ({ ...column, optional }));
      }
      if (domain === undefined) return [];
      this.addColumn(relation, name, domain, loose, origin);
      return [{ name, optional }];
    });
  }

  /** Adds a column with the conditions of its domain. @throws {ModelError} `COLUMN_TWICE` */
  addColumn(relation: DraftRelation, name: string, domain: Domain, nullable: boolean, origin: Origin): void {
    refuseColumnTwice(relation, name, origin.path, "Rename an attribute, or an end's role.");
    relation.columns.push({ name, domain, nullable, origin });
    for (const expression of domainChecks(name, domain)) relation.checks.push({ expression, origin });
  }

  /** Adds columns that refer to an entity's relation, and the foreign key. Returns the columns' names. */
  addReference(
    relation: DraftRelation,
    entity: string,
    { role, nullable, onDelete, path, step, advice = `Give its end at ${entity} a role.` }: Reference,
  ): string[] {
    const key = this.key(entity);
    const home = this.homes.get(entity);
    if (home === undefined) this.home(entity, path.join(".")); // says why
    const origin = { path, step, refinedBy: [] };
    const names = referenceNames(
      key.map(({ name }) => name),
      role,
    );
    key.forEach(({ domain }, i) => {
      const name = names[i]!;
      refuseColumnTwice(relation, name, path, advice);
      // The column that is referred to keeps to the domain; here the foreign key does.
      relation.columns.push({ name, domain, nullable, origin });
    });
    relation.foreignKeys.push({
      columns: names,
      relation: home!,
      references: key.map(({ name }) => name),
      entity,
      ...(role === undefined ? {} : { role }),
      onDelete,
      onUpdate: "NO ACTION",
      origin,
    });
    return names;
  }

  /**
   * Adds the primary key of a relation as columns that refer to it; such a row goes when that one goes.
   *
   * @param entity the entity type whose rows are meant, if the relation is one's home
   * @returns the columns' names
   */
  addReferenceToRelation(
    relation: DraftRelation,
    target: DraftRelation,
    entity: string | undefined,
    origin: Origin,
  ): string[] {
    const { primaryKey } = target;
    for (const name of primaryKey) {
      const { domain } = target.columns.find((column) => column.name === name)!;
      relation.columns.push({ name, domain, nullable: false, origin });
    }
    relation.foreignKeys.push({
      columns: primaryKey,
      relation: target.name,
      references: primaryKey,
      ...(entity === undefined ? {} : { entity }),
      onDelete: "CASCADE",
      onUpdate: "NO ACTION",
      origin,
    });
    return primaryKey;
  }

  /** Further keys of an entity type as unique keys; the first one is the primary key. */
  addFurtherKeys(relation: DraftRelation, entity: EntityType, step: number): void {
    for (const attribute of entity.attributes.filter(({ key }) => key)) {
      const columns = columnsOfAttributes([entity.name], [attribute]).map(({ name }) => name);
      if (columns.join() === relation.primaryKey.join()) continue;
      relation.uniqueKeys.push({
        columns,
        origin: { path: [entity.name, attribute.name], step, refinedBy: [] },
      });
    }
  }

  schema(): RelationalSchema {
    return {
      relations: [...this.relations.values()].map((relation) => ({
        ...relation,
        columns: [...relation.columns],
        primaryKey: [...relation.primaryKey],
        uniqueKeys: [...relation.uniqueKeys],
        foreignKeys: [...relation.foreignKeys],
        checks: [...relation.checks],
      })),
    };
  }
}

interface Reference {
  readonly role: string | undefined;
  readonly nullable: boolean;
  readonly onDelete: Action;
  readonly path: readonly string[];
  readonly step: number;
  /** What to do if the column is there already. */
  readonly advice?: string;
}

/** MySQL does not tell columns apart by capitals. */
function refuseColumnTwice(
  { name: relation, columns }: DraftRelation,
  name: string,
  path: readonly string[],
  advice: string,
): void {
  const before = columns.find((column) => column.name.toLowerCase() === name.toLowerCase());
  if (before === undefined) return;
  throw new ModelError(
    "COLUMN_TWICE",
    `${path.join(".")} would become a second column ${relation}.${name}, beside ${before.origin.path.join(".")}. ${advice}`,
  );
}
