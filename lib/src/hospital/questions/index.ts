/** The questions' answers as Polars frames, one file a question. */

import type { FrameAnswer, FrameFile } from "../../workbook/question/index.js";
import { answer as agesOfPatients } from "./ages-of-patients.js";
import { answer as allergicPatientsOfHighAcuity } from "./allergic-patients-of-high-acuity.js";
import { answer as ambulancesPerStation } from "./ambulances-per-station.js";
import { answer as assessmentsPerPatient } from "./assessments-per-patient.js";
import { answer as bodySystemsCalledFor } from "./body-systems-called-for.js";
import { answer as busiestAmbulancesByMonth } from "./busiest-ambulances-by-month.js";
import { answer as busySpellsOfUnits } from "./busy-spells-of-units.js";
import { answer as calledForButNeverArrived } from "./called-for-but-never-arrived.js";
import { answer as callsAroundAPlace } from "./calls-around-a-place.js";
import { answer as callsByWeekdayAndPriority } from "./calls-by-weekday-and-priority.js";
import { answer as callsNearEachStation } from "./calls-near-each-station.js";
import { answer as callsPerDay } from "./calls-per-day.js";
import { answer as callsWithPatientAndAmbulance } from "./calls-with-patient-and-ambulance.js";
import { answer as callsWithoutAPatient } from "./calls-without-a-patient.js";
import { answer as complaintsWithAWord } from "./complaints-with-a-word.js";
import { answer as crewOnDutyAtDispatch } from "./crew-on-duty-at-dispatch.js";
import { answer as criticalCallsOfAMonth } from "./critical-calls-of-a-month.js";
import { answer as daysInARowWithCriticalCalls } from "./days-in-a-row-with-critical-calls.js";
import { answer as decisionsByTriageLevel } from "./decisions-by-triage-level.js";
import { answer as doorToPhysicianByTriageLevel } from "./door-to-physician-by-triage-level.js";
import { answer as drugsAndTheirDoses } from "./drugs-and-their-doses.js";
import { answer as handoversBetweenTwoPeople } from "./handovers-between-two-people.js";
import { answer as hoursOfAmbulancesByStatus } from "./hours-of-ambulances-by-status.js";
import { answer as lastTreatmentOfAllPatients } from "./last-treatment-of-all-patients.js";
import { answer as latestTreatmentOfEachPatient } from "./latest-treatment-of-each-patient.js";
import { answer as leftWithoutBeingSeenByMonth } from "./left-without-being-seen-by-month.js";
import { answer as lengthOfStayByQuarter } from "./length-of-stay-by-quarter.js";
import { answer as longestScenesOfEachAmbulance } from "./longest-scenes-of-each-ambulance.js";
import { answer as longestServingAmbulances } from "./longest-serving-ambulances.js";
import { answer as movingAverageOfCalls } from "./moving-average-of-calls.js";
import { answer as nearestStationOfCriticalCalls } from "./nearest-station-of-critical-calls.js";
import { answer as nursesWhoAssistTogether } from "./nurses-who-assist-together.js";
import { answer as nursesWhoAssistedEveryKind } from "./nurses-who-assisted-every-kind.js";
import { answer as occupancyOfTheEmergencyDepartment } from "./occupancy-of-the-emergency-department.js";
import { answer as offloadTimesByHour } from "./offload-times-by-hour.js";
import { answer as patientsByConditionOnArrival } from "./patients-by-condition-on-arrival.js";
import { answer as patientsByFamilyName } from "./patients-by-family-name.js";
import { answer as patientsInShock } from "./patients-in-shock.js";
import { answer as patientsNeverOperated } from "./patients-never-operated.js";
import { answer as patientsThroughBothDoors } from "./patients-through-both-doors.js";
import { answer as patientsTreatedMoreThanAverage } from "./patients-treated-more-than-average.js";
import { answer as peakOccupancyByMonth } from "./peak-occupancy-by-month.js";
import { answer as physiciansPerSpecialty } from "./physicians-per-specialty.js";
import { answer as physiciansWhoGaveEveryKind } from "./physicians-who-gave-every-kind.js";
import { answer as physiciansWithEquallyManyPatients } from "./physicians-with-equally-many-patients.js";
import { answer as problemReportedOrAssessed } from "./problem-reported-or-assessed.js";
import { answer as problemsOftenCritical } from "./problems-often-critical.js";
import { answer as problemsReportedAndFound } from "./problems-reported-and-found.js";
import { answer as problemsThatMakeMostCalls } from "./problems-that-make-most-calls.js";
import { answer as responseTimesByPriority } from "./response-times-by-priority.js";
import { answer as returnsWithinDays } from "./returns-within-days.js";
import { answer as secondUnitsBehindTheFirst } from "./second-units-behind-the-first.js";
import { answer as staffHiredBeforeTheirSupervisor } from "./staff-hired-before-their-supervisor.js";
import { answer as staffWhoSuperviseNobody } from "./staff-who-supervise-nobody.js";
import { answer as stationsAndWhereTheyAre } from "./stations-and-where-they-are.js";
import { answer as supervisorChain } from "./supervisor-chain.js";
import { answer as targetsFromJson } from "./targets-from-json.js";
import { answer as turnoutsWithinTheStandard } from "./turnouts-within-the-standard.js";
import { answer as unitStatusAtAnInstant } from "./unit-status-at-an-instant.js";
import { answer as visitsByConditionAndDecision } from "./visits-by-condition-and-decision.js";

