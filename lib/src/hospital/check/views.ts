/** The views of mongo/views against a live database. */

import type { Db, Document } from "mongodb";
import type { Difference } from "../../model/drift/physical.js";
import { readViews, type ViewFile } from "../../stores/mongo/views.js";

/**
 * Compares view files with a live database.
 *
 * @param collections names that are to be collections, which another comparison looks at
 * @returns differences of the kinds `view-missing`, `view-changed` and `view-extra`
 */
export async function compareViewsLive(
  folder: string,
  db: Db,
  collections: readonly string[],
): Promise<Difference[]> {
  const { EJSON } = (await import("mongodb")).BSON;
  const text = (value: unknown): string => EJSON.stringify(value as Document, { relaxed: true });
  const living = new Map<string, Document>();
  for (const { name, ...rest } of await db.listCollections({ type: "view" }).toArray())
    living.set(name, (rest as Document).options ?? {});
  const files = readViews(folder);
  return [
    ...files.flatMap((file) => {
      const found = living.get(file.name);
      if (found === undefined) return [told("view-missing", file, "the server does not have it")];
      const same = found.viewOn === file.collection && text(found.pipeline) === text(file.pipeline);
      return same ? [] : [told("view-changed", file, "the server has another one of that name")];
    }),
    ...[...living.keys()]
      .filter((name) => !collections.includes(name) && !files.some((file) => file.name === name))
      .map((name) => ({
        kind: "view-extra",
        between: "validators-live",
        subject: name,
        message: "The server has the view, but no file says what it is: write one, or drop it.",
      })),
  ];
}

const told = (kind: string, { name, file }: ViewFile, what: string): Difference => ({
  kind,
  between: "validators-live",
  subject: name,
  message: `The file says a view, ${what}: load the database again.`,
  place: { file, line: 1 },
});
