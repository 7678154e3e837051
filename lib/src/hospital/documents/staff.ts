import type { Hospital } from "../simulate/index.js";
import { cell, type Document, fields, indexBy, numbers } from "./cells.js";
import { personReader } from "./persons.js";

/** One document a member of staff, with what only the role has. */
export function* staff(hospital: Hospital): Iterable<Document> {
  const table = hospital.table("staff");
  const language = hospital.table("staff_language");
  const languagesOf = indexBy(language, "staff_id");
  const languageName = cell(language, "language");
  const person = personReader(hospital);
  const id = numbers(table, "staff_id");
  const head = fields(table, ["staff_no", "role", "hired_on", "supervisor_id"]);
  const role = cell(table, "role");
  const ofRole = roleReaders(hospital);
  for (let row = 0; row < table.rows; row++) {
    const number = id(row);
    yield {
      _id: number,
      ...head(row),
      ...person(number),
      languages: languagesOf.of(number).map(languageName),
      ...ofRole[role(row) as string]!(number),
    };
  }
}

function roleReaders(hospital: Hospital): Readonly<Record<string, (staffId: number) => Document>> {
  const own = (name: string, names: readonly string[]) => {
    const table = hospital.table(name);
    const rowOf = indexBy(table, "staff_id");
    const read = fields(table, names);
    return (id: number) => read(rowOf.one(id)!);
  };
  const specialty = hospital.table("specialty");
  const [code, name] = [cell(specialty, "specialty_code"), cell(specialty, "name")];
  const names = new Map(Array.from({ length: specialty.rows }, (_, row) => [code(row), name(row)]));
  const physician = own("physician", ["specialty_code", "licence_no"]);
  return {
    paramedic: own("paramedic", ["certification", "licence_no"]),
    nurse: own("nurse", ["area", "licence_no"]),
    dispatcher: own("dispatcher", ["console_no"]),
    physician: (id) => {
      const { specialty_code, licence_no } = physician(id);
      return { specialty: { code: specialty_code, name: names.get(specialty_code) }, licence_no };
    },
  };
}
