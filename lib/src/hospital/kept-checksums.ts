/** Checksums of a copy in both stores, to see that nobody changed it. */

import { ServerError } from "../errors.js";
import { connectMongo } from "../stores/mongo/connect.js";
import { connect } from "../stores/mysql/connect.js";
import type { HersDatabase } from "../stores/servers/index.js";
import { mongoContents, mysqlContents } from "./contents.js";
import { mongoDefinitions, mysqlDefinitions } from "./definitions.js";

/**
 * Of what is in a copy and how it is defined, in MySQL and MongoDB.
 *
 * @throws {ServerError} `COPY_UNSEEN` if one of the stores does not answer
 */
export async function contentsOf({ mysqlUrl, mongoUrl, name }: HersDatabase): Promise<string> {
  const sums = await Promise.allSettled([
    connect(mysqlUrl, { database: name }).then(async (connection) => {
      try {
        return `${await mysqlContents(connection)} ${await mysqlDefinitions(connection)}`;
      } finally {
        await connection.end();
      }
    }),
    connectMongo(mongoUrl, name).then(async ({ db, client }) => {
      try {
        return `${await mongoContents(db)} ${await mongoDefinitions(db)}`;
      } finally {
        await client.close();
      }
    }),
  ]);
  const failed = sums.find((sum) => sum.status === "rejected");
  if (failed !== undefined)
    throw new ServerError("COPY_UNSEEN", `The copy ${name} cannot be looked at: ${failed.reason.message}`, {
      cause: failed.reason,
    });
  return sums.map((sum) => (sum as PromiseFulfilledResult<string>).value).join(" ");
}
