import { join } from "node:path";
import { MongoClient } from "mongodb";
import { type Connection, createConnection } from "mysql2/promise";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { requireVersion } from "../../../lib/src/stores/servers/connect.js";
import {
  createDatabase,
  dropDatabase,
  ensureServers,
  type Servers,
  serverStatus,
  stopServers,
} from "../../../lib/src/stores/servers/index.js";
import {
  hers,
  processesWith,
  programSources,
  removeCompiled,
  removeState,
  setEnvironment,
  trialState,
} from "./trial.js";

const SECRET = "s3cret-w0rd";
const CLOSED = "127.0.0.1:9";

describe("an address of the user's own server", () => {
  let restore = (): void => {};
  afterEach(() => restore());

  it.each([
    ["MYSQL_URL", "localhost:3306"],
    ["MYSQL_URL", `mongodb://root:${SECRET}@127.0.0.1`],
    ["MYSQL_URL", `mysql://root:${SECRET}%zz@127.0.0.1`],
    ["MONGODB_URL", `mysql://root:${SECRET}@127.0.0.1`],
    ["MONGODB_URL", "mongodb://"],
  ])("is refused by its variable's name when it is none: %s=%s", async (variable, url) => {
    restore = setEnvironment({ MYSQL_URL: undefined, MONGODB_URL: undefined, [variable]: url });
    const error = await ensureServers().catch((reason) => reason);
    expect(error).toMatchObject({ name: "SettingError", code: "NOT_AN_ADDRESS" });
    expect(error.message).toMatch(
      new RegExp(`^${variable} is not the address of a (MySQL|MongoDB) server. Write it like `),
    );
    expect(error.message).not.toContain(SECRET);
  });

  it.each([
    ["MYSQL_URL", `mysql://root:${SECRET}@${CLOSED}/`],
    ["MYSQL_URL", `mysql://root:${SECRET},rest@${CLOSED}`],
    ["MONGODB_URL", `mongodb://root:${SECRET}@${CLOSED}/?directConnection=true`],
    ["MONGODB_URL", `mongodb://root:${SECRET},rest@${CLOSED}/?directConnection=true`],
  ])("is refused when nothing answers there: %s", async (variable, url) => {
    restore = setEnvironment({ MYSQL_URL: undefined, MONGODB_URL: undefined, [variable]: url });
    const product = variable === "MYSQL_URL" ? "MySQL" : "MongoDB";
    await expect(ensureServers()).rejects.toMatchObject({
      code: "SERVER_UNREACHABLE",
      message: `${variable}: the ${product} server at ${CLOSED} does not answer (connection refused). Start it or correct the address; without ${variable}, hers starts a server itself.`,
    });
  });

  it.each([
    [
      "mysql",
      "8.0.43",
      "MYSQL_URL: the MySQL server at db:1 is 8.0.43, older than 8.4. Give the address of MySQL 8.4 or later, or unset MYSQL_URL.",
    ],
    [
      "mysql",
      "10.11.14-MariaDB-0+deb12u2",
      "MYSQL_URL: the MySQL server at db:1 is MariaDB, not MySQL. Give the address of MySQL 8.4 or later, or unset MYSQL_URL.",
    ],
    [
      "mongo",
      "5.0.31",
      "MONGODB_URL: the MongoDB server at db:1 is 5.0.31, older than 6.0. Give the address of MongoDB 6.0 or later, or unset MONGODB_URL.",
    ],
  ] as const)("is refused when the %s there says it is %s", (kind, version, message) => {
    const url = `${kind === "mysql" ? "mysql" : "mongodb"}://root:${SECRET}@db:1`;
    expect(() => requireVersion(kind, url, version)).toThrow(message);
  });

  it.each([
    ["mysql", "8.4.6"],
    ["mysql", "9.7.4-1"],
    ["mongo", "6.0.5"],
    ["mongo", "8.0.14"],
  ] as const)("is taken when the %s there says it is %s", (kind, version) => {
    requireVersion(kind, "mysql://db:1", version);
  });
});

