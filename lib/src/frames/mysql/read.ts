/** MySQL answers as Polars frames, column by column while the answer arrives. */

import type { Connection as CoreConnection } from "mysql2";
import type { Connection } from "mysql2/promise";
import { FrameError, QueryError } from "../../errors.js";
import { Batch } from "../columns/batch.js";
import type { Decimals } from "../columns/decimal.js";
import { Parts, type ReadOptions } from "../parts.js";
import { type DataFrame, polars } from "../polars.js";
import { readRow } from "./binary.js";
import { type Command, executeInto, knowsInside, type RowReader } from "./internals.js";
import { publicWay, tell } from "./public-way.js";
import { checkNames, finished } from "./rows.js";
import { type Field, type WireColumn, wireColumns } from "./wire.js";

/** How a MySQL answer is read. */
export interface MysqlOptions extends ReadOptions {
  /** `exact`, the default: DECIMAL is Decimal. `double`: the nearest Float64, as charts want it. */
  readonly decimals?: Decimals;
  /** Reads rows by mysql2's public way; for tests. */
  readonly publicWay?: boolean;
}

/** MySQL cannot prepare every statement: ER_UNSUPPORTED_PS. */
const NOT_PREPARED = 1295;

/**
 * Reads a query's answer into a frame while it arrives, without an object or a string for any value. BOOLEAN is Bool (Int32 where a
 * TINYINT(1) holds other values than 0 and 1); integers Int32 or Int64, BIGINT UNSIGNED UInt64; FLOAT and DOUBLE Float64; DECIMAL Decimal;
 * DATETIME and TIMESTAMP Datetime, in microseconds where they have more than three decimals, else in milliseconds; DATE Date; TIME, ENUM,
 * SET, JSON and texts String, as MySQL writes them.
 *
 * nodejs-polars 0.24 cannot hand a Decimal to JavaScript, and its `series.sum()` loses decimals: compute in expressions, and cast to
 * Float64 for a chart or to Utf8 for the digits.
 *
 * An abandoned read rejects at once; the rest of the answer still arrives and is dropped before the connection's next statement.
 *
 * @param params values bound to the `?` of the query
 * @throws {QueryError} `QUERY_REFUSED` with MySQL's number and message, `QUERY_COLUMNS` if two columns have one name,
 *   `QUERY_CONNECTION` if it is given something else, such as a pool
 * @throws {FrameError} `FRAME_TYPE` for GEOMETRY, BLOB, BINARY, BIT and VECTOR; `FRAME_VALUE` for a value that its column cannot hold, such
 *   as 0000-00-00; `FRAME_RESULTS` if a CALL answers twice; `FRAME_ABANDONED` if the signal was aborted
 */
export async function readMysql(
  connection: Connection,
  sql: string,
  params: readonly unknown[] = [],
  options: MysqlOptions = {},
): Promise<DataFrame> {
  const core = (connection as unknown as { connection?: CoreConnection }).connection;
  if (core === undefined)
    throw new QueryError(
      "QUERY_CONNECTION",
      "readMysql needs one connection, such as a chapter's mysql. Of a pool take one with getConnection(), and release it after the read.",
    );
  const read = (way: typeof publicWay): Promise<DataFrame> =>
    new Answer(core, sql, options).read((answer) => way(core, sql, params, answer));
  const known = knowsInside();
  if (!known) tell();
  try {
    if (!known || options.publicWay) return await read(publicWay);
    return await read(throughPackets);
  } catch (error) {
    const { cause } = error as { cause?: { errno?: number } };
    if (cause?.errno !== NOT_PREPARED || params.length > 0) throw error;
    return await read(publicWay);
  } finally {
    forget(core, sql);
  }
}

/** The server would keep the prepared statement as long as the connection lasts. */
function forget(core: CoreConnection, sql: string): void {
  try {
    core.unprepare(sql);
    core.unprepare({ sql, rowsAsArray: true } as never);
  } catch {
    // The connection is closed, and its statements with it.
  }
}

