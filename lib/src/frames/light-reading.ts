/** What a notebook sees of reading whole answers into frames, and of keeping frames in files: types without the drivers' declarations. */

import type { Collection } from "../stores/mongo/light.js";
import type { MysqlConnection } from "../stores/mysql/light.js";
import type { DataFrame } from "./light.js";

interface Watched {
  /** `exact`, the default: Decimal. `double`: the nearest Float64, as charts want it. */
  readonly decimals?: "exact" | "double";
  /** Called after every batch with the rows so far; what it throws abandons the read. */
  readonly onProgress?: (progress: { readonly rows: number }) => void;
  readonly signal?: AbortSignal;
}

interface DocumentsWanted extends Watched {
  readonly filter?: Record<string, unknown>;
  readonly projection?: Record<string, unknown>;
  readonly pipeline?: readonly Record<string, unknown>[];
}

/** The public functions; each is explained where it is written. `Frame` is nodejs-polars' own type, where a chapter imports that. */
export interface Frames {
  readMysql<Frame = DataFrame>(
    connection: MysqlConnection,
    sql: string,
    params?: readonly unknown[],
    options?: Watched,
  ): Promise<Frame>;
  readMongo<Frame = DataFrame>(collection: Collection, options?: DocumentsWanted): Promise<Frame>;
  writeParquet(
    frame: object,
    file: string,
  ): Promise<{
    readonly rows: number;
    readonly columns: Readonly<Record<string, string>>;
    readonly sha256: string;
  }>;
  readParquet<Frame = DataFrame>(file: string): Promise<Frame>;
}
