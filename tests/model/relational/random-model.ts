/**
 * Sound EER models: keys, weak types, specialisations (also defined by an attribute), categories, relationships of any degree, rules, every
 * kind of attribute; in an order that need not suit the mapping.
 */

import fc from "fast-check";
import {
  type AttributeSpec,
  composite,
  derived,
  type EerModel,
  key,
  model,
  multivalued,
  oneOf,
  optional,
  partialKey,
  text,
  whole,
} from "../../../lib/src/model/eer/index.js";
import type {
  EntitySpec,
  RelationshipSpec,
  Rule,
  SpecialisationSpec,
} from "../../../lib/src/model/eer/model.js";

type Attributes = Record<string, AttributeSpec>;

/** Draws numbers from 0 up to but not including `below`. */
type Draw = (below: number) => number;

export const randomModel: fc.Arbitrary<EerModel> = fc
  .array(fc.nat(1_000_000), { minLength: 60, maxLength: 120 })
  .map((numbers) => {
    let at = 0;
    return new Builder((below) => numbers[at++ % numbers.length]! % below).model();
  });

class Builder {
  readonly #entities: Record<string, EntitySpec<string>> = {};
  readonly #relationships: Record<string, RelationshipSpec<string>> = {};
  readonly #specialisations: Record<string, SpecialisationSpec<string>> = {};
  /** The entity types from which an entity type has its key. */
  readonly #roots = new Map<string, string>();
  #names = 0;

  constructor(readonly draw: Draw) {}

  model(): EerModel {
    for (let i = 0; i <= this.draw(3); i++) this.#strong();
    for (let i = 0; i < this.draw(3); i++) this.#weak();
    for (let i = 0; i < this.draw(3); i++) this.#specialise();
    if (this.draw(2) === 0) this.#unite();
    for (let i = 0; i < this.draw(2); i++) this.#specialise();
    for (let i = 0; i < this.draw(4); i++) this.#relate();
    return model({
      name: "Random",
      entities: this.#entities,
      relationships: this.#relationships,
      specialisations: this.#shuffled(this.#specialisations),
    });
  }

