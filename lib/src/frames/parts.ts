/** Batches of rows -> one frame, of which each batch is a part in memory of Polars' own. */

import { FrameError } from "../errors.js";
import { StreamWriter } from "./arrow/stream.js";
import { type ArrowType, MOST_DIGITS } from "./arrow/types.js";
import type { Batch } from "./columns/batch.js";
import { TextColumn } from "./columns/text.js";
import { type DataFrame, type Expr, polars, type Series } from "./polars.js";

/** What a reader tells while it reads. */
export interface Progress {
  /** Rows that are in the frame so far. */
  readonly rows: number;
}

/** How a read can be watched and abandoned. */
export interface ReadOptions {
  /** Called after every batch; what it throws abandons the read. */
  readonly onProgress?: (progress: Progress) => void;
  /** Abandons the read when aborted. */
  readonly signal?: AbortSignal;
  /** Rows of a batch at most; for tests, which want several batches of few rows. */
  readonly batchRows?: number;
}

/** A column of the finished frame. */
export interface Wanted {
  readonly name: string;
  readonly type: ArrowType;
}

interface Part {
  readonly frame: DataFrame;
  readonly types: ReadonlyMap<string, ArrowType>;
}

/** Takes batches and makes a frame of them. The memory is the frame's and one batch's, not twice the frame's. */
export class Parts {
  rows = 0;
  private readonly parts: Part[] = [];
  private readonly writer = new StreamWriter();

  /** @param json what a list's JSON is, where a field holds lists of several kinds */
  constructor(private readonly json: (value: unknown) => string = JSON.stringify) {}

  /** Takes over the complete rows of a batch and clears it. */
  add(batch: Batch): void {
    const columns = batch.columns.map((column) => column.arrow(batch.rows));
    // Rows of which every value so far is null have no column yet, but must be counted.
    if (columns.length === 0) columns.push(new TextColumn("", "", batch.rows).arrow(batch.rows));
    // Polars copies, so that the memory of batch and writer serves again.
    const frame = polars().readIPCStream(this.writer.write(columns, batch.rows));
    this.parts.push({ frame, types: new Map(columns.map(({ name, type }) => [name, type])) });
    this.rows += batch.rows;
    batch.clear();
  }

  /** The types that a column has in the parts. */
  types(name: string): ArrowType[] {
    return this.parts.flatMap(({ types }) => types.get(name) ?? []);
  }

  /** The frame, with the columns in this order; a column that a part lacks or has narrower is null there or widened. */
  finish(wanted: readonly Wanted[]): DataFrame {
    const pl = polars();
    if (wanted.length === 0) return pl.DataFrame([]);
    const frames: DataFrame[] = [];
    // Each part goes as it is fitted: a column that was widened would be there twice until the end.
    for (let part = this.parts.shift(); part !== undefined; part = this.parts.shift())
      frames.push(this.fitted(part, wanted));
    return frames.length === 1
      ? frames[0]!
      : (pl.concat(frames, { rechunk: false, how: "vertical" }) as DataFrame);
  }

  private fitted({ frame, types }: Part, wanted: readonly Wanted[]): DataFrame {
    const pl = polars();
    const names = wanted.map(({ name }) => name);
    let source = frame;
    const changed: Expr[] = [];
    const widened: string[] = [];
    for (const { name, type } of wanted) {
      const has = types.get(name);
      if (has === undefined) changed.push(pl.lit(null).cast(polarsType(type)).alias(name));
      else if (has.id === "list" && type.id === "text")
        source = source.withColumn(this.jsonSeries(source.getColumn(name)));
      else if (!sameType(has, type)) {
        changed.push(pl.col(name).cast(polarsType(type), true));
        widened.push(`${name} (${has.id}) to ${type.id}`);
      }
    }
    if (changed.length > 0) source = cast(source, changed, widened);
    return sameNames(source.columns, names) ? source : source.select(...names);
  }

  private jsonSeries(lists: Series): Series {
    const pl = polars();
    const texts = [...lists.toArray()].map((list) => (list === null ? null : this.json(list)));
    return pl.Series(lists.name, texts as never[], pl.Utf8) as Series;
  }
}

/** A part's column may hold what the type of a later part has no room for, such as 30 digits where 30 decimals have come. */
function cast(frame: DataFrame, columns: readonly Expr[], widened: readonly string[]): DataFrame {
  try {
    return frame.withColumns(...columns);
  } catch (cause) {
    const told = `No one type holds all values: ${widened.join(", ")} has no room for some. Read with { decimals: "double" }, or convert the column in the query.`;
    throw new FrameError("FRAME_VALUE", told, { cause });
  }
}

const sameNames = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((name, index) => name === others[index]);

const sameType = (one: ArrowType | undefined, other: ArrowType): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

// biome-ignore lint/suspicious/noExplicitAny: nodejs-polars gives its types no common name
function polarsType(type: ArrowType): any {
  const pl = polars();
  switch (type.id) {
    case "bool":
      return pl.Bool;
    case "int32":
      return pl.Int32;
    case "int64":
      return pl.Int64;
    case "uint64":
      return pl.UInt64;
    case "double":
      return pl.Float64;
    case "text":
      return pl.Utf8;
    case "date":
      return pl.Date;
    case "instant":
      return pl.Datetime(type.unit);
    case "decimal":
      return pl.Decimal(MOST_DIGITS, type.scale);
    case "list":
      return pl.List(polarsType(type.of));
  }
}
