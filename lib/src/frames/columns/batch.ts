import type { Column } from "./column.js";
import { ListColumn } from "./list.js";
import { TextColumn } from "./text.js";

/** Rows of a batch at most: of a few columns some megabytes, which the processor's cache still holds in part. */
const MOST_ROWS = 65_536;
/** Values of a batch at most, with up to 16 bytes each: the batch stands in memory beside the frame, and once more on its way to Polars. */
const MOST_VALUES = 2 ** 20;
const FIRST_ROWS = 1024;
/** Bytes of one column's texts after which a batch is handed on. */
const MOST_BYTES = 8 * 2 ** 20;

/** Where rows are gathered until there are enough to hand on. Columns can come later than rows. */
export class Batch {
  readonly columns: Column[] = [];
  /** Complete rows; the row that is being written has this number. */
  rows = 0;
  private capacity: number;
  private readonly weighty: Column[] = [];

  /** @param most rows of a batch */
  constructor(private readonly most = MOST_ROWS) {
    this.capacity = Math.min(FIRST_ROWS, most);
  }

  /** @param make gets the number of rows to make room for */
  add<C extends Column>(make: (capacity: number) => C): C {
    const column = make(this.capacity);
    this.columns.push(column);
    if (column instanceof TextColumn || column instanceof ListColumn) this.weighty.push(column);
    return column;
  }

  /** Counts the row that was written; true if the batch should be handed on. */
  endRow(): boolean {
    if (++this.rows === this.capacity) {
      const most = Math.min(this.most, Math.ceil(MOST_VALUES / this.columns.length));
      if (this.capacity >= most) return true;
      this.capacity = Math.min(4 * this.capacity, most);
      for (const column of this.columns) column.grow(this.capacity);
    }
    for (const column of this.weighty) if (column.weight > MOST_BYTES) return true;
    return false;
  }

  /** Puts a column in the place of another, which was cleared. */
  replace<C extends Column>(old: Column, make: (capacity: number) => C): C {
    for (const list of [this.columns, this.weighty])
      if (list.includes(old)) list.splice(list.indexOf(old), 1);
    return this.add(make);
  }

  clear(): void {
    for (const column of this.columns) column.clear();
    this.rows = 0;
  }
}
