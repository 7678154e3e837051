/** MongoDB documents as Polars frames; each field's type is inferred from all documents, not from the first ones. */

import type { Collection, Document } from "mongodb";
import { FrameError, QueryError } from "../../errors.js";
import { serverError } from "../../stores/mongo/server-error.js";
import { Batch } from "../columns/batch.js";
import type { Decimals } from "../columns/decimal.js";
import { Parts, type ReadOptions } from "../parts.js";
import type { DataFrame } from "../polars.js";
import { eachDocument, isNetworkError, rawBatches, type Wish } from "./batches.js";
import { Bytes } from "./bson.js";
import { Fields } from "./fields.js";
import { writeObject } from "./objects.js";
import { Walker } from "./walk.js";

/** A collection, of which all documents are read, a cursor or a list of documents. */
export type Documents = AsyncIterable<Document> | Iterable<Document> | { find(): AsyncIterable<Document> };

/** How documents are read; what the {@link Wish} says of it is for a collection alone. */
export interface MongoOptions extends ReadOptions, Wish {
  /** `exact`, the default: Decimal128 is Decimal. `double`: the nearest Float64, as charts want it. */
  readonly decimals?: Decimals;
}

/**
 * Reads documents into a frame. A nested document becomes columns with dotted names (`location.type`); a missing field is null, as one
 * that is null. Int32 is Int32, Int64 Int64, Double Float64, and of mixed numbers the column is the one that holds all; Decimal128 is Decimal
 * with as many decimals as the longest; dates Datetime in milliseconds; an ObjectId its 24 hexadecimal digits; lists of texts or of numbers
 * List; any other list its extended JSON.
 *
 * A collection is read batch by batch from the bytes that the server sends, which is the fast way; `filter` and `projection`, or `pipeline`, say what of it. A
 * cursor and a list give documents that the driver has made: there a double that is whole counts as whole.
 *
 * An empty document has no column of its own; a field that is nothing else is null.
 *
 * @throws {QueryError} `QUERY_REFUSED` with MongoDB's number and message; `QUERY_LOST` if the connection breaks or the server sends nothing
 *   any more
 * @throws {FrameError} `FRAME_MIXED` if one field holds values that no type has both of, or two fields have one dotted name; `FRAME_VALUE`
 *   if a value is of a type that no column has, such as Binary, or no document has a field; `FRAME_OPTION` if options do not go together;
 *   `FRAME_ABANDONED` if the signal was aborted. The server's cursor is closed then.
 */
export async function readMongo(documents: Documents, options: MongoOptions = {}): Promise<DataFrame> {
  checkWish(documents, options);
  const { EJSON, deserialize, Decimal128 } = (await import("mongodb")).BSON;
  const json = (value: unknown): string => EJSON.stringify(value);
  const sink = new Sink(options, json);
  const walker = new Walker(sink.fields, options.decimals ?? "exact", {
    json: (array) => json(Object.values(deserialize(array))),
    decimal: (bytes) => String(new Decimal128(Uint8Array.from(bytes))),
  });
  try {
    if (await isRaw(documents)) {
      let at = 0;
      const write = (row: number): boolean => walker.document(at, sink.fields.root, row);
      for await (const batch of rawBatches(documents as never as Collection, options, options.signal)) {
        walker.use(new Bytes(batch.bytes));
        eachDocument(batch, (place) => {
          at = place;
          sink.add(write);
        });
        options.signal?.throwIfAborted();
      }
    } else await readObjects(documents, sink, options, json);
  } catch (error) {
    if (isNetworkError(error))
      throw new QueryError(
        "QUERY_LOST",
        `The connection to MongoDB broke, or the server sends nothing any more (${error.message}). Connect again.`,
        { cause: error },
      );
    if (options.signal?.aborted)
      throw new FrameError("FRAME_ABANDONED", "The read was abandoned.", { cause: error });
    throw refused(error, documents) ?? error;
  }
  return sink.finish();
}

