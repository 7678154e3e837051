import type { RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadMysql } from "../../../lib/src/hospital/load.js";
import { simulate } from "../../../lib/src/hospital/simulate/index.js";
import { userOf } from "../../../lib/src/stores/servers/databases.js";
import {
  createDatabase,
  ensureServers,
  type Servers,
  stopServers,
} from "../../../lib/src/stores/servers/index.js";
import { withMysql } from "../../../lib/src/stores/servers/mysqlRegistry.js";
import { programSources, removeState, setEnvironment, trialState } from "../../stores/servers/trial.js";

describe("a server that keeps programs from the chapter's user", async () => {
  const sources = await programSources();
  const unable = typeof sources === "string";
  describe.skipIf(unable)(unable ? `(skipped: ${sources})` : "of this machine", { timeout: 120_000 }, () => {
    let state = "";
    let restore = (): void => {};
    let servers: Servers;
    beforeAll(async () => {
      if (typeof sources === "string") return;
      state = trialState(sources);
      restore = setEnvironment({
        HERS_STATE: state,
        HERS_SERVERS: undefined,
        MYSQL_URL: undefined,
        MONGODB_URL: undefined,
      });
      servers = await ensureServers();
    }, 120_000);
    afterAll(async () => {
      await stopServers({ purge: true });
      restore();
      removeState(state);
    });

    /** Loads a small hospital after an administrator's statements; returns what was said, and counts of what is there. */
    async function loaded(label: string, statements: (database: string) => readonly string[]) {
      const database = await createDatabase(servers, label);
      await withMysql(servers.mysql.url, async (administrator) => {
        for (const statement of statements(database.name)) await administrator.query(statement);
      });
      const said: string[] = [];
      const mysql = await loadMysql(database, simulate({ calls: 20 }), (line) => said.push(line), true);
      const [rows] = await mysql.query<RowDataPacket[]>(`
        SELECT (SELECT COUNT(*) FROM emergency_call) AS calls,
          (SELECT COUNT(*) FROM information_schema.VIEWS WHERE TABLE_SCHEMA = DATABASE()) AS views,
          (SELECT COUNT(*) FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()) AS triggers,
          (SELECT COUNT(*) FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE()) AS events`);
      await mysql.end();
      return { said, ...rows[0] };
    }

    it("without trust in those who make functions: the copy has its rows and no programs, and says why", async () => {
      const off = () => ["SET GLOBAL log_bin_trust_function_creators = OFF"];
      expect(await loaded("distrust", off)).toEqual({
        said: [
          "MySQL 1419: this user may not make all of sql/programs/01-functions.sql, so the copy goes on without the programs from there on. An administrator can allow it: SET GLOBAL log_bin_trust_function_creators = ON.",
        ],
        calls: 20,
        views: 0,
        triggers: 0,
        events: 0,
      });
      await withMysql(servers.mysql.url, (administrator) =>
        administrator.query("SET GLOBAL log_bin_trust_function_creators = ON"),
      );
    });

    it.each([
      ["CREATE ROUTINE", 1044, "01-functions", 0, 0, 0],
      ["TRIGGER", 1142, "06-triggers", 2, 0, 0],
      ["EVENT", 1044, "07-events", 2, 5, 0],
    ])(
      "without the right %s: what comes before is there",
      async (right, errno, file, views, triggers, events) => {
        const revoked = (database: string) => [
          `REVOKE ${right} ON \`${database.replaceAll("_", "\\_")}\`.* FROM '${userOf(database)}'@'%'`,
        ];
        const { said, ...there } = await loaded("revoked", revoked);
        expect(said).toHaveLength(1);
        expect(said[0]).toMatch(`MySQL ${errno}: this user may not make all of sql/programs/${file}.sql`);
        expect(said[0]).toMatch(/GRANT CREATE VIEW, CREATE ROUTINE/);
        expect(there).toEqual({ calls: 20, views, triggers, events });
      },
    );

    it("with all rights: nothing is said", async () => {
      expect(await loaded("trusted", () => [])).toEqual({
        said: [],
        calls: 20,
        views: 8,
        triggers: 5,
        events: 3,
      });
    });
  });
});
