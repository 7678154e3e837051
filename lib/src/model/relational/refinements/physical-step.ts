/** How rows are numbered, sorted, found and stored: a step that changes no fact, but what the server does with it. */
export type PhysicalStep =
  /** The server counts up a number that nobody gave. */
  | { readonly kind: "auto increment"; readonly column: string }
  /** Text that compares otherwise than the rest of the database. */
  | { readonly kind: "collation"; readonly column: string; readonly collation: string }
  /** A secondary index; a column that is sorted downwards ends in ` DESC`. */
  | {
      readonly kind: "index";
      readonly relation: string;
      readonly columns: readonly string[];
      readonly using?: "SPATIAL" | "FULLTEXT";
    }
  /** Rows are kept apart by ranges of a column; `below` is a literal as text, or MAXVALUE. */
  | {
      readonly kind: "partitions";
      readonly relation: string;
      readonly column: string;
      readonly ranges: readonly { readonly name: string; readonly below: string }[];
    };

/** A physical step in a few words: `index visit(registered_at)`. */
export function sayPhysicalStep(step: PhysicalStep): string {
  switch (step.kind) {
    case "auto increment":
      return `auto increment of ${step.column}`;
    case "collation":
      return `collation ${step.collation} of ${step.column}`;
    case "index":
      return `${step.using === undefined ? "" : `${step.using.toLowerCase()} `}index ${step.relation}(${step.columns.join(", ")})`;
    case "partitions":
      return `partitions of ${step.relation} by ${step.column}`;
  }
}
