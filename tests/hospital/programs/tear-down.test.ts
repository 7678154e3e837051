import { join } from "node:path";
import { expect, it } from "vitest";
import { schemaFiles } from "../../../lib/src/hospital/load.js";
import { makePrograms } from "../../../lib/src/hospital/programs.js";
import { projectRoot } from "../../../lib/src/project.js";
import { runScript } from "../../../lib/src/stores/mysql/script.js";
import { programmedHospital } from "./programmed.js";

const hospital = programmedHospital("tear-down", 50);
const tearDown = join(projectRoot(), "sql", "tear-down.sql");
const left = () =>
  hospital.rows(
    `SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()
     UNION ALL SELECT ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE()
     UNION ALL SELECT EVENT_NAME FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE()
     UNION ALL SELECT TRIGGER_NAME FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()`,
  );

it("tear-down leaves nothing, may run twice, and schema and programs are made again after it", async () => {
  const before = (await left()).length;
  expect(before).toBeGreaterThan(60);
  await runScript(hospital.mysql, tearDown);
  expect(await left()).toEqual([]);
  await runScript(hospital.mysql, tearDown);
  const { tables, afterLoad } = schemaFiles();
  for (const file of [...tables, ...afterLoad]) await runScript(hospital.mysql, file);
  await makePrograms(hospital.mysql, () => {});
  expect(await left()).toHaveLength(before);
});