function throughPackets(
  core: CoreConnection,
  sql: string,
  params: readonly unknown[],
  answer: Answer,
): Command {
  return executeInto(core, sql, params, (fields) => {
    answer.begin(fields);
    return class implements RowReader {
      next(packet: Parameters<typeof readRow>[0]): void {
        answer.row((wire, row) => readRow(packet, wire, row));
      }
    };
  });
}

/** An answer that is on its way. Once it has failed it takes no more rows, but its command goes on to its end. */
export class Answer {
  private readonly batch: Batch;
  private readonly parts = new Parts();
  private wire: WireColumn[] = [];
  private begun = false;
  private failure: unknown;
  private succeed: (frame: DataFrame) => void = () => {};
  /** Rejects the read; the first failure is the one to tell. */
  fail: (error: unknown) => void = () => {};

  constructor(
    private readonly core: CoreConnection,
    private readonly sql: string,
    private readonly options: MysqlOptions,
  ) {
    this.batch = new Batch(options.batchRows);
  }

  read(start: (answer: Answer) => Command): Promise<DataFrame> {
    const { signal } = this.options;
    const abort = (): void =>
      this.fail(new FrameError("FRAME_ABANDONED", "The read was abandoned.", { cause: signal!.reason }));
    const refused = (error: unknown): void => this.fail(explain(error, this.sql));
    return new Promise<DataFrame>((resolve, reject) => {
      this.succeed = resolve;
      this.fail = (error) => {
        this.failure ??= error;
        reject(error);
      };
      if (signal?.aborted) return abort();
      signal?.addEventListener("abort", abort, { once: true });
      this.follow(start, refused);
    }).finally(() => signal?.removeEventListener("abort", abort));
  }

  /**
   * Listens until the command has ended, which may be long after the read has failed. The command of a connection that broke never ends:
   * its error is the last event.
   */
  private follow(start: (answer: Answer) => Command, refused: (error: unknown) => void): void {
    const broken = (error: unknown): void => {
      this.core.off("error", broken);
      refused(error);
    };
    this.core.on("error", broken); // where mysql2 tells that the connection broke
    try {
      const command = start(this);
      command.on("error", refused);
      command.on("end", () => {
        this.core.off("error", broken);
        this.guarded(() => this.succeed(this.finish()));
      });
    } catch (error) {
      broken(error);
    }
  }

  /** Columns are known. */
  begin(fields: readonly Field[]): void {
    this.guarded(() => {
      if (this.begun)
        throw new FrameError("FRAME_RESULTS", `The statement gives several results, and a frame holds one.`);
      this.begun = true;
      checkNames(fields.map(({ name }) => name));
      this.wire = wireColumns(this.batch, fields, this.options.decimals ?? "exact");
    });
  }

  /** A row is there. */
  row(read: (wire: readonly WireColumn[], row: number) => void): void {
    if (this.failure !== undefined) return; // the rest of the answer still has to arrive
    try {
      read(this.wire, this.batch.rows);
      if (this.batch.endRow()) this.handOn();
    } catch (error) {
      this.fail(error);
    }
  }

  private handOn(): void {
    this.parts.add(this.batch);
    this.options.onProgress?.({ rows: this.parts.rows });
  }

  private finish(): DataFrame {
    if (!this.begun) return polars().DataFrame([]) as DataFrame;
    if (this.batch.rows > 0 || this.parts.rows === 0) this.handOn();
    return finished(this.parts, this.batch);
  }

  private guarded(action: () => void): void {
    if (this.failure !== undefined) return;
    try {
      action();
    } catch (error) {
      this.fail(error);
    }
  }
}

function explain(error: unknown, sql: string): QueryError {
  const { errno, sqlState, fatal, message } = error as {
    errno?: number;
    sqlState?: string;
    fatal?: boolean;
    message: string;
  };
  const where = `\nin: ${sql.trim().split(/\r?\n/, 1)[0]!}`;
  if (sqlState !== undefined)
    return new QueryError("QUERY_REFUSED", `${message} (MySQL ${errno})${where}`, { cause: error });
  if (!fatal)
    return new QueryError("QUERY_REFUSED", `The driver did not send it: ${message}${where}`, {
      cause: error,
    });
  const lost = `The connection to MySQL broke or is closed (${message}). Connect again.`;
  return new QueryError("QUERY_LOST", lost + where, { cause: error });
}
