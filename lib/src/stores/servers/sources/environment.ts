import { askVersion, requireVersion, VARIABLE } from "../connect.js";
import type { Source } from "../server.js";

/** The user's own servers, at the addresses in MYSQL_URL and MONGODB_URL. They are used, never started or stopped. */
export const environment: Source = {
  name: "environment",
  canServe: async (kind) => (process.env[VARIABLE[kind]] ? true : `${VARIABLE[kind]} is not set`),
  start: async (kind, { onProgress }) => {
    const url = process.env[VARIABLE[kind]] ?? "";
    const { version, replicated } = await askVersion(kind, url);
    requireVersion(kind, url, version);
    if (!replicated)
      onProgress(
        `${VARIABLE[kind]}: this MongoDB is no replica set, so transactions and change streams will not work`,
      );
    return { url, version };
  },
  answers: async () => true,
  stop: async () => {},
};
