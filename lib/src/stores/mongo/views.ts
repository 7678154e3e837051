/** Views kept as pipeline files: `<name>.json` says on which collection the view of that name stands. */

import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type { Db, Document } from "mongodb";
import { ScriptError } from "../../errors.js";
import { type PipelineFile, readPipeline } from "./pipeline.js";

/** One view. */
export interface ViewFile extends PipelineFile {
  readonly name: string;
}

/**
 * Reads the views of a folder, in the order of their names.
 *
 * @throws {ScriptError} as `readPipeline`
 */
export const readViews = (folder: string): ViewFile[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => ({ name: basename(name, ".json"), ...readPipeline(join(folder, name)) }));

/**
 * Creates the views that are missing and changes those that differ from their files.
 *
 * @throws {ScriptError} as `readViews`; `VIEW_REFUSED` with file and the server's reason
 */
export async function applyViews(db: Db, folder: string): Promise<void> {
  const living = new Set(
    (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name),
  );
  for (const { name, file, collection: viewOn, pipeline } of readViews(folder)) {
    const command: Document = living.has(name) ? { collMod: name } : { create: name };
    try {
      await db.command({ ...command, viewOn, pipeline });
    } catch (error) {
      const { code, message } = error as { code?: number; message: string };
      throw new ScriptError(
        "VIEW_REFUSED",
        `${file}: view ${name}: ${message.replace(/\s+/g, " ")} (MongoDB ${code ?? "driver"})`,
        { cause: error },
      );
    }
  }
}