const ANSWERS: Readonly<Record<string, FrameAnswer>> = {
  "ages-of-patients": agesOfPatients,
  "allergic-patients-of-high-acuity": allergicPatientsOfHighAcuity,
  "ambulances-per-station": ambulancesPerStation,
  "assessments-per-patient": assessmentsPerPatient,
  "body-systems-called-for": bodySystemsCalledFor,
  "busiest-ambulances-by-month": busiestAmbulancesByMonth,
  "busy-spells-of-units": busySpellsOfUnits,
  "called-for-but-never-arrived": calledForButNeverArrived,
  "calls-around-a-place": callsAroundAPlace,
  "calls-by-weekday-and-priority": callsByWeekdayAndPriority,
  "calls-near-each-station": callsNearEachStation,
  "calls-per-day": callsPerDay,
  "calls-with-patient-and-ambulance": callsWithPatientAndAmbulance,
  "calls-without-a-patient": callsWithoutAPatient,
  "complaints-with-a-word": complaintsWithAWord,
  "crew-on-duty-at-dispatch": crewOnDutyAtDispatch,
  "critical-calls-of-a-month": criticalCallsOfAMonth,
  "days-in-a-row-with-critical-calls": daysInARowWithCriticalCalls,
  "decisions-by-triage-level": decisionsByTriageLevel,
  "door-to-physician-by-triage-level": doorToPhysicianByTriageLevel,
  "drugs-and-their-doses": drugsAndTheirDoses,
  "handovers-between-two-people": handoversBetweenTwoPeople,
  "hours-of-ambulances-by-status": hoursOfAmbulancesByStatus,
  "last-treatment-of-all-patients": lastTreatmentOfAllPatients,
  "latest-treatment-of-each-patient": latestTreatmentOfEachPatient,
  "left-without-being-seen-by-month": leftWithoutBeingSeenByMonth,
  "length-of-stay-by-quarter": lengthOfStayByQuarter,
  "longest-scenes-of-each-ambulance": longestScenesOfEachAmbulance,
  "longest-serving-ambulances": longestServingAmbulances,
  "moving-average-of-calls": movingAverageOfCalls,
  "nearest-station-of-critical-calls": nearestStationOfCriticalCalls,
  "nurses-who-assist-together": nursesWhoAssistTogether,
  "nurses-who-assisted-every-kind": nursesWhoAssistedEveryKind,
  "occupancy-of-the-emergency-department": occupancyOfTheEmergencyDepartment,
  "offload-times-by-hour": offloadTimesByHour,
  "patients-by-condition-on-arrival": patientsByConditionOnArrival,
  "patients-by-family-name": patientsByFamilyName,
  "patients-in-shock": patientsInShock,
  "patients-never-operated": patientsNeverOperated,
  "patients-through-both-doors": patientsThroughBothDoors,
  "patients-treated-more-than-average": patientsTreatedMoreThanAverage,
  "peak-occupancy-by-month": peakOccupancyByMonth,
  "physicians-per-specialty": physiciansPerSpecialty,
  "physicians-who-gave-every-kind": physiciansWhoGaveEveryKind,
  "physicians-with-equally-many-patients": physiciansWithEquallyManyPatients,
  "problem-reported-or-assessed": problemReportedOrAssessed,
  "problems-often-critical": problemsOftenCritical,
  "problems-reported-and-found": problemsReportedAndFound,
  "problems-that-make-most-calls": problemsThatMakeMostCalls,
  "response-times-by-priority": responseTimesByPriority,
  "returns-within-days": returnsWithinDays,
  "second-units-behind-the-first": secondUnitsBehindTheFirst,
  "staff-hired-before-their-supervisor": staffHiredBeforeTheirSupervisor,
  "staff-who-supervise-nobody": staffWhoSuperviseNobody,
  "stations-and-where-they-are": stationsAndWhereTheyAre,
  "supervisor-chain": supervisorChain,
  "targets-from-json": targetsFromJson,
  "turnouts-within-the-standard": turnoutsWithinTheStandard,
  "unit-status-at-an-instant": unitStatusAtAnInstant,
  "visits-by-condition-and-decision": visitsByConditionAndDecision,
};

/** The frame answer of a question, if it has one. */
export function frameFile(id: string): FrameFile | undefined {
  const answer = Object.hasOwn(ANSWERS, id) ? ANSWERS[id] : undefined;
  return answer && { file: `lib/src/hospital/questions/${id}.ts`, answer };
}

/** The ids of the questions that have a frame answer. */
export const frameIds = (): string[] => Object.keys(ANSWERS).sort();
