import type { Attribute, Category, EerModel, EntityType, RelationshipType } from "../model.js";
import { specialisationsAbove } from "../specialisations-above.js";

/** What the checks ask of a model; names that lead nowhere and cycles do it no harm. */
export class Lookup {
  private readonly byName: ReadonlyMap<string, EntityType>;

  constructor(readonly model: EerModel) {
    this.byName = new Map(model.entities.map((entity) => [entity.name, entity]));
  }

  get names(): string[] {
    return [...this.byName.keys()];
  }

  entity(name: string): EntityType | undefined {
    return this.byName.get(name);
  }

  category(name: string): Category | undefined {
    return this.model.categories.find((category) => category.name === name);
  }

  relationshipsOf(entity: string): RelationshipType[] {
    return this.model.relationships.filter(({ ends }) => ends.some((end) => end.entity === entity));
  }

  /** The entity types of which this one is a subclass, without those above them. */
  superclasses(name: string): string[] {
    return [...new Set(specialisationsAbove(this.model, name).map(({ superclass }) => superclass))];
  }

  /** All entity types above this one, the nearest first; without itself, even in a cycle. */
  ancestors(name: string): string[] {
    const found = new Set([name]);
    for (const each of found) for (const above of this.superclasses(each)) found.add(above);
    found.delete(name);
    return [...found];
  }

  /** Attributes of the entity type and of all above it, without the parts of composite ones. */
  attributes(name: string): Attribute[] {
    return [name, ...this.ancestors(name)].flatMap((each) => this.entity(each)?.attributes ?? []);
  }
}
