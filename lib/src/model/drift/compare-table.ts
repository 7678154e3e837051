import { COLUMN_COMMENT, COLUMN_FACTS, isText, storageFacts } from "./column-facts.js";
import { ALL_FACTS, bare, MODEL_FACTS } from "./index-facts.js";
import { namedAlikeFirst } from "./named-alike.js";
import type { Difference, PhysicalColumn, PhysicalForeignKey, PhysicalTable, Place } from "./physical.js";

/** How two schemas are compared. */
export interface CompareOptions {
  /** Which two sides they are, such as `model-files`. */
  readonly between: string;
  /** What messages call the one that says how it should be, and the other. */
  readonly names: readonly [wanted: string, found: string];
  /** Names of constraints and indexes, comments and the order of columns are compared too. */
  readonly everything: boolean;
  /** Where the wanted side has it from, appended to a message; by default nothing. */
  readonly reason?: (table: string, column?: string) => string;
  /** Where a table is written that the found side lacks. */
  readonly placeOf?: (table: string) => Place | undefined;
}

/** Two tables of one name, column by column and constraint by constraint. */
export class TableComparison {
  readonly #found: Difference[] = [];

  constructor(
    readonly wanted: PhysicalTable,
    readonly other: PhysicalTable,
    readonly options: CompareOptions,
    /** What text has where the wanted side says nothing. */
    readonly collation: string | undefined,
  ) {}

  differences(): Difference[] {
    this.#columns();
    const key = ({ primaryKey }: PhysicalTable): string => `(${primaryKey.join(", ")})`;
    if (key(this.wanted) !== key(this.other)) this.#say("primary-key", "", key(this.wanted), key(this.other));
    this.#foreignKeys();
    this.#checks();
    this.#keysAndIndexes();
    this.#partitions();
    const { comment } = this.other;
    if (this.options.everything && this.wanted.comment !== comment)
      this.#say("table-comment", "", `the comment "${this.wanted.comment}"`, `"${comment}"`);
    return this.#found;
  }

