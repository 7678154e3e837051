import type { Column, ColumnTable } from "../../stores/columns.js";

/** A column that grows row by row. `push` adds a row, `set` corrects one, `finish` gives the column. */
export interface Writer<T> {
  readonly length: number;
  push(value: T | null): void;
  set(row: number, value: T | null): void;
  finish(): Column;
}

type Numbers = Int32Array | Float64Array | Uint8Array | Uint16Array | BigInt64Array;

/** What all writers share: the byte per row that says NULL, kept only once a NULL came. */
abstract class Growing<T, A extends Numbers> implements Writer<T> {
  length = 0;
  protected values: A;
  #nulls: Uint8Array | undefined;

  constructor(private readonly make: (length: number) => A) {
    this.values = make(64);
  }

  push(value: T | null): void {
    if (this.length === this.values.length) this.#grow();
    this.set(this.length++, value);
  }

  set(row: number, value: T | null): void {
    if (value === null) {
      this.#nulls ??= new Uint8Array(this.values.length);
      this.#nulls[row] = 1;
    } else {
      if (this.#nulls !== undefined) this.#nulls[row] = 0;
      this.store(row, value);
    }
  }

  abstract finish(): Column;

  protected abstract store(row: number, value: T): void;

  /** The values written, as an array of exactly that length, and the NULLs where there are any. */
  protected written(): { values: A; nulls: Uint8Array | undefined } {
    const nulls = this.#nulls?.slice(0, this.length);
    return { values: this.values.slice(0, this.length) as A, nulls: nulls?.includes(1) ? nulls : undefined };
  }

  #grow(): void {
    const grown = this.make(this.values.length * 2);
    (grown as Int32Array).set(this.values as Int32Array);
    this.values = grown;
    if (this.#nulls !== undefined) {
      const nulls = new Uint8Array(grown.length);
      nulls.set(this.#nulls);
      this.#nulls = nulls;
    }
  }
}

const withNulls = <C extends Column>(column: C, nulls: Uint8Array | undefined): C =>
  nulls === undefined ? column : { ...column, nulls };

class IntWriter extends Growing<number, Int32Array> {
  constructor() {
    super((length) => new Int32Array(length));
  }
  protected store(row: number, value: number): void {
    this.values[row] = value;
  }
  finish(): Column {
    const { values, nulls } = this.written();
    return withNulls({ kind: "int", values }, nulls);
  }
}

class DateWriter extends IntWriter {
  override finish(): Column {
    const { values, nulls } = this.written();
    return withNulls({ kind: "date", values }, nulls);
  }
}

class DecimalWriter extends IntWriter {
  constructor(private readonly scale: number) {
    super();
  }
  override finish(): Column {
    const { values, nulls } = this.written();
    return withNulls({ kind: "decimal", scale: this.scale, values }, nulls);
  }
}

class BigIntWriter extends Growing<number, BigInt64Array> {
  constructor() {
    super((length) => new BigInt64Array(length));
  }
  protected store(row: number, value: number): void {
    this.values[row] = BigInt(value);
  }
  finish(): Column {
    const { values, nulls } = this.written();
    return withNulls({ kind: "bigint", values }, nulls);
  }
}

class InstantWriter extends Growing<number, Float64Array> {
  constructor() {
    super((length) => new Float64Array(length));
  }
  protected store(row: number, value: number): void {
    this.values[row] = value;
  }
  finish(): Column {
    const { values, nulls } = this.written();
    return withNulls({ kind: "instant", values }, nulls);
  }
}

class BooleanWriter extends Growing<boolean, Uint8Array> {
  constructor() {
    super((length) => new Uint8Array(length));
  }
  protected store(row: number, value: boolean): void {
    this.values[row] = value ? 1 : 0;
  }
  finish(): Column {
    const { values, nulls } = this.written();
    return withNulls({ kind: "boolean", values }, nulls);
  }
}

class CodeWriter extends Growing<string, Uint16Array> {
  readonly #codes = new Map<string, number>();
  readonly #closed: boolean;

  constructor(members: readonly string[]) {
    super((length) => new Uint16Array(length));
    for (const member of members) this.#codes.set(member, this.#codes.size);
    this.#closed = members.length > 0;
  }
  protected store(row: number, value: string): void {
    let code = this.#codes.get(value);
    if (code === undefined) {
      if (this.#closed) throw new Error(`"${value}" is none of ${[...this.#codes.keys()].join(", ")}`);
      code = this.#codes.size;
      if (code > 0xffff) throw new Error("A code column holds 65536 different values at most");
      this.#codes.set(value, code);
    }
    this.values[row] = code;
  }
  finish(): Column {
    const { values, nulls } = this.written();
    return withNulls({ kind: "code", codes: values, dictionary: [...this.#codes.keys()] }, nulls);
  }
}

class TextWriter implements Writer<string> {
  readonly #values: string[] = [];
  readonly #nulls: number[] = [];

  get length(): number {
    return this.#values.length;
  }
  push(value: string | null): void {
    this.set(this.#values.length, value);
  }
  set(row: number, value: string | null): void {
    if (value === null) this.#nulls.push(row);
    this.#values[row] = value ?? "";
  }
  finish(): Column {
    if (this.#nulls.length === 0) return { kind: "text", values: this.#values };
    const nulls = new Uint8Array(this.#values.length);
    for (const row of this.#nulls) nulls[row] = 1;
    return { kind: "text", values: this.#values, nulls };
  }
}

/** A position in degrees, WGS 84. */
export interface Position {
  readonly longitude: number;
  readonly latitude: number;
}

class PointWriter implements Writer<Position> {
  readonly #longitude = new InstantWriter();
  readonly #latitude = new InstantWriter();

  get length(): number {
    return this.#longitude.length;
  }
  push(value: Position): void {
    this.#longitude.push(value.longitude);
    this.#latitude.push(value.latitude);
  }
  set(row: number, value: Position): void {
    this.#longitude.set(row, value.longitude);
    this.#latitude.set(row, value.latitude);
  }
  finish(): Column {
    const numbers = (writer: InstantWriter) => (writer.finish() as { values: Float64Array }).values;
    return { kind: "point", longitude: numbers(this.#longitude), latitude: numbers(this.#latitude) };
  }
}

export const int = (): Writer<number> => new IntWriter();
export const bigint = (): Writer<number> => new BigIntWriter();
export const date = (): Writer<number> => new DateWriter();
/** Unscaled: 36.8 is written as 368 where `scale` is 1. */
export const decimal = (scale: number): Writer<number> => new DecimalWriter(scale);
export const boolean = (): Writer<boolean> => new BooleanWriter();
export const instant = (): Writer<number> => new InstantWriter();
export const text = (): Writer<string> => new TextWriter();
/** Text from few values. With members (an ENUM's, in its order) no other value is let in. */
export const code = (...members: string[]): Writer<string> => new CodeWriter(members);
export const point = (): Writer<Position> => new PointWriter();

/** The writers of one table, under the names of its SQL columns, in the schema's order. */
export type Ledger = Readonly<Record<string, { finish(): Column; readonly length: number }>>;

/** The finished table. Throws if the columns are not equally long, which only a fault of the simulator can cause. */
export function finishTable(name: string, ledger: Ledger): ColumnTable {
  const rows = Object.values(ledger)[0]?.length ?? 0;
  const columns: Record<string, Column> = {};
  for (const [column, writer] of Object.entries(ledger)) {
    if (writer.length !== rows) throw new Error(`${name}.${column} has ${writer.length} rows, not ${rows}`);
    columns[column] = writer.finish();
  }
  return { name, rows, columns };
}
