import type { CollectionOrigins, FieldOrigins } from "../../../model/drift/validators/origin.js";
import type { calls, callsRelationships } from "../../model/calls.js";
import type {
  emergencyDepartment,
  emergencyDepartmentRelationships,
} from "../../model/emergency-department.js";
import type { fleet, fleetRelationships } from "../../model/fleet.js";
import type { people, peopleRelationships } from "../../model/people.js";
import type { treatmentRelationships, treatments } from "../../model/treatments.js";

type Entities = typeof people & typeof fleet & typeof calls & typeof emergencyDepartment & typeof treatments;
type Relationships = typeof peopleRelationships &
  typeof fleetRelationships &
  typeof callsRelationships &
  typeof emergencyDepartmentRelationships &
  typeof treatmentRelationships;

type AttributesOf<Types> = {
  [Name in keyof Types & string]: Types[Name] extends { readonly attributes: infer Attributes }
    ? `${Name}.${keyof Attributes & string}`
    : never;
}[keyof Types & string];

/** The names of the hospital's model. Parts of composite attributes are not among them: a comparison finds a wrong one. */
export interface HospitalNames {
  readonly attribute: AttributesOf<Entities> | AttributesOf<Relationships>;
  readonly entity: keyof Entities & string;
  readonly relationship: keyof Relationships & string;
}

export type HospitalOrigins = CollectionOrigins<HospitalNames>;
export type HospitalFields = FieldOrigins<HospitalNames>;
