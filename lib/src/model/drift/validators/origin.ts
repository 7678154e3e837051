/** The names that a model has, so that a misspelt one does not compile where a hospital's origins are written. */
export interface ModelNames {
  /** `Person.name`, `triages.triaged_at`. */
  readonly attribute: string;
  readonly entity: string;
  readonly relationship: string;
}

/** An attribute, or a part of a composite one: `Person.sex`, `Person.name.given_name`, `triages.triaged_at`. */
export type AttributePath<N extends ModelNames = ModelNames> = N["attribute"] | `${N["attribute"]}.${string}`;

/**
 * A step from one entity to others: a relationship type; with `.role` of the end that it leads to where that is in doubt
 * (`supervises.supervisor`); a category or subclass that the entity belongs to; from a relationship to the entity type at an end.
 */
export type Hop<N extends ModelNames = ModelNames> =
  | N["relationship"]
  | `${N["relationship"]}.${string}`
  | N["entity"];

interface Reached<N extends ModelNames> {
  /** The way from what the object around the field stands for; absent: the field tells of that itself. */
  readonly via?: readonly Hop<N>[];
  /** The way leads to several, and the document holds one: which, in a few words. */
  readonly one?: string;
}

/**
 * Where a field of a document stems from. Text is an attribute of what the object around it stands for, or of one of its superclasses.
 */
export type FieldOrigin<N extends ModelNames = ModelNames> =
  | AttributePath<N>
  | (Reached<N> & {
      readonly attribute: AttributePath<N>;
      /** The column of the lookup table that stands for the value: `dispatch_priority.priority`. */
      readonly lookup?: string;
      /** A composite attribute as one text: what stands between its parts. */
      readonly joined?: string;
    })
  /** A column that a refinement made, or the mapping of a category: `dispatch.dispatch_id`, `arrival.kind`. */
  | (Reached<N> & { readonly column: string })
  /** An object, or an array of them, that stands for an entity or for a relationship. */
  | (Reached<N> & {
      readonly embeds: N["entity"] | N["relationship"];
      /** Why an array that holds nothing is left out; it would be there, and empty, otherwise. */
      readonly absent?: string;
    })
  /** An object or an array that only puts fields together, and why. */
  | { readonly group: string }
  /** A member of a GeoJSON object, whose field stems from a point. */
  | { readonly geoJson: "type" | "coordinates" }
  /** The model knows nothing of it: why it is there. */
  | { readonly documentOnly: string };

/** Origins by path as MongoDB writes it, through arrays too: `assessments.vital_signs.taken_at`. */
export type FieldOrigins<N extends ModelNames = ModelNames> = Readonly<Record<string, FieldOrigin<N>>>;

/** One alternative of a validator's `oneOf`. */
export interface BranchOrigins<N extends ModelNames = ModelNames> {
  /** What a document of this branch stands for. */
  readonly is?: N["entity"];
  /** Its own fields, and fields of all whose origin is another here. */
  readonly fields: FieldOrigins<N>;
}

/** Where the fields of one collection stem from. */
export interface CollectionOrigins<N extends ModelNames = ModelNames> {
  readonly collection: string;
  /** What a document stands for; absent where that depends on the branch, or where it is several entities at once. */
  readonly is?: N["entity"];
  readonly fields: FieldOrigins<N>;
  /**
   * Why the document has no `additionalProperties: false`. Every object of a document is closed, in each branch; only the document
   * itself can have a reason not to be, which is that the branches of `oneOf` add fields to it.
   */
  readonly open?: string;
  readonly branches?: {
    /** The field whose value tells the branch. */
    readonly by: string;
    /** The specialisation whose subclasses the branches are, if they are. */
    readonly specialisation?: string;
    /** By the value. */
    readonly cases: Readonly<Record<string, BranchOrigins<N>>>;
  };
  /** Why the collection has no validator. */
  readonly unvalidated?: string;
}

/** The origin as messages quote it. */
export function sayOrigin(origin: FieldOrigin): string {
  if (typeof origin === "string") return origin;
  if ("documentOnly" in origin) return "the document alone";
  if ("group" in origin) return "a group of fields";
  if ("geoJson" in origin) return `GeoJSON's ${origin.geoJson}`;
  const what =
    "attribute" in origin ? origin.attribute : "column" in origin ? `column ${origin.column}` : origin.embeds;
  return origin.via === undefined ? what : `${what} by way of ${origin.via.join(", ")}`;
}
