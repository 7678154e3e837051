import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { checkHospital } from "../../../lib/src/hospital/check/index.js";
import { makePrograms, programFiles } from "../../../lib/src/hospital/programs.js";
import { mysqlClient } from "../../../lib/src/stores/servers/index.js";
import { programmedHospital } from "./programmed.js";

const hospital = programmedHospital("making");

describe("the programs", () => {
  it("the event is there, does nothing by itself, and says what it would do", async () => {
    const [event] = await hospital.rows(
      "SELECT STATUS AS status, EVENT_COMMENT AS comment FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE()",
    );
    expect(event).toEqual({
      status: "DISABLED",
      comment: "Deletes audits of dispositions that are older than ten years",
    });
  });

  it("can be made again, and the audit stays", async () => {
    await hospital.mysql.query("INSERT INTO disposition_audit (visit_id, changed_by) VALUES (1, 'somebody')");
    const audits = () => hospital.one("SELECT COUNT(*) FROM disposition_audit");
    const before = await audits();
    await makePrograms(hospital.mysql, () => {});
    await makePrograms(hospital.mysql, () => {});
    expect(await audits()).toBe(before);
    expect(
      await hospital.one(
        "SELECT COUNT(*) FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()",
      ),
    ).toBe(5);
  });

  it("leave the live server as the files say, but for the audit that only they use", async () => {
    const found = await checkHospital({
      mysql: { connection: hospital.mysql, database: new URL(hospital.url).pathname.slice(1) },
    });
    expect(found).toEqual([]);
  });

  it("are scripts of the plain mysql client too, which may run them again", { timeout: 60_000 }, ({
    skip,
  }) => {
    const client = mysqlClient();
    if (client === undefined) return skip("there is no mysql client");
    for (const file of [...programFiles(), ...programFiles()]) {
      const { status, stderr } = runInClient(client, hospital.url, readFileSync(file));
      expect({ file: basename(file), status, stderr }).toEqual({
        file: basename(file),
        status: 0,
        stderr: "",
      });
    }
  });
});

/** Runs a script as `mysql < file` does. */
function runInClient(client: readonly string[], url: string, script: Buffer) {
  const { hostname, port, username, password, pathname } = new URL(url);
  const [program, ...first] = client;
  return spawnSync(
    program!,
    [
      ...first,
      "--no-defaults",
      `-h${hostname}`,
      `-P${port || 3306}`,
      "--protocol=TCP",
      "--get-server-public-key",
      `-u${decodeURIComponent(username)}`,
      "--default-character-set=utf8mb4",
      pathname.slice(1),
    ],
    {
      input: script,
      encoding: "utf8",
      env: { ...process.env, MYSQL_PWD: decodeURIComponent(password) },
    },
  );
}
