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

/** A collection, as the mongodb driver gives it. */
export interface Collection {
  find(filter?: Document, options?: Document): Cursor;
  findOne(filter?: Document, options?: Document): Promise<Document | null>;
  aggregate(pipeline: Document[], options?: Document): AggregationCursor;
  countDocuments(filter?: Document): Promise<number>;
  distinct(field: string, filter?: Document): Promise<unknown[]>;
  insertOne(document: Document): Promise<{ insertedId: unknown }>;
  insertMany(documents: Document[]): Promise<{ insertedCount: number }>;
  updateOne(filter: Document, change: Document): Promise<{ matchedCount: number; modifiedCount: number }>;
  updateMany(filter: Document, change: Document): Promise<{ matchedCount: number; modifiedCount: number }>;
  deleteOne(filter: Document): Promise<{ deletedCount: number }>;
  deleteMany(filter: Document): Promise<{ deletedCount: number }>;
  createIndex(keys: Document, options?: Document): Promise<string>;
  indexes(): Promise<Document[]>;
}

/** A database, as the mongodb driver gives it. */
export interface MongoDatabase {
  collection(name: string): Collection;
  command(command: Document): Promise<Document>;
  listCollections(): { toArray(): Promise<Document[]> };
}
