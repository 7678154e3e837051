import type { Db } from "mongodb";
import type { Connection, RowDataPacket } from "mysql2/promise";
import type { Difference } from "./light.js";

/** Treatments that are not the same in MySQL, in `treatments` and, once, in the encounter of their visit; by number. */
export async function treatmentDifferences(mysql: Connection, db: Db): Promise<Difference[]> {
  const told = new Map<number, { mysql: string | null; document: string | null; listed: string[] }>();
  const of = (id: number) => {
    const known = told.get(id) ?? { mysql: null, document: null, listed: [] };
    told.set(id, known);
    return known;
  };
  const said = (visit: unknown, outcome: unknown): string => `visit ${visit}, ${outcome}`;
  const [rows] = await mysql.query<RowDataPacket[]>("SELECT treatment_id, visit_id, outcome FROM treatment");
  for (const row of rows) of(row.treatment_id).mysql = said(row.visit_id, row.outcome);
  const documents = db
    .collection<{ _id: number; visit_id: number; outcome: string }>("treatments")
    .find({}, { projection: { visit_id: 1, outcome: 1 } });
  for await (const { _id, visit_id, outcome } of documents) of(_id).document = said(visit_id, outcome);
  const listed = db.collection("encounters").aggregate([
    { $unwind: "$treatments" },
    {
      $project: {
        visit: "$visit.visit_id",
        id: "$treatments.treatment_id",
        outcome: "$treatments.outcome",
      },
    },
  ]);
  for await (const { id, visit, outcome } of listed) of(id).listed.push(said(visit, outcome));
  return [...told]
    .filter(([, { mysql: row, document, listed: entries }]) => {
      return row === null || row !== document || entries.length !== 1 || entries[0] !== row;
    })
    .map(([treatment_id, each]) => ({ treatment_id, ...each }))
    .sort((a, b) => a.treatment_id - b.treatment_id);
}
