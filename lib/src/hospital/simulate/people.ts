import { DAY, YEAR_START } from "./calendar.js";
import {
  ALLERGENS,
  FAMILY_NAMES,
  FEMALE_NAMES,
  LANGUAGES,
  MALE_NAMES,
  MARKUP_NAME,
  QUOTE_NAME,
} from "./names.js";
import { drawResident, FEMALE, MALE, type Population, type Resident, SEXES } from "./population.js";
import { Stream } from "./random.js";
import type { Staff } from "./staff.js";
import type { Tables } from "./tables.js";
import { addressOf, districtOf } from "./town.js";

const BLOOD_TYPES = ["O+", "O-", "A+", "A-", "B+", "B-", "AB+", "AB-"] as const;
const BLOOD_WEIGHTS = [0.37, 0.07, 0.33, 0.06, 0.09, 0.02, 0.04, 0.02];
const BLOOD_UNKNOWN = 0.3;
const PHONES = [0.25, 0.62, 0.13];
const ALLERGIES = [0.74, 0.2, 0.06];
const OTHER_LANGUAGES = [0.45, 0.4, 0.15];

/** Where patients' numbers begin: above all staff, at a round number that a few added crews do not move. */
export const patientBase = (staffLast: number): number => Math.ceil((staffLast + 100) / 1000) * 1000;

/** A number of the invented exchange 0555. */
export const phoneNumber = (stream: Stream): string => `0555 ${100_000 + stream.whole(0, 899_999)}`;

/** Where staff live and how old they are, by staff number; index 0 is unused. */
export function drawStaffResidents(seed: number, count: number): Resident[] {
  const stream = new Stream(seed, "staff");
  return Array.from({ length: count + 1 }, (_, number) => drawResident(stream.at(number), 23, 63));
}

/** Writes person, its telephones, and everything about the roles of staff. */
export function writeStaff(tables: Tables, staff: Staff, residents: readonly Resident[], seed: number): void {
  const roles = new Map<number, { role: Role; supervisor: number | null }>();
  for (const [role, posts] of Object.entries({
    paramedic: staff.paramedics,
    nurse: staff.nurses,
    physician: staff.physicians,
    dispatcher: staff.dispatchers,
  }) as [Role, readonly { id: number; supervisor: number | null }[]][]) {
    for (const { id, supervisor } of posts) roles.set(id, { role, supervisor });
  }
  const stream = new Stream(seed, "staff details");
  for (let id = 1; id < residents.length; id++) {
    const resident = residents[id]!;
    const { role, supervisor } = roles.get(id)!;
    stream.at(id);
    writePerson(tables, stream, id, resident, undefined);
    tables.staff.staff_id.push(id);
    tables.staff.staff_no.push(
      `E${id < 10_000 ? String(id).padStart(4, "0") : id.toString(36).toUpperCase().padStart(4, "0")}`,
    );
    tables.staff.role.push(role);
    tables.staff.hired_on.push(hiredOn(stream, resident));
    tables.staff.supervisor_id.push(supervisor);
    const languages = 1 + stream.weighted(OTHER_LANGUAGES);
    for (const language of distinct(stream, LANGUAGES, languages, "English")) {
      tables.staff_language.staff_id.push(id);
      tables.staff_language.language.push(language);
    }
  }
  writeRoles(tables, staff);
}

/** Writes the patients and what is known of them, by number: those who are staff as well come first. */
export function writePatients(
  tables: Tables,
  population: Population,
  personOf: (patient: number) => number,
  seed: number,
): void {
  const stream = new Stream(seed, "patient details");
  const staffToo = population.staffNumber
    .map((number, patient) => ({ number, patient }))
    .filter(({ number }) => number > 0)
    .sort((a, b) => a.number - b.number)
    .map(({ patient }) => patient);
  const write = (patient: number) => {
    const id = personOf(patient);
    stream.at(patient);
    if (population.staffNumber[patient] === 0) {
      const name = patient === 0 ? MARKUP_NAME : patient === 1 ? QUOTE_NAME : undefined;
      writePerson(tables, stream, id, population.patients[patient]!, name);
    }
    tables.patient.patient_id.push(id);
    tables.patient.mrn.push(`M${String(patient + 1).padStart(7, "0")}`);
    const blood = BLOOD_TYPES[stream.weighted(BLOOD_WEIGHTS)]!;
    tables.patient.blood_type.push(stream.chance(BLOOD_UNKNOWN) ? null : blood);
    for (const allergen of distinct(stream, ALLERGENS, stream.weighted(ALLERGIES))) {
      tables.patient_allergy.patient_id.push(id);
      tables.patient_allergy.allergen.push(allergen);
    }
  };
  for (const patient of staffToo) write(patient);
  population.staffNumber.forEach((number, patient) => {
    if (number === 0) write(patient);
  });
}

type Role = "paramedic" | "nurse" | "physician" | "dispatcher";

function writePerson(
  { person, person_phone }: Tables,
  stream: Stream,
  id: number,
  { born, sex, street, house }: Resident,
  name: { given: string; family: string } | undefined,
): void {
  const names = sex === FEMALE || (sex !== MALE && stream.chance(0.5)) ? FEMALE_NAMES : MALE_NAMES;
  const [given, family] = [stream.pick(names), stream.pick(FAMILY_NAMES)];
  person.person_id.push(id);
  person.given_name.push(name?.given ?? given);
  person.family_name.push(name?.family ?? family);
  person.date_of_birth.push(born);
  person.sex.push(SEXES[sex]!);
  person.street.push(addressOf(street, house));
  person.postcode.push(districtOf(street).postcode);
  person.city.push(districtOf(street).city);
  const phones = new Set<string>();
  for (let left = stream.weighted(PHONES); left > 0; left--) phones.add(phoneNumber(stream));
  for (const phone of phones) {
    person_phone.person_id.push(id);
    person_phone.phone.push(phone);
  }
}

function writeRoles({ paramedic, nurse, physician, dispatcher }: Tables, staff: Staff): void {
  const licence = (letter: string, id: number) => `${letter}${String(id * 137 + 10_241).padStart(7, "0")}`;
  for (const { id, certification } of staff.paramedics) {
    paramedic.staff_id.push(id);
    paramedic.role.push("paramedic");
    paramedic.certification.push(certification);
    paramedic.licence_no.push(licence("P", id));
  }
  for (const { id, area } of staff.nurses) {
    nurse.staff_id.push(id);
    nurse.role.push("nurse");
    nurse.area.push(area);
    nurse.licence_no.push(licence("N", id));
  }
  for (const { id, specialty } of staff.physicians) {
    physician.staff_id.push(id);
    physician.role.push("physician");
    physician.specialty_code.push(specialty);
    physician.licence_no.push(licence("D", id));
  }
  staff.dispatchers.forEach(({ id }, i) => {
    dispatcher.staff_id.push(id);
    dispatcher.role.push("dispatcher");
    dispatcher.console_no.push((i % 12) + 1);
  });
}

/** Between the age of 22 and the eve of the year. */
function hiredOn(stream: Stream, { born }: Resident): number {
  const earliest = Math.max(born + 22 * 365, YEAR_START / DAY - 24 * 365);
  return stream.whole(Math.min(earliest, YEAR_START / DAY - 30), YEAR_START / DAY - 20);
}

/** So many different values, the given ones first. */
function distinct(
  stream: Stream,
  values: readonly string[],
  count: number,
  ...first: string[]
): Iterable<string> {
  const chosen = new Set(first);
  while (chosen.size < count) chosen.add(stream.pick(values));
  return chosen;
}
