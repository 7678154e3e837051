import type { Connection } from "mysql2/promise";
import { SettingError } from "../errors.js";
import { displayFrames, frameOf } from "../frames/index.js";
import type { DataFrame } from "../frames/light.js";
import type { MongoDatabase } from "../stores/mongo/light.js";
import { connect } from "../stores/mysql/connect.js";
import type { ChapterConnection } from "../stores/mysql/light.js";
import { withSql } from "../stores/mysql/sql.js";
import {
  createDatabase,
  createRoles,
  dropAbandoned,
  dropDatabase,
  ensureServers,
} from "../stores/servers/index.js";
import { loadMongo, loadMysql } from "./load.js";
import { rolesFile } from "./programs.js";
import { simulate } from "./simulate/index.js";

/** What a chapter works with: its own copy of the hospital, in both stores. */
export interface Chapter {
  /** A mysql2 connection to the chapter's own database, with the tag `sql` added. */
  readonly mysql: ChapterConnection<DataFrame>;
  /** The chapter's own MongoDB database, as the driver gives it. */
  readonly mongo: MongoDatabase;
  /**
   * Opens another MySQL session on the same copy; it ends with the chapter.
   *
   * @param role whose rights it has; default those of the chapter's own user. Needs the option `programs`
   * @throws {SettingError} `NO_PROGRAMS` if the chapter was opened without them
   * @throws {ServerError} `NO_ROLES` if the server's administrator may not make roles
   */
  session(role?: Role): Promise<ChapterConnection<DataFrame>>;
  /** Drops the copy. Called by itself when the notebook's kernel ends. */
  close(): Promise<void>;
}

/** Whose rights a session has: those of `sql/programs/90-roles.sql`. */
export type Role = (typeof ROLES)[number];
const ROLES = ["owner", "clerk", "analyst", "student"] as const;

/** How much of the hospital a chapter wants. */
export interface ChapterOptions {
  /** Emergency calls in the simulated year; 3,650 by default. */
  readonly calls?: number;
  /** Seed of the simulation; 1 by default. The same seed gives the same rows. */
  readonly seed?: number;
  /** Whether the copy has the views, procedures, triggers and events of `sql/programs`; it has not by default. */
  readonly programs?: boolean;
  /** Whether the chapter may see the locks and the sessions of the MySQL server; it may not by default. */
  readonly watch?: boolean;
}

let current: (Chapter & { readonly name: string }) | undefined;

/** Where servers come from, and what goes another way than usual, is said on standard error. */
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/**
 * Gives a chapter its own fresh copy of the hospital's data in MySQL and MongoDB; starts servers if none run yet.
 * The copy belongs to a user that may use it and nothing else, and is dropped when the kernel ends, or when the chapter is
 * opened again.
 *
 * @param name the chapter, such as `"05-questions"`: letters, digits and hyphens
 * @throws {SettingError} if the name has other characters
 * @throws {RangeError} if `calls` or `seed` is out of range
 * @throws {ServerError} if no server can be had; the message says what was tried
 */
export async function hospital(
  name: string,
  { watch = false, programs = false, ...options }: ChapterOptions = {},
): Promise<Chapter> {
  if (!/^[a-z0-9-]{1,40}$/.test(name)) {
    throw new SettingError(
      "CHAPTER_NAME",
      `hospital(${JSON.stringify(name)}): a chapter's name has lower-case letters, digits and hyphens, such as "05-questions".`,
    );
  }
  const data = simulate(options); // first, so that wrong options make no database
  if (current?.name === name) await current.close();
  const servers = await ensureServers({ onProgress: say });
  await dropAbandoned(servers).catch(() => {}); // They stay listed for the next start.
  const database = await createDatabase(servers, name, { onProgress: say, watch });
  const open: (() => Promise<unknown>)[] = [];
  const close = once(async () => {
    await Promise.allSettled(open.map((end) => end()));
    await dropDatabase(servers, database.name);
  });
  onKernelEnd(close);
  const [mysql, mongo] = await Promise.allSettled([
    loadMysql(database, data, say, programs),
    loadMongo(database, data, say),
  ]);
  if (mysql.status === "fulfilled") open.push(() => mysql.value.end());
  if (mongo.status === "fulfilled") open.push(() => mongo.value.client.close());
  if (mysql.status === "rejected" || mongo.status === "rejected") {
    await close().catch(() => {}); // The first error is the one to tell.
    throw mysql.status === "rejected" ? mysql.reason : (mongo as PromiseRejectedResult).reason;
  }
  displayFrames();
  let roles: Promise<Record<Role, string>> | undefined;
  const shown = (connection: Connection) =>
    withSql(connection, { frame: frameOf }) as unknown as ChapterConnection<DataFrame>;
  current = {
    name,
    mysql: shown(mysql.value),
    mongo: mongo.value.db as unknown as MongoDatabase,
    session: async (role) => {
      if (role !== undefined && !programs)
        throw new SettingError(
          "NO_PROGRAMS",
          `session("${role}"): the roles have rights on views and procedures, which this copy lacks. Open the chapter with hospital("${name}", { programs: true }).`,
        );
      if (role !== undefined) roles ??= createRoles(servers, database.name, rolesFile(), ROLES);
      const url = role === undefined ? database.mysqlUrl : (await roles!)[role];
      const another = await connect(url, { database: database.name });
      open.push(() => another.end());
      return shown(another);
    },
    close,
  };
  return current;
}

/** The chapter that `hospital()` opened last in this process; exercises are checked against it. */
export function currentChapter(): Chapter {
  if (current !== undefined) return current;
  throw new SettingError(
    "NO_CHAPTER",
    'No chapter is open. Run the cell with `await hospital("…")` near the top first.',
  );
}

function once(action: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= action();
    return done;
  };
}

/** The kernel launcher runs these before it ends; under plain tslab the next `hospital()` drops what was left. */
function onKernelEnd(action: () => Promise<void>): void {
  const key = Symbol.for("hers.cleanup");
  const holder = globalThis as { [key]?: Set<() => Promise<void>> };
  holder[key] ??= new Set();
  holder[key].add(action);
}