  /** @param why the wanted side's own reason; by default where it has the column or the table from */
  #say(
    kind: string,
    what: string,
    wanted: string,
    found: string,
    place?: Place,
    column?: string,
    why?: string,
  ): void {
    const [one, other] = this.options.names;
    const reason = why === undefined ? (this.options.reason?.(this.wanted.name, column) ?? "") : ` ${why}`;
    const at = place ?? this.wanted.place ?? this.other.place;
    this.#found.push({
      kind,
      between: this.options.between,
      subject: what === "" ? this.wanted.name : `${this.wanted.name}.${what}`,
      message: `${one} says ${wanted}, ${other} says ${found}.${reason}`,
      ...(at === undefined ? {} : { place: at }),
    });
  }

  #columns(): void {
    for (const column of this.wanted.columns) {
      const other = this.other.columns.find(({ name }) => name === column.name);
      if (other === undefined)
        this.#say("missing-column", column.name, column.type, "no such column", column.place, column.name);
      else this.#column(column, other);
    }
    for (const column of this.other.columns)
      if (!this.wanted.columns.some(({ name }) => name === column.name))
        this.#say("extra-column", column.name, "no such column", column.type, column.place);
    const common = (table: PhysicalTable, beside: PhysicalTable): string[] =>
      table.columns
        .map(({ name }) => name)
        .filter((name) => beside.columns.some((column) => column.name === name));
    const [one, two] = [common(this.wanted, this.other), common(this.other, this.wanted)];
    if (this.options.everything && one.join() !== two.join())
      this.#say("column-order", "", one.join(", "), two.join(", "));
  }

  #column(wanted: PhysicalColumn, found: PhysicalColumn): void {
    const compared = [
      ...COLUMN_FACTS,
      ...storageFacts(isText(wanted.type) ? this.collation : undefined),
      ...(this.options.everything ? [COLUMN_COMMENT] : []),
    ];
    for (const [kind, fact] of compared)
      if (fact(wanted) !== fact(found))
        this.#say(kind, wanted.name, fact(wanted), fact(found), wanted.place ?? found.place, wanted.name);
  }

  #foreignKeys(): void {
    const target = ({ columns, table, references }: PhysicalForeignKey): string =>
      `(${columns.join(", ")}) -> ${table} (${references.join(", ")})`;
    const actions = ({ onDelete, onUpdate }: PhysicalForeignKey): string =>
      `ON DELETE ${onDelete}, ON UPDATE ${onUpdate}`;
    const left = [...this.other.foreignKeys];
    for (const key of namedAlikeFirst(this.wanted.foreignKeys, this.other.foreignKeys, target)) {
      const what = key.columns.join(",");
      const alike = left.filter((each) => target(each) === target(key));
      const other = alike.find(({ name }) => name === key.name) ?? alike[0];
      if (other === undefined) {
        this.#say("missing-foreign-key", what, target(key), "no such foreign key", key.place, key.columns[0]);
        continue;
      }
      left.splice(left.indexOf(other), 1);
      const place = key.place ?? other.place;
      if (actions(key) !== actions(other))
        this.#say("foreign-key-action", what, actions(key), actions(other), place, key.columns[0]);
      if (this.options.everything && key.name !== other.name)
        this.#say("constraint-name", what, String(key.name), String(other.name), place);
    }
    for (const key of left)
      this.#say("extra-foreign-key", key.columns.join(","), "no such foreign key", target(key), key.place);
  }

  #checks(): void {
    const [wanted, found] = [[...this.wanted.checks], [...this.other.checks]];
    const fact = ({ expression, enforced }: (typeof wanted)[number]): string =>
      `CHECK (${expression})${enforced ? "" : " NOT ENFORCED"}`;
    for (const check of namedAlikeFirst(this.wanted.checks, this.other.checks, fact)) {
      const alike = found.filter((each) => fact(each) === fact(check));
      const other = alike.find(({ name }) => name === check.name) ?? alike[0];
      if (other === undefined) continue;
      found.splice(found.indexOf(other), 1);
      wanted.splice(wanted.indexOf(check), 1);
      if (this.options.everything && check.name !== other.name)
        this.#say("constraint-name", String(check.name), String(check.name), String(other.name), check.place);
    }
    for (const check of wanted) {
      const columns = columnsIn(check.expression, this.wanted);
      const at = found.findIndex((each) =>
        check.name === undefined || each.name === undefined
          ? columnsIn(each.expression, this.other).join() === columns.join()
          : each.name === check.name,
      );
      const [other] = at === -1 ? [] : found.splice(at, 1);
      const what = check.name ?? other?.name ?? columns.join(",");
      if (other === undefined)
        this.#say("missing-check", what, fact(check), "no such check", check.place, columns[0]);
      else this.#say("check-changed", what, fact(check), fact(other), check.place ?? other.place, columns[0]);
    }
    for (const check of found)
      this.#say("extra-check", check.name ?? "check", "no such check", fact(check), check.place);
  }

  #keysAndIndexes(): void {
    const { wanted, other } = this;
    const facts = this.options.everything ? ALL_FACTS : MODEL_FACTS;
    this.#named("unique-key", wanted.uniqueKeys, other.uniqueKeys, facts.uniqueKey);
    this.#named("index", wanted.indexes, facts.chosen(other, wanted), facts.index);
  }

  #partitions(): void {
    const text = ({ partitions = "not partitioned" }: PhysicalTable): string =>
      partitions.replace(/\n/g, "; ");
    if (text(this.wanted) !== text(this.other))
      this.#say("partitions", "", text(this.wanted), text(this.other));
  }

  /** Things that are equal by their text; one whose name stayed, or its columns where there are no names, is changed, not missing. */
  #named<Each extends NamedColumns>(
    kind: string,
    wanted: readonly Each[],
    found: readonly Each[],
    text: (each: Each) => string,
  ): void {
    const missing = wanted.filter((each) => !found.some((other) => text(other) === text(each)));
    const extra = found.filter((each) => !wanted.some((other) => text(other) === text(each)));
    for (const each of missing) {
      const at = extra.findIndex((other) =>
        each.name === undefined ? bare(other.columns) === bare(each.columns) : other.name === each.name,
      );
      const [other] = at === -1 ? [] : extra.splice(at, 1);
      const what = each.name ?? other?.name ?? each.columns.join(",");
      const [column, place] = [bare(each.columns.slice(0, 1)), each.place ?? other?.place];
      if (other === undefined)
        this.#say(`missing-${kind}`, what, text(each), `no such ${kind}`, place, column, each.why);
      else this.#say(`${kind}-changed`, what, text(each), text(other), place, column, each.why);
    }
    for (const each of extra)
      this.#say(
        `extra-${kind}`,
        each.name ?? each.columns.join(","),
        `no such ${kind}`,
        text(each),
        each.place,
      );
  }
}

/** A key or an index. */
interface NamedColumns {
  readonly name?: string;
  readonly columns: readonly string[];
  readonly why?: string;
  readonly place?: Place;
}

const columnsIn = (expression: string, { columns }: PhysicalTable): string[] =>
  columns.map(({ name }) => name).filter((name) => new RegExp(`\\b${name}\\b`).test(expression));
