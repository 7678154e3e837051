/** What a notebook does with reported data. */

import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import type { MongoDatabase } from "../../stores/mongo/light.js";
import type { MysqlConnection } from "../../stores/mysql/light.js";
import { type SimulationOptions, simulate } from "../simulate/index.js";
import { simulatedExport, simulatedFolder } from "./export/simulated.js";
import { inExportWords } from "./export/words.js";
import { reportedFrom } from "./from-hospital.js";
import { importExport as importInto, type Stores } from "./import/index.js";
import type { ExportOrigin, ImportedCounts, SimulatedExport, SimulatedResponse } from "./light.js";

export { besideRules } from "./beside-rules.js";

/**
 * The export to work on: the file that the environment variable `HERS_EXPORT` names, or else one that the simulator writes.
 *
 * @param options of the simulated one
 * @returns its path
 */
export const exportFile = (options: SimulatedExport = {}): Promise<string> =>
  process.env.HERS_EXPORT ? Promise.resolve(process.env.HERS_EXPORT) : simulatedExport(options);

/** Which file it is: its name, whether the simulator wrote it, and the beginning of its checksum. */
export async function exportOrigin(path: string): Promise<ExportOrigin> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return {
    file: basename(path),
    simulated: resolve(dirname(path)) === simulatedFolder(),
    sha256: hash.digest("hex").slice(0, 12),
  };
}

/**
 * Imports an export into the reported side of a chapter's copy, in both stores, in place of what was there.
 *
 * @param stores a chapter opened with `{ programs: true }`
 * @param options `anyway: true` takes a file of which more than half of the rows are rejected, too
 * @throws {ImportError}, {LoadError}, {QueryError} as the importer
 */
export const importExport = (
  { mysql, mongo }: { readonly mysql: MysqlConnection; readonly mongo: MongoDatabase },
  path: string,
  { anyway = false }: { readonly anyway?: boolean } = {},
): Promise<ImportedCounts> => importInto({ mysql, mongo } as unknown as Stores, path, { anyway });

/**
 * What a simulated service would report, without an export between: every response with its call.
 *
 * @param options of `simulate`: with `ambulances: 1` the same people call, and one ambulance more can go
 */
export function simulatedResponses(options: SimulationOptions = {}): SimulatedResponse[] {
  const { reported_call, reported_response } = inExportWords(reportedFrom(simulate(options)));
  const calls = new Map(reported_call.map((call) => [call.call_no, call]));
  return reported_response.map((response) => {
    const { received_at, final_priority } = calls.get(response.call_no)!;
    return { ...response, received_at, final_priority } as SimulatedResponse;
  });
}
