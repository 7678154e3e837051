/** Files that are refused as a whole for what their rows are: no export with some bad rows, but one that is misread. */

import type { Connection } from "mysql2/promise";
import { ImportError } from "../../../errors.js";
import type { Added, Batch } from "./batch.js";
import { rejectionsTold } from "./rejections.js";

/**
 * Of the first rows some must be readable: dates in another form show here, before anything is loaded.
 *
 * @throws {ImportError} `NOTHING_READABLE`
 */
export function refuseUnreadable({ read, rejections }: Batch, file: string): void {
  const [first] = rejections;
  if (first === undefined || read.length > 0) return;
  throw new ImportError(
    "NOTHING_READABLE",
    `${file}, line ${first.line_no}: ${first.detail}. Of the first ${count(rejections.length)} rows none can be read. Nothing was imported.`,
  );
}

/**
 * Of all rows half must be loaded, unless less is enough; one always must.
 *
 * @param loaded what is in the stores
 * @param anyway whether less is enough
 * @throws {ImportError} `MOSTLY_REJECTED`, `NOTHING_READABLE`
 */
export async function refuseRejected(
  mysql: Connection,
  { responses, rejected }: Added,
  file: string,
  anyway: boolean,
): Promise<void> {
  if (rejected <= responses || (anyway && responses > 0)) return;
  const told = `${file}: ${count(rejected)} of ${count(responses + rejected)} rows are rejected: ${await rejectionsTold(mysql)}. Nothing was imported.`;
  if (responses === 0) throw new ImportError("NOTHING_READABLE", told);
  throw new ImportError(
    "MOSTLY_REJECTED",
    `${told} More than half is too many: mend the file, or take the other ${count(responses)} rows with \`npx hers import FILE --anyway\` (in a notebook \`{ anyway: true }\`).`,
  );
}

const count = (value: number): string => value.toLocaleString("en-US");
