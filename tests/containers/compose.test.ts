import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  createDatabase,
  dropDatabase,
  ensureServers,
  type Servers,
  serverStatus,
  stopServers,
} from "../../lib/src/stores/servers/index.js";
import { containers } from "../../lib/src/stores/servers/sources/containers.js";
import { setEnvironment } from "../stores/servers/trial.js";
import { docker, whyNoContainers } from "./engine.js";
import { mongoWorks, mysqlWorks } from "./smoke.js";

const unable = whyNoContainers();

describe.skipIf(unable)(
  `servers in containers${unable ? ` (skipped: ${unable})` : ""}`,
  { timeout: 180_000 },
  () => {
    let state = "";
    let restore = (): void => {};
    let servers: Servers;
    const progress: string[] = [];

    beforeAll(async () => {
      state = mkdtempSync(join(tmpdir(), "hers-compose-"));
      restore = setEnvironment({
        HERS_STATE: state,
        HERS_SERVERS: "containers",
        MYSQL_URL: undefined,
        MONGODB_URL: undefined,
        // As in the shell of somebody who used the compose file by hand.
        HERS_PASSWORD: "another",
      });
      servers = await ensureServers({ onProgress: (line) => progress.push(line) });
    }, 180_000);
    afterAll(async () => {
      await stopServers({ purge: true });
      restore();
      rmSync(state, { recursive: true, force: true });
    });

    it("come up by the compose file, and give a database in both stores to a user of its own", async () => {
      expect(progress.join("\n")).toMatch(/MySQL 9\.\S+ from containers \(picked by HERS_SERVERS\)/);
      const { name, mysqlUrl, mongoUrl } = await createDatabase(servers, "compose");
      await mysqlWorks(mysqlUrl);
      await mongoWorks(mongoUrl);
      await dropDatabase(servers, name);
    });

    it("are published on the loopback interface only", () => {
      const ports = docker("ps", "--filter", "name=hers-", "--format", "{{.Names}} {{.Ports}}").filter(
        (line) => /^hers-(mysql|mongo)-[0-9a-f]{8}-/.test(line),
      );
      expect(ports.length).toBeGreaterThanOrEqual(2);
      for (const line of ports) expect(line.match(/[\d.:[\]]+(?=:\d+->)/g)).toEqual(["127.0.0.1"]);
    });

    it("are found by a second call, and by their state only", async () => {
      const said: string[] = [];
      expect(await ensureServers({ onProgress: (line) => said.push(line) })).toEqual(servers);
      expect(said).toEqual([]);
    });

    it("keep their data when they are stopped and started again", async () => {
      const { name, mysqlUrl, mongoUrl } = await createDatabase(servers, "kept");
      expect(await stopServers()).toEqual(["MySQL (containers)", "MongoDB (containers)"]);
      expect(await serverStatus()).toEqual({});
      const again = await ensureServers();
      const move = (url: string, to: string): string => url.replace(/127\.0\.0\.1:\d+/, new URL(to).host);
      await mysqlWorks(move(mysqlUrl, again.mysql.url));
      await mongoWorks(move(mongoUrl, again.mongo.url));
      await dropDatabase(again, name);
    });

    it("give way to the next source when the engine cannot get an image, and say so", async () => {
      // A registry on a port of this machine where nobody listens.
      const back = setEnvironment({ MYSQL_IMAGE: "127.0.0.1:9/absent:1" });
      const verdict = await containers.canServe("mysql", { folder: state, onProgress: () => {} });
      back();
      expect(verdict).toMatch(
        /^the engine answers but cannot get 127\.0\.0\.1:9\/absent:1 \(docker failed .*refused/,
      );
    });

    it("leave neither container nor volume behind when they are purged", async () => {
      const projects = ["mysql", "mongo"].map(
        (kind) =>
          /^COMPOSE_PROJECT_NAME=(.+)$/m.exec(
            readFileSync(join(state, "servers", `${kind}-containers`, "compose.env"), "utf8"),
          )?.[1],
      );
      await stopServers({ purge: true });
      for (const project of projects) {
        expect(project).toMatch(/^hers-/);
        expect(
          docker("ps", "--all", "--quiet", "--filter", `label=com.docker.compose.project=${project}`),
        ).toEqual([]);
        expect(docker("volume", "ls", "--quiet", "--filter", `name=${project}`)).toEqual([]);
      }
    });
  },
);
