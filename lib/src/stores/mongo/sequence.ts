/** Sends documents that are already BSON, as an OP_MSG document sequence, through the driver's own connections. */

import type { Db, Document } from "mongodb";

/** What of the driver's internals is used: `mongodb/lib/cmap/commands`, pinned to 7.9. */
interface DocumentSequence {
  push(document: Document, bytes: Uint8Array): number;
}
type DocumentSequenceClass = new (field: string) => DocumentSequence;

/**
 * The driver's class for document sequences, or undefined if this driver has another one than the pinned one had. It is asked
 * to frame one document, and its bytes are compared with what the wire protocol wants.
 *
 * Source: MongoDB specifications, OP_MSG, payload type 1: kind, length, name, documents one behind the other.
 */
export function documentSequenceClass(): DocumentSequenceClass | undefined {
  try {
    const { DocumentSequence } = require("mongodb/lib/cmap/commands");
    const sequence = new DocumentSequence("documents");
    const empty = Uint8Array.of(5, 0, 0, 0, 0);
    sequence.push({}, empty);
    const framed = Buffer.concat([Buffer.from([1, 19, 0, 0, 0]), Buffer.from("documents\0"), empty]);
    return Buffer.from(sequence.toBin()).equals(framed) ? DocumentSequence : undefined;
  } catch {
    return undefined; // it moved: the caller says so and takes the public way
  }
}

/** Inserts documents that stand one behind the other in `bytes`; returns the server's answer. */
export function insertBytes(
  db: Db,
  collection: string,
  bytes: Uint8Array,
  Sequence: DocumentSequenceClass,
): Promise<Document> {
  const documents = new Sequence("documents");
  documents.push({}, bytes); // the driver copies the bytes as they are and never looks at the document beside them
  return db.command({ insert: collection, ordered: true, documents });
}
