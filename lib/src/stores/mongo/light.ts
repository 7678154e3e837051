/**
 * Light types of a MongoDB database: what the chapters use of it, without the driver's declarations.
 * `tests/types/light-types.ts` compiles only if the driver's own `Db` fits them.
 */

/** One document; its fields are those of its collection. */
// biome-ignore lint/suspicious/noExplicitAny: a field may hold any BSON type
export type Document = Record<string, any>;

/** An answer that arrives document by document. */
export interface Cursor {
  sort(order: Record<string, 1 | -1>): Cursor;
  limit(count: number): Cursor;
  skip(count: number): Cursor;
  project(fields: Document): Cursor;
  toArray(): Promise<Document[]>;
  explain(verbosity?: string): Promise<Document>;
}

/** An aggregation that arrives document by document. */
export interface AggregationCursor {
  toArray(): Promise<Document[]>;
  explain(verbosity?: string): Promise<Document>;
}

/** A session; what belongs to its transaction is given it as an option. */
export interface Session {
  /** Commits what `work` does, or nothing of it if it throws; does all of it again where the server says that this can help. */
  withTransaction<Result>(work: () => Promise<Result>): Promise<Result>;
  startTransaction(): void;
  commitTransaction(): Promise<unknown>;
  abortTransaction(): Promise<unknown>;
  endSession(): Promise<void>;
}

/** Says that a write belongs to the transaction of a session. */
export interface InTransaction {
  readonly session?: Session;
}

/** Changes as they are committed. */
export interface ChangeStream extends AsyncIterable<Document> {
  /** Waits for the next one. */
  next(): Promise<Document>;
  /** The next one, or null if there is none within `maxAwaitTimeMS`. */
  tryNext(): Promise<Document | null>;
  close(): Promise<void>;
}

/** The client of a database, for what more than one collection takes part in. */
export interface Client {
  startSession(): Session;
  withSession<Result>(work: (session: Session) => Promise<Result>): Promise<Result>;
}

type Changed = Promise<{ matchedCount: number; modifiedCount: number }>;

/** A collection, as the mongodb driver gives it. */
export interface Collection {
  find(filter?: Document, options?: Document): Cursor;
  findOne(filter?: Document, options?: Document): Promise<Document | null>;
  aggregate(pipeline: Document[], options?: Document): AggregationCursor;
  countDocuments(filter?: Document): Promise<number>;
  distinct(field: string, filter?: Document): Promise<unknown[]>;
  insertOne(document: Document, options?: InTransaction): Promise<{ insertedId: unknown }>;
  insertMany(documents: Document[], options?: InTransaction): Promise<{ insertedCount: number }>;
  updateOne(filter: Document, change: Document, options?: InTransaction): Changed;
  updateMany(filter: Document, change: Document, options?: InTransaction): Changed;
  deleteOne(filter: Document, options?: InTransaction): Promise<{ deletedCount: number }>;
  deleteMany(filter: Document, options?: InTransaction): Promise<{ deletedCount: number }>;
  watch(pipeline?: Document[], options?: { maxAwaitTimeMS?: number }): ChangeStream;
  createIndex(keys: Document, options?: Document): Promise<string>;
  indexes(): Promise<Document[]>;
}

/** A database, as the mongodb driver gives it. */
export interface MongoDatabase {
  readonly client: Client;
  collection(name: string): Collection;
  command(command: Document): Promise<Document>;
  listCollections(): { toArray(): Promise<Document[]> };
}
