import type { FrameAnswer } from "../../workbook/question/index.js";

export const answer: FrameAnswer = async ({ pl, table, parameters: { beginning } }) =>
  (await table("person"))
    .join(await table("patient"), { leftOn: "person_id", rightOn: "patient_id" })
    .filter(pl.col("family_name").str.startsWith(beginning))
    .select("mrn", "family_name", "given_name", "date_of_birth")
    .sort({ by: ["family_name", "given_name", "mrn"] });
