/** The columns of San Francisco's "Fire Department Calls for Service", and what they are called here. */

import { ImportError } from "../../../errors.js";
import { suggest } from "../../../show/near.js";

/** How a value is written. */
export type Kind = "text" | "count" | "truth" | "day" | "time" | "point";

/** A column of the export. */
export interface ExportColumn {
  /** The column of `reported_call` or `reported_response`. */
  readonly name: string;
  readonly of: "call" | "response";
  readonly kind: Kind;
  /** The published spelling, then others that were seen; capitals, blanks and signs do not count. */
  readonly headers: readonly [string, ...string[]];
  /** Whether a file without it is refused. */
  readonly required?: true;
  /** Characters at most, for text. */
  readonly longest?: number;
}

const call = (name: string, kind: Kind, headers: ExportColumn["headers"], more: Partial<ExportColumn> = {}) =>
  ({ name, of: "call", kind, headers, ...more }) satisfies ExportColumn;
const response = (
  name: string,
  kind: Kind,
  headers: ExportColumn["headers"],
  more: Partial<ExportColumn> = {},
) => ({ name, of: "response", kind, headers, ...more }) satisfies ExportColumn;
const required = { required: true } as const;

/** Times stand in the order of their steps, in which they are read. */
export const EXPORT_COLUMNS: readonly ExportColumn[] = [
  call("call_no", "text", ["Call Number"], { ...required, longest: 20 }),
  response("unit", "text", ["Unit ID"], { ...required, longest: 20 }),
  call("incident_no", "text", ["Incident Number"], { longest: 20 }),
  call("call_type", "text", ["Call Type"], { ...required, longest: 60 }),
  call("call_date", "day", ["Call Date"]),
  call("watch_date", "day", ["Watch Date"]),
  call("received_at", "time", ["Received DtTm"], required),
  call("entry_at", "time", ["Entry DtTm"], required),
  response("notified_at", "time", ["Dispatch DtTm"], required),
  response("en_route_at", "time", ["Response DtTm"], required),
  response("on_scene_at", "time", ["On Scene DtTm"], required),
  response("left_scene_at", "time", ["Transport DtTm"], required),
  response("at_destination_at", "time", ["Hospital DtTm"], required),
  call("final_disposition", "text", ["Call Final Disposition"], { longest: 60 }),
  response("in_service_at", "time", ["Available DtTm"], required),
  call("address", "text", ["Address"], { longest: 100 }),
  call("city", "text", ["City"], { longest: 40 }),
  call("postcode", "text", ["Zipcode of Incident", "Zipcode"], { longest: 10 }),
  call("battalion", "text", ["Battalion"], { longest: 10 }),
  call("station_area", "text", ["Station Area"], { longest: 10 }),
  call("box", "text", ["Box"], { longest: 10 }),
  call("original_priority", "text", ["Original Priority"], { longest: 10 }),
  call("priority", "text", ["Priority"], { longest: 10 }),
  call("final_priority", "text", ["Final Priority"], { longest: 10 }),
  response("als_unit", "truth", ["ALS Unit"]),
  call("call_type_group", "text", ["Call Type Group"], { longest: 60 }),
  call("alarms", "count", ["Number of Alarms"]),
  response("unit_type", "text", ["Unit Type"], { ...required, longest: 30 }),
  response("unit_sequence", "count", ["Unit sequence in call dispatch"]),
  call("fire_district", "text", ["Fire Prevention District"], { longest: 10 }),
  call("supervisor_district", "text", ["Supervisor District"], { longest: 10 }),
  call(
    "neighbourhood",
    "text",
    [
      "Neighborhooods - Analysis Boundaries",
      "Neighborhoods - Analysis Boundaries",
      "Neighborhood  District",
      "Analysis Neighborhoods",
      "Neighborhood",
    ],
    { longest: 60 },
  ),
  call("location", "point", ["Location", "Case Location", "Point"]),
  response("row_id", "text", ["RowID", "Row ID"], { ...required, longest: 40 }),
];

/** A column and its place in the file. */
export interface PlacedColumn extends ExportColumn {
  /** As this file spells it. */
  readonly header: string;
  /** From 0. */
  readonly place: number;
}

const fold = (header: string): string => header.toLowerCase().replace(/[^a-z0-9]/g, "");

/**
 * Finds the known columns in a file's header; others are passed over.
 *
 * @throws {ImportError} `SEPARATOR`; `COLUMN_MISSING` with the column and near spellings; `COLUMN_TWICE`
 */
export function placeColumns(headers: readonly string[], file: string): PlacedColumn[] {
  const places = new Map<string, number>();
  for (const [place, header] of headers.entries()) {
    if (places.has(fold(header)) && header.trim() !== "")
      throw new ImportError(
        "COLUMN_TWICE",
        `${file}, line 1: the column "${header}" is there twice. Take one away.`,
      );
    places.set(fold(header), place);
  }
  const placed = EXPORT_COLUMNS.flatMap((column) => {
    const found = column.headers.find((header) => places.has(fold(header)));
    if (found === undefined) return [];
    const place = places.get(fold(found))!;
    return [{ ...column, header: headers[place]!.trim(), place }];
  });
  for (const column of EXPORT_COLUMNS) {
    if (column.required === undefined || placed.some(({ name }) => name === column.name)) continue;
    refuseOtherSeparator(headers, file);
    throw new ImportError("COLUMN_MISSING", missing(column, placed, headers, file));
  }
  return placed;
}

/** Which column is missing, how it may be spelt in the file, and whether the others that are needed are there. */
function missing(
  { headers: [wanted] }: ExportColumn,
  placed: readonly PlacedColumn[],
  headers: readonly string[],
  file: string,
): string {
  const needed = EXPORT_COLUMNS.filter(({ required }) => required === true);
  const lost = needed.filter(({ name }) => !placed.some((each) => each.name === name));
  const others = headers.filter((_, place) => !placed.some((each) => each.place === place));
  const near = others.length === 0 ? "" : ` ${suggest(wanted, others, "columns that are not known")}`;
  const rest =
    lost.length === 1
      ? `The other ${needed.length - 1} columns that are needed are there.`
      : `Of the ${needed.length} columns that are needed ${lost.length} are missing. Is it the export "Fire Department Calls for Service"?`;
  return `${file}, line 1: there is no column "${wanted}".${near} ${rest} Nothing was imported.`;
}

/** Some spreadsheets write semicolons or tabs where the settings of the system say so. */
function refuseOtherSeparator(headers: readonly string[], file: string): void {
  const separator = ([";", "\t"] as const).find((each) =>
    headers.some((header) => header.split(each).length > EXPORT_COLUMNS.length / 2),
  );
  if (separator === undefined) return;
  throw new ImportError(
    "SEPARATOR",
    `${file}, line 1: its columns stand between ${separator === ";" ? "semicolons" : "tabs"}, and commas are read. Save it as CSV with commas, or take the file as it was published. Nothing was imported.`,
  );
}
