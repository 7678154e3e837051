/** The fields of documents that were met so far, and the columns of the batch that their values go to. */

import { FrameError } from "../../errors.js";
import { MOST_DIGITS } from "../arrow/types.js";
import type { Batch } from "../columns/batch.js";
import type { Column } from "../columns/column.js";
import type { Wanted } from "../parts.js";
import { Key } from "./bson.js";
import { columnOf, type Kind, kindWord, mixed, typeOf, widest } from "./kinds.js";
import { type UsualReader, usualReader } from "./usual.js";

/** Documents that are read field by field before a reader is compiled for their like. */
const FIRST_FEW = 32;

/** A field by its dotted name: a value, or a document with fields of its own. */
export class Field {
  kind: Kind | undefined; // undefined: only null so far
  column: Column | undefined;
  /** Decimals of the widest Decimal128. */
  scale = 0;
  /** Holds a long beyond 2^53, which no Float64 would hold. */
  beyond = false;
  level: Level | undefined;
  met = false;
  /** The place of the field that stood behind it in a document, as a guess for the next. */
  follower = 0;

  constructor(
    readonly name: string,
    readonly key: Key,
  ) {}
}

/** The fields of one level of nesting, in the order in which they were met. */
export class Level {
  readonly fields: Field[] = [];
  /** The place of the field that a document began with. */
  first = 0;
  usual: UsualReader | undefined;
  private unusual = 0;
  private patience = FIRST_FEW;
  private readonly places = new Map<string, number>();

  constructor(private readonly prefix: string) {}

  /** The place of a field in `fields`, which it gets if it is new. */
  place(own: string): number {
    let place = this.places.get(own);
    if (place === undefined) {
      place = this.fields.length;
      this.places.set(own, place);
      this.fields.push(new Field(this.prefix + own, new Key(own)));
    }
    return place;
  }

  /** Counts a document that no compiled reader read to its end; after some of them, and each time after twice as many, one is compiled. */
  metUnusual(version: number): void {
    if (++this.unusual < this.patience) return;
    if (this.usual !== undefined) {
      this.usual = undefined; // so that the next document is walked from its first field on, which shows the order
      return;
    }
    this.unusual = 0;
    this.patience *= 2;
    this.usual = usualReader(this, version);
  }
}

/** All fields of a read. */
export class Fields {
  readonly root = new Level("");
  /** Another one whenever a field gets another column. */
  version = 0;
  private readonly order: Field[] = [];
  private readonly widened = new Set<Field>();
  private readonly names = new Set<string>();

  constructor(readonly batch: Batch) {}

  /**
   * A field was met with null, a value or an empty document.
   *
   * @throws {FrameError} `FRAME_MIXED` if a field of another level has the same dotted name
   */
  meet(field: Field): void {
    if (this.names.has(field.name))
      throw new FrameError(
        "FRAME_MIXED",
        `Two fields would be the column ${field.name}: one has the dot in its name, the other stands inside a document. Project one away.`,
      );
    this.names.add(field.name);
    field.met = true;
    this.order.push(field);
  }

  /** The level of a field that holds a document. One that is always empty is null in the frame, so that its rows are there. */
  levelOf(field: Field, empty: boolean): Level {
    if (empty && !field.met) this.meet(field);
    if (field.kind !== undefined) throw mixed(field.name, kindWord(field.kind), "a document");
    field.level ??= new Level(`${field.name}.`);
    return field.level;
  }

  /**
   * Makes sure that the field's column takes the kind.
   *
   * @param scale decimals of a Decimal128
   * @returns false if the column must be a wider one first: hand the batch on, call `widen`, and read the document again
   * @throws {FrameError} `FRAME_MIXED`
   */
  accept(field: Field, kind: Kind, scale = 0): boolean {
    if (!field.met) this.meet(field);
    if (field.kind === undefined) {
      if (field.level !== undefined) throw mixed(field.name, "a document", kindWord(kind));
      field.kind = kind;
      field.scale = scale;
      field.column = this.batch.add((capacity) => columnOf(field.name, kind, scale, capacity));
      this.version++;
      return true;
    }
    const wider = widest(field.name, field.kind, kind);
    if (wider === field.kind && scale <= field.scale) return true;
    if (wider === "double" && field.beyond) throw beyond(field.name);
    field.kind = wider;
    field.scale = Math.max(scale, field.scale);
    this.widened.add(field);
    return false;
  }

  /** Gives the widened fields their columns; the batch is clear. */
  widen(): void {
    for (const field of this.widened) {
      const { name, kind, scale, column } = field;
      field.column = this.batch.replace(column!, (capacity) => columnOf(name, kind!, scale, capacity));
    }
    this.widened.clear();
    this.version++;
  }

  /** The columns of the frame. A field that was only ever null or an empty document is text, unless it is a document with fields elsewhere. */
  wanted(): Wanted[] {
    const values = this.order.filter(
      ({ kind, level }) => kind !== undefined || (level?.fields.length ?? 0) === 0,
    );
    return values.map(({ name, kind = "text", scale }) => ({ name, type: typeOf(kind, scale) }));
  }
}

/** A long that no double holds beside doubles. */
export const beyond = (name: string): FrameError =>
  new FrameError(
    "FRAME_MIXED",
    `Field ${name} holds long numbers beyond 2^53 beside doubles, and no column holds both exactly. Convert one with $toString or $toDecimal.`,
  );

/** A Decimal128 of so small a unit that no column holds it. */
export const tooSmall = (name: string, digits: string): FrameError =>
  new FrameError(
    "FRAME_VALUE",
    `Field ${name}: ${digits} has more than ${MOST_DIGITS} decimals, which a frame's Decimal does not have. Read with decimals: "double", or convert it.`,
  );

/** Marks the row; a document may name a field twice, and a column has one place for it. */
export function once(field: Field, row: number, mark = true): void {
  const { validity } = field.column!;
  const bit = 1 << (row & 7);
  if ((validity[row >> 3]! & bit) !== 0)
    throw new FrameError(
      "FRAME_MIXED",
      `A document has field ${field.name} twice, and a column holds one of them. Project one away.`,
    );
  if (mark) validity[row >> 3]! |= bit;
}
