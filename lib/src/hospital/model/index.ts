import { model } from "../../model/eer/index.js";
import { calls, callsRelationships } from "./calls.js";
import { emergencyDepartment, emergencyDepartmentRelationships } from "./emergency-department.js";
import { fleet, fleetRelationships, fleetSpecialisations } from "./fleet.js";
import { people, peopleRelationships, peopleSpecialisations } from "./people.js";
import { treatmentRelationships, treatmentSpecialisations, treatments } from "./treatments.js";

/** The hospital's conceptual model: thirty entity types from the emergency call to the disposition decision. */
export const hospitalModel = model({
  name: "Hospital Emergency Response System",
  entities: { ...people, ...fleet, ...calls, ...emergencyDepartment, ...treatments },
  relationships: {
    ...peopleRelationships,
    ...fleetRelationships,
    ...callsRelationships,
    ...emergencyDepartmentRelationships,
    ...treatmentRelationships,
  },
  specialisations: {
    ...peopleSpecialisations,
    ...fleetSpecialisations,
    ...treatmentSpecialisations,
  },
});
