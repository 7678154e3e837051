import { model } from "../../model/eer/index.js";
import { calls, callsRelationships } from "./calls.js";
import {
  emergencyDepartment,
  emergencyDepartmentRelationships,
  emergencyDepartmentSpecialisations,
} from "./emergency-department.js";
import { fleet, fleetRelationships, fleetSpecialisations } from "./fleet.js";
import { people, peopleRelationships, peopleSpecialisations } from "./people.js";

/** The hospital's conceptual model: thirty entity types from the emergency call to the disposition decision. */
export const hospitalModel = model({
  name: "Hospital Emergency Response System",
  entities: { ...people, ...fleet, ...calls, ...emergencyDepartment },
  relationships: {
    ...peopleRelationships,
    ...fleetRelationships,
    ...callsRelationships,
    ...emergencyDepartmentRelationships,
  },
  specialisations: {
    ...peopleSpecialisations,
    ...fleetSpecialisations,
    ...emergencyDepartmentSpecialisations,
  },
});
