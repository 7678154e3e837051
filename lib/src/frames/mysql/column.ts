/** The SQL type of a column -> the frame's column that holds its values. */

import { FrameError } from "../../errors.js";
import type { Batch } from "../columns/batch.js";
import type { Column } from "../columns/column.js";
import { DecimalColumn, type Decimals, NearestColumn } from "../columns/decimal.js";
import { DoubleColumn, IntColumn, LongColumn, TruthColumn } from "../columns/numbers.js";
import { JsonColumn, TextColumn } from "../columns/text.js";
import { DateColumn, InstantColumn } from "../columns/times.js";

const INT = /^(TINYINT|SMALLINT|MEDIUMINT)( UNSIGNED)?$|^INT$|^YEAR$/;
const DECIMAL = /^DECIMAL\(\d+,(\d+)\)$/;
const INSTANT = /^(?:DATETIME|TIMESTAMP)(?:\((\d+)\))?$/;
const REFUSED = /^(GEOMETRY|BLOB|BINARY|VARBINARY|BIT|VECTOR)\b/;
const HINTS: Readonly<Record<string, string>> = {
  GEOMETRY: "ST_Longitude and ST_Latitude",
  BIT: "the column + 0",
};

/**
 * Adds the column to a batch.
 *
 * @param type as `columnType` says it
 * @throws {FrameError} `FRAME_TYPE` for GEOMETRY, BLOB, BINARY, BIT and VECTOR, which a frame does not have
 */
export function sqlColumn(batch: Batch, name: string, type: string, decimals: Decimals): Column {
  const plain = (make: new (name: string, source: string, capacity: number) => Column): Column =>
    batch.add((capacity) => new make(name, type, capacity));
  if (type === "BOOLEAN") return plain(TruthColumn);
  if (INT.test(type)) return plain(IntColumn);
  if (type === "INT UNSIGNED" || type === "BIGINT")
    return batch.add((capacity) => new LongColumn(name, type, capacity, { id: "int64" }));
  if (type === "BIGINT UNSIGNED")
    return batch.add((capacity) => new LongColumn(name, type, capacity, { id: "uint64" }));
  if (type === "FLOAT" || type === "DOUBLE") return plain(DoubleColumn);
  if (type === "DATE") return plain(DateColumn);
  if (type === "JSON") return plain(JsonColumn);
  const decimal = DECIMAL.exec(type);
  if (decimal !== null) {
    const scale = Number(decimal[1]);
    return decimals === "exact"
      ? batch.add((capacity) => new DecimalColumn(name, type, capacity, scale))
      : batch.add((capacity) => new NearestColumn(name, type, capacity, scale));
  }
  const instant = INSTANT.exec(type);
  if (instant !== null) {
    const unit = Number(instant[1] ?? 0) > 3 ? "us" : "ms";
    return batch.add((capacity) => new InstantColumn(name, type, capacity, unit));
  }
  const refused = REFUSED.exec(type)?.[1];
  if (refused === undefined) return plain(TextColumn);
  throw new FrameError(
    "FRAME_TYPE",
    `Column ${name} is ${type}, which a frame does not have. Select what you need of it, such as ${HINTS[refused] ?? "HEX"}.`,
  );
}
