import type { CollectionFile } from "../../../stores/mongo/files.js";
import type { Difference } from "../physical.js";
import { type Json, nearest } from "./file.js";

/** A collection file, read and with its lines. */
export interface LiveFile extends CollectionFile {
  readonly json: Json;
}

/** A difference with the line of what a path of the file leads to, or leads to as far as it goes. */
export const liveDifference = (
  kind: string,
  subject: string,
  { file, json }: LiveFile,
  path: readonly (string | number)[],
  message: string,
): Difference => ({
  kind,
  between: "validators-live",
  subject,
  message,
  place: { file, line: nearest(json, path).line },
});