/** What a cursor or a list is to give was said when it was made. */
function checkWish(documents: Documents, { filter, projection, pipeline }: Wish): void {
  const wished = Object.entries({ filter, projection, pipeline }).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  );
  if (wished.length === 0) return;
  if (!isCollection(documents))
    throw new FrameError(
      "FRAME_OPTION",
      `${wished.join(" and ")}: only a collection can be asked for it. Give readMongo the collection, or say it where the cursor or the list is made.`,
    );
  if (pipeline !== undefined && wished.length > 1)
    throw new FrameError(
      "FRAME_OPTION",
      `A pipeline and ${wished[0]}: say it inside the pipeline, as $match or $project.`,
    );
}

function refused(error: unknown, documents: Documents): QueryError | undefined {
  if (!(error instanceof Error) || error.name !== "MongoServerError") return undefined;
  const { code, message } = serverError(error) ?? { code: "without a number", message: error.message };
  const { collectionName } = documents as Partial<Collection>;
  const where = collectionName === undefined ? "" : ` (reading ${collectionName})`;
  return new QueryError("QUERY_REFUSED", `${message} (MongoDB ${code})${where}`, { cause: error });
}

async function readObjects(
  documents: Documents,
  sink: Sink,
  options: MongoOptions,
  json: (value: unknown) => string,
): Promise<void> {
  const { fields } = sink;
  const decimals = options.decimals ?? "exact";
  for await (const document of sourceOf(documents, options)) {
    sink.add((row) => writeObject(fields, document, fields.root, row, decimals, json));
    options.signal?.throwIfAborted();
  }
}

const isCollection = (documents: Documents): documents is { find(): AsyncIterable<Document> } =>
  "find" in documents && typeof documents.find === "function" && !Array.isArray(documents);

function sourceOf(
  documents: Documents,
  { filter = {}, projection = {}, pipeline }: Wish,
): AsyncIterable<Document> | Iterable<Document> {
  if (!isCollection(documents)) return documents as AsyncIterable<Document>;
  const collection = documents as unknown as Collection;
  return pipeline === undefined
    ? collection.find(filter, { projection })
    : collection.aggregate([...pipeline]);
}

/** Whether the batches of a collection can be asked for one by one: all of them must come from one server. */
async function isRaw(documents: Documents): Promise<boolean> {
  if (!isCollection(documents) || !("dbName" in documents)) return false;
  const { client, readPreference, readConcern, dbName } = documents as unknown as Collection & {
    client: { options: { hosts: unknown[] }; db(name: string): { command(it: Document): Promise<Document> } };
  };
  if ((readPreference?.mode ?? "primary") !== "primary" || readConcern !== undefined) return false;
  const { msg } = await client.db(dbName).command({ hello: 1 });
  return msg !== "isdbgrid" || client.options.hosts.length === 1; // several routers share no cursors
}

/** Rows on their way into a frame. */
class Sink {
  readonly fields: Fields;
  private readonly batch: Batch;
  private readonly parts: Parts;

  constructor(
    private readonly options: MongoOptions,
    json: (value: unknown) => string,
  ) {
    this.batch = new Batch(options.batchRows);
    this.fields = new Fields(this.batch);
    this.parts = new Parts(json);
  }

  /** @param write writes a row; false if columns must be wider first */
  add(write: (row: number) => boolean): void {
    while (!write(this.batch.rows)) {
      // Complete rows are handed on as they are; what was written of this one is cleared with the batch.
      if (this.batch.rows > 0) this.parts.add(this.batch);
      else this.batch.clear();
      this.fields.widen();
    }
    if (this.batch.endRow()) this.handOn();
  }

  private handOn(): void {
    this.parts.add(this.batch);
    this.options.onProgress?.({ rows: this.parts.rows });
  }

  finish(): DataFrame {
    if (this.batch.rows > 0) this.handOn();
    const wanted = this.fields.wanted();
    if (wanted.length === 0 && this.parts.rows > 0)
      throw new FrameError(
        "FRAME_VALUE",
        `Of ${this.parts.rows} documents none has a field, and a frame without columns has no rows. Look for a misspelt name in the projection.`,
      );
    return this.parts.finish(wanted);
  }
}
