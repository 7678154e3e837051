import type { FindingCode } from "../../../../lib/src/model/eer/check/finding.js";
import {
  type EerModel,
  type EntitySpec,
  key,
  model,
  type RelationshipSpec,
  type SpecialisationSpec,
  whole,
} from "../../../../lib/src/model/eer/index.js";

/** A model with one mistake, and the one finding that it must give. */
export interface Mistake {
  readonly code: FindingCode;
  /** What is wrong, to be read after "when". */
  readonly when: string;
  readonly model: EerModel;
  readonly subject: readonly string[];
  readonly message: string;
}

/** What a case adds to the sound model or puts in place of a part of it. Names are not held against each other, as in plain JavaScript. */
interface Change {
  readonly entities?: Readonly<Record<string, EntitySpec<string>>>;
  readonly relationships?: Readonly<Record<string, RelationshipSpec<string>>>;
  readonly specialisations?: Readonly<Record<string, SpecialisationSpec<string>>>;
}

/** A sound model of calls and units, with a change. */
export const changed = ({ entities, relationships, specialisations = {} }: Change): EerModel =>
  model<string>({
    name: "Calls and units",
    entities: {
      Call: { attributes: { call_no: key(whole()) } },
      Unit: { attributes: { unit_no: key(whole()) } },
      ...entities,
    },
    relationships: {
      takes: {
        between: [
          ["Call", "(0,N)"],
          ["Unit", "(0,N)"],
        ],
      },
      ...relationships,
    },
    specialisations,
  });

/** A relationship that links an entity type to Call, so that it is not alone. */
export const concerns = (entity: string): Readonly<Record<string, RelationshipSpec<string>>> => ({
  concerns: {
    between: [
      [entity, "(0,N)"],
      ["Call", "(0,N)"],
    ],
  },
});

/** An entity type Report with these attributes, linked to Call. */
export const report = (attributes: NonNullable<EntitySpec<string>["attributes"]>): EerModel =>
  changed({
    entities: { Report: { attributes: { report_no: key(whole()), ...attributes } } },
    relationships: concerns("Report"),
  });
