import type { Db } from "mongodb";

/** Drops every collection; those of the server itself go with theirs. */
export async function emptyDatabase(db: Db): Promise<void> {
  for (const { name } of await db.listCollections().toArray()) {
    if (!name.startsWith("system.")) await db.dropCollection(name);
  }
}
