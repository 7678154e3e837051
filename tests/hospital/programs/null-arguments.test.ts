import { expect, it } from "vitest";
import { programmedHospital } from "./programmed.js";

const hospital = programmedHospital("nulls", 60);

/** For procedures to call, not for users. */
const INNER = ["begin_own_transaction", "lock_visit_to_decide", "refuse_null"];
/** What NULL means there, or the sentence that tells what may be given instead. */
const TOLD: Readonly<Record<string, RegExp | undefined>> = {
  "hire new_supervisor_id": undefined,
  "hire new_sex": /^The sex is female, male, other or unknown\.$/,
  "hire new_role": /^Hired is a paramedic/,
  "hire new_licence_no": /^A licence is P, N or D/,
  "hire detail": /^The detail of a nurse is the area/,
};
const VALUES: Readonly<Record<string, string>> = {
  born_on: "'1990-02-03'",
  on_day: "'2026-01-01'",
  at_instant: "'2026-01-01'",
  new_sex: "'female'",
  new_role: "'nurse'",
  new_licence_no: "'N6666661'",
  new_postcode: "'12345'",
  detail: "'acute'",
  new_supervisor_id: "NULL",
};

it("a procedure that is given NULL says for which argument, or what NULL is not", async () => {
  const parameters = await hospital.rows(
    `SELECT SPECIFIC_NAME AS program, PARAMETER_NAME AS name, PARAMETER_MODE AS mode FROM information_schema.PARAMETERS
     WHERE SPECIFIC_SCHEMA = DATABASE() AND ROUTINE_TYPE = 'PROCEDURE' AND SPECIFIC_NAME NOT IN (?)
     ORDER BY program, ORDINAL_POSITION`,
    [INNER],
  );
  const told: Record<string, string> = {};
  for (const { program, name } of parameters.filter(({ mode }) => mode === "IN")) {
    const given = parameters
      .filter((each) => each.program === program)
      .map((each) => {
        if (each.mode === "OUT") return "@out";
        return each.name === name ? "NULL" : (VALUES[each.name] ?? "'1'");
      });
    const key = `${program} ${name}`;
    if (key in TOLD && TOLD[key] === undefined) continue;
    await expect(hospital.mysql.query(`CALL ${program}(${given})`), key).rejects.toMatchObject({
      errno: 1644,
      message: expect.stringMatching(TOLD[key] ?? new RegExp(`^NULL is given for ${name}\\.$`)),
    });
    told[key] = "";
  }
  expect(Object.keys(told).length).toBeGreaterThan(20);
});

it("several are told together", async () => {
  await expect(hospital.mysql.query("CALL discharge(NULL, 1, NULL)")).rejects.toMatchObject({
    message: "NULL is given for at_instant, of_visit.",
  });
  await expect(
    hospital.mysql.query(
      "CALL hire(NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, @out)",
    ),
  ).rejects.toMatchObject({
    message:
      "NULL is given for born_on, new_city, new_family_name, new_given_name, new_postcode, new_street, on_day.",
  });
});
