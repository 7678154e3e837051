import { part as lanesOf } from "../../model/behaviour/index.js";
import {
  activity,
  chen,
  crowsFoot,
  type Drawing,
  type Paper,
  stateMachine,
  umlClasses,
} from "../../model/diagram/index.js";
import { type EerModel, part } from "../../model/eer/index.js";
import { emergency, unitStatus } from "../behaviour/index.js";
import { calls } from "../model/calls.js";
import { emergencyDepartment } from "../model/emergency-department.js";
import { fleet } from "../model/fleet.js";
import { hospitalModel } from "../model/index.js";
import { people } from "../model/people.js";
import { treatments } from "../model/treatments.js";

/** A picture of the hospital that is committed. */
export interface HospitalDiagram {
  /** Name of its file, without `.svg`. */
  readonly name: string;
  /** What it shows, in a few words. */
  readonly shows: string;
  /** The smallest paper on which its smallest text has 7 points or more. */
  readonly paper: Paper;
  draw(): Drawing;
}

type Name = (typeof hospitalModel.entities)[number]["name"];

/** Some entity types, and the owners of those that are weak: what identifies them is to be seen. */
function only(entities: object): EerModel {
  const names = new Set(Object.keys(entities));
  for (const { name, owners } of hospitalModel.entities)
    if (names.has(name)) for (const owner of owners) names.add(owner);
  return part(hospitalModel, { only: [...names] as Name[] });
}

/** All pictures of the hospital: the whole in each notation, its four parts, and what happens in it. */
export const hospitalDiagrams: readonly HospitalDiagram[] = [
  {
    name: "eer",
    shows: "the whole model in Chen's notation, without attributes",
    paper: "A4",
    draw: () => chen(hospitalModel, { attributes: false }),
  },
  {
    name: "eer-poster",
    shows: "the whole model in Chen's notation, with every attribute: a poster",
    paper: "A3",
    draw: () => chen(hospitalModel),
  },
  {
    name: "eer-people",
    shows: "persons, staff and patients",
    paper: "A4",
    draw: () => chen(only(people)),
  },
  {
    name: "eer-fleet",
    shows: "stations, ambulances and their crews",
    paper: "A4",
    draw: () => chen(only(fleet)),
  },
  {
    name: "eer-calls",
    shows: "calls, dispatches, assessments and vital signs",
    paper: "A4",
    draw: () => chen(only(calls)),
  },
  {
    name: "eer-emergency-department",
    shows: "visits, triage, beds, treatments and the disposition",
    paper: "A4",
    draw: () => chen(only({ ...emergencyDepartment, ...treatments })),
  },
  {
    name: "crows-foot",
    shows: "the whole model in crow's foot notation",
    paper: "A3",
    draw: () => crowsFoot(hospitalModel),
  },
  {
    name: "uml-classes",
    shows: "the whole model as a UML class diagram",
    paper: "A3",
    draw: () => umlClasses(hospitalModel),
  },
  {
    name: "unit-status",
    shows: "the states of an ambulance, as a UML state machine with NEMSIS times",
    paper: "A4",
    draw: () => stateMachine(unitStatus),
  },
  {
    name: "emergency",
    shows: "from the emergency call to the disposition, as a UML activity",
    paper: "A3",
    draw: () => activity(emergency),
  },
  {
    name: "emergency-outside",
    shows: "the same, outside the hospital",
    paper: "A4",
    draw: () => activity(lanesOf(emergency, { lanes: ["Caller", "Dispatcher", "Ambulance crew"] })),
  },
  {
    name: "emergency-inside",
    shows: "the same, inside the hospital",
    paper: "A4",
    draw: () => activity(lanesOf(emergency, { lanes: ["Nurse", "Physician"] })),
  },
];