  #strong(): void {
    const name = this.#name("E");
    const second = this.draw(2) === 0 ? { [this.#name("k")]: key(this.#keyDomain()) } : {};
    this.#entities[name] = {
      attributes: { [this.#name("k")]: key(this.#keyDomain()), ...second, ...this.#attributes() },
      rules: this.#rules(),
    };
    this.#roots.set(name, name);
  }

  #weak(): void {
    const name = this.#name("W");
    const owners = this.#some(1 + this.draw(2));
    const first = Object.keys(this.#entities)[0]!;
    const partial: Attributes = { [this.#name("p")]: partialKey(this.#keyDomain()) };
    this.#entities[name] = { owners, attributes: { ...partial, ...this.#attributes() } };
    const groups = owners.length === 2 && this.draw(2) === 0 ? [owners] : owners.map((owner) => [owner]);
    for (const group of groups) {
      this.#relationships[this.#name("r")] = {
        identifying: true,
        between: [
          ...group.map((owner) => [owner, "(0,N)", this.#name("o")] as const),
          [name, "(1,1)", this.#name("w")] as const,
          ...(this.draw(3) === 0 && !owners.includes(first)
            ? [[first, "(0,N)", this.#name("x")] as const]
            : []),
        ],
        attributes: this.#attributes(),
      };
    }
    this.#roots.set(name, name);
  }

  #specialise(): void {
    const superclass = this.#any();
    const subclasses = Array.from({ length: 1 + this.draw(3) }, () => this.#name("S"));
    for (const subclass of subclasses) {
      this.#entities[subclass] = {
        attributes: this.draw(2) === 0 ? this.#attributes() : {},
        rules: this.draw(3) === 0 ? this.#rules() : [],
      };
      this.#roots.set(subclass, this.#roots.get(superclass)!);
    }
    const isDefined = this.#entities[superclass]!.unionOf === undefined && this.draw(3) === 0;
    this.#specialisations[this.#name("s")] = {
      of: superclass,
      into: subclasses,
      constraint: isDefined || this.draw(2) === 0 ? "disjoint" : "overlapping",
      participation: this.draw(2) === 0 ? "total" : "partial",
      ...(isDefined ? this.#defined(superclass, subclasses) : {}),
    };
  }

  /** Gives the superclass an attribute that decides; a partial specialisation has a value for none of the subclasses. */
  #defined(superclass: string, subclasses: readonly string[]): Partial<SpecialisationSpec<string>> {
    const attribute = this.#name("d");
    const isTotal = this.draw(2) === 0;
    const domain = oneOf([...subclasses, ...(isTotal ? [] : ["none"])]);
    const entity = this.#entities[superclass]!;
    this.#entities[superclass] = { ...entity, attributes: { ...entity.attributes, [attribute]: domain } };
    const values = Object.fromEntries(subclasses.map((subclass) => [subclass, subclass]));
    return { participation: isTotal ? "total" : "partial", definedBy: { attribute, values } };
  }

  /** A rule on any number of the model so far: of the same entity type, of one above it, or of another. */
  #rules(): Rule[] {
    const all = Object.values(this.#entities).flatMap(({ attributes = {} }) => Object.entries(attributes));
    const numbers = all.filter(([, { domain }]) => domain?.kind === "whole");
    const named = numbers[this.draw(Math.max(1, numbers.length))]?.[0];
    return named === undefined || this.draw(2) === 0 ? [] : [{ says: "It is so.", check: `${named} >= 0` }];
  }

  /** A category of entity types with different roots; of one relation's rows two kinds cannot both refer to it. */
  #unite(): void {
    const members = new Map(this.#some(4).map((name) => [this.#roots.get(name)!, name]));
    if (members.size < 2) return;
    const name = this.#name("C");
    this.#entities[name] = {
      unionOf: [...members.values()],
      total: this.draw(2) === 0,
      attributes: this.#attributes(),
    };
    this.#roots.set(name, name);
  }

  #relate(): void {
    const participations = ["(0,1)", "(1,1)", "(0,N)", "(1,N)", "(0,2)"] as const;
    const ends = Array.from({ length: 2 + this.draw(2) }, () => this.#any());
    this.#relationships[this.#name("r")] = {
      between: ends.map((entity) => [entity, participations[this.draw(5)]!, this.#name("o")] as const),
      attributes: this.#attributes(),
    };
  }

  #attributes(): Attributes {
    const made: Attributes = {};
    for (let i = 0; i < this.draw(4); i++) made[this.#name("a")] = this.#attribute();
    const [first] = Object.keys(made);
    if (first !== undefined && this.draw(4) === 0) made[this.#name("a")] = derived(whole(), first);
    return made;
  }

  #attribute(): AttributeSpec {
    const part = (): AttributeSpec => this.#simple();
    switch (this.draw(7)) {
      case 0:
        return multivalued(part());
      case 1:
        return optional(composite({ [this.#name("a")]: part(), [this.#name("a")]: optional(part()) }));
      case 2:
        return composite({ [this.#name("a")]: part(), [this.#name("a")]: multivalued(part()) });
      case 3:
        return multivalued(
          composite({ [this.#name("a")]: part(), [this.#name("a")]: multivalued(optional(part())) }),
        );
      case 4:
        return optional(part());
      default:
        return part();
    }
  }

  #simple(): AttributeSpec {
    return this.draw(2) === 0 ? whole({ min: 0, max: 9 }) : text(20);
  }

  #keyDomain(): AttributeSpec {
    const part = (): Attributes => ({ [`${this.#name("k")}_id`]: whole() });
    switch (this.draw(3)) {
      case 0:
        return composite({ ...part(), ...part() });
      case 1:
        return composite({ ...part(), [this.#name("k")]: composite({ ...part(), ...part() }) });
      default:
        return whole();
    }
  }

  #name(letter: string): string {
    return `${letter}${this.#names++}`;
  }

  #any(): string {
    const names = Object.keys(this.#entities);
    return names[this.draw(names.length)]!;
  }

  #some(count: number): string[] {
    return [...new Set(Array.from({ length: count }, () => this.#any()))];
  }

  #shuffled<T>(record: Record<string, T>): Record<string, T> {
    const entries = Object.entries(record);
    return Object.fromEntries(this.draw(2) === 0 ? entries : entries.reverse());
  }
}