describe("the user's own servers", async () => {
  const sources = await programSources();
  const unable = typeof sources === "string";
  describe.skipIf(unable)(unable ? `(skipped: ${sources})` : "played by servers of this machine", () => {
    let state = "";
    let own: Servers;
    let mysql: Connection;
    let mongo: MongoClient;
    const restores: (() => void)[] = [];
    const set = (values: Record<string, string | undefined>): void => {
      restores.push(setEnvironment(values));
    };
    const without = { HERS_SERVERS: undefined, MYSQL_URL: undefined, MONGODB_URL: undefined };

    beforeAll(async () => {
      if (typeof sources === "string") return;
      state = trialState(sources);
      const back = setEnvironment({ HERS_STATE: state, ...without });
      own = await ensureServers();
      back();
      mysql = await createConnection(own.mysql.url);
      mongo = new MongoClient(own.mongo.url);
    });
    afterEach(() => {
      for (const restore of restores.splice(0).reverse()) restore();
    });
    afterAll(async () => {
      await mysql?.end();
      await mongo?.close();
      const back = setEnvironment({ HERS_STATE: state, ...without });
      await stopServers({ purge: true });
      back();
      removeState(state);
      removeCompiled();
    });

    const wrongPassword = (url: string): string => url.replace(/:[^:@/]+@/, `:${SECRET}@`);

    it.each(["mysql", "mongo"] as const)("refuse a wrong password without repeating it: %s", async (kind) => {
      const [variable, product] = kind === "mysql" ? ["MYSQL_URL", "MySQL"] : ["MONGODB_URL", "MongoDB"];
      set({ HERS_STATE: state, ...without, [variable]: wrongPassword(own[kind].url) });
      await expect(ensureServers()).rejects.toMatchObject({
        code: "SERVER_LOGIN",
        message: `${variable}: the ${product} server at ${new URL(own[kind].url).host} does not let user "hers" in. Correct the user name and password in the address.`,
      });
    });

    it("are neither started nor stopped, and named as the source", async () => {
      const empty = trialState(sources as Exclude<typeof sources, string>);
      set({ HERS_STATE: empty, ...without, MYSQL_URL: own.mysql.url, MONGODB_URL: own.mongo.url });
      expect(await serverStatus()).toEqual({
        mysql: { ...own.mysql, source: "environment", version: expect.stringContaining(own.mysql.version) },
        mongo: { ...own.mongo, source: "environment" },
      });
      expect(await stopServers()).toEqual([]);
      await mysql.query("SELECT 1");
      removeState(empty);
    });

    it("leave no process of the other store behind when one of them is refused", async () => {
      const empty = trialState(sources as Exclude<typeof sources, string>);
      const env = { HERS_STATE: empty, MYSQL_URL: wrongPassword(own.mysql.url), MONGODB_URL: "" };
      const { code, out, err } = await hers(["up"], env).end;
      expect([code, out]).toEqual([1, ""]);
      expect(err.trimEnd().split("\n").length).toBeLessThanOrEqual(2);
      expect(err).not.toContain(SECRET);
      expect(processesWith(join(empty, "servers"))).toEqual([]);
      removeState(empty);
    });

    it("are not touched when they hold a hers_registry that is somebody else's", async () => {
      await mysql.query("CREATE DATABASE hers_registry");
      await mysql.query("CREATE TABLE hers_registry.hers_databases (precious INT)");
      await expect(createDatabase(own, "try")).rejects.toMatchObject({
        code: "NOT_OURS",
        message:
          "MySQL has a database named hers_registry that is not hers' own, so nothing in it was touched.\nRename or drop it yourself, or give another server.",
      });
      await mysql.query("DROP DATABASE hers_registry");

      await mongo.db("hers_registry").dropDatabase();
      await mongo
        .db("hers_registry")
        .collection<{ precious: number }>("databases")
        .insertOne({ precious: 1 });
      await expect(createDatabase(own, "try")).rejects.toThrow(
        /^MongoDB has a database named hers_registry that is not/,
      );
      expect(await mongo.db("hers_registry").collection("databases").countDocuments()).toBe(1);
      await mongo.db("hers_registry").dropDatabase();

      const [rows] = await mysql.query("SHOW DATABASES LIKE 'hers\\_try%'");
      expect(rows).toEqual([]);
      const [users] = await mysql.query("SELECT user FROM mysql.user WHERE user LIKE 'hers\\_%'");
      expect(users).toEqual([]);
    });

    it("serve a user who may not create users as that user, saying so", async () => {
      await mysql.query("CREATE USER 'limited'@'%' IDENTIFIED BY 'limited-1'");
      await mysql.query("GRANT ALL ON `hers\\_%`.* TO 'limited'@'%'");
      await mongo.db("admin").command({
        createUser: "limited",
        pwd: "limited-1",
        roles: ["readWriteAnyDatabase", "dbAdminAnyDatabase"],
      });
      const as = (url: string): string => url.replace(/hers:[^@]*@/, "limited:limited-1@");
      set({ ...without, MYSQL_URL: as(own.mysql.url), MONGODB_URL: as(own.mongo.url) });
      const servers = await ensureServers();
      const progress: string[] = [];
      const { name, mysqlUrl, mongoUrl } = await createDatabase(servers, "Limited!", {
        onProgress: (line) => progress.push(line),
      });
      expect(progress.sort()).toEqual([
        "MongoDB: this user may not create users, so everything runs as the one in MONGODB_URL",
        "MySQL: this user may not create users, so everything runs as the one in MYSQL_URL",
      ]);
      expect(name).toMatch(/^hers_limited_[0-9a-f]{8}$/);
      const connection = await createConnection(mysqlUrl);
      await connection.query("CREATE TABLE t (a INT)");
      await connection.end();
      const client = new MongoClient(mongoUrl);
      await client.db().collection("t").insertOne({ a: 1 });
      expect(client.db().databaseName).toBe(name);
      await client.close();
      await dropDatabase(servers, name);
    });

    it("accept the passwords that hers makes where validate_password is strict, or name that policy", async () => {
      await mysql.query("INSTALL COMPONENT 'file://component_validate_password'");
      try {
        await mysql.query(
          "SET GLOBAL validate_password.policy = 'STRONG', GLOBAL validate_password.length = 20",
        );
        const { name } = await createDatabase(own, "strict");
        await dropDatabase(own, name);
        await mysql.query("SET GLOBAL validate_password.length = 99");
        await expect(createDatabase(own, "strict")).rejects.toMatchObject({
          code: "PASSWORD_POLICY",
          message: expect.stringMatching(
            /^MYSQL_URL: the server's password policy refuses .*\nLower the server's/,
          ),
        });
        const [rows] = await mysql.query("SHOW DATABASES LIKE 'hers\\_strict%'");
        expect(rows).toEqual([]);
      } finally {
        await mysql.query("UNINSTALL COMPONENT 'file://component_validate_password'");
      }
    });

    it("tell a user who may not create databases which rights are missing", async () => {
      await mysql.query("CREATE USER 'nobody'@'%' IDENTIFIED BY 'nobody-1'");
      await mysql.query("DROP DATABASE hers_registry");
      set({
        ...without,
        MYSQL_URL: own.mysql.url.replace(/hers:[^@]*@/, "nobody:nobody-1@"),
        MONGODB_URL: own.mongo.url,
      });
      await expect(createDatabase(await ensureServers(), "try")).rejects.toMatchObject({
        code: "NO_RIGHT",
        message: expect.stringContaining("GRANT ALL ON `hers\\_%`.* TO"),
      });
    });
  });
});
