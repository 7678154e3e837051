import fc from "fast-check";

/** Text of one or two CREATE TABLEs whose names begin as given, with comments and line breaks in between. */
export type SchemaText = (prefix: string) => string;

const maybe = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.option(text, { nil: "", freq: 2 }).map((each) => (each === "" ? "" : ` ${each}`));
const string = fc
  .array(
    fc.constantFrom("a", "B", " ", "''", "\\\\", "(", ")", ",", ";", "--", "/*", "#", "%", "é", '"', "`"),
    {
      maxLength: 6,
    },
  )
  .map((parts) => `'x${parts.join("")}'`);
const members = fc.uniqueArray(fc.constantFrom<string[]>("a", "b c", "it''s", "(d)", "e,f", "ß"), {
  minLength: 1,
  maxLength: 4,
});
const nullable = fc.constantFrom("", " NULL", " NOT NULL");
const comment = maybe(string.map((text) => `COMMENT ${text}`));

/** A column without its name: numbers, on which keys and checks can be. */
const number = fc
  .record({
    type: fc.constantFrom(
      "INT",
      "TINYINT",
      "SMALLINT UNSIGNED",
      "BIGINT",
      "DECIMAL(7,2)",
      "INTEGER(5)",
      "DEC(3) UNSIGNED",
    ),
    nullable,
    given: maybe(fc.constantFrom("DEFAULT 3", "DEFAULT '4'", "DEFAULT 1.5", "DEFAULT (1 + 2)")),
    comment,
  })
  .map((column) => `${column.type}${column.nullable}${column.given}${column.comment}`);

const text = fc
  .record({
    type: fc.oneof(
      fc.constantFrom("CHAR(4)", "VARCHAR(30)", "CHARACTER VARYING(12)"),
      members.map((values) => `ENUM(${values.map((each) => `'${each}'`).join(", ")})`),
      members.map(
        (values) =>
          `SET(${values
            .filter((each) => !each.includes(","))
            .concat("z")
            .map((each) => `'${each}'`)
            .join(",")})`,
      ),
    ),
    set: fc.constantFrom(
      "",
      "",
      " COLLATE utf8mb4_bin",
      " CHARACTER SET utf8mb4",
      " CHARSET utf8mb4 COLLATE utf8mb4_0900_as_cs",
    ),
    nullable,
    comment,
  })
  .map((column) => `${column.type}${column.set}${column.nullable}${column.comment}`);

const other = fc.oneof(
  fc.constantFrom(
    "DATE DEFAULT '2026-3-1'",
    "DATETIME(3) DEFAULT NOW(3) ON UPDATE NOW(3)",
    "TIMESTAMP NULL",
    "TIME(1)",
  ),
  fc.constantFrom(
    "JSON",
    "TEXT",
    "BLOB",
    "BINARY(3) DEFAULT 0x010203",
    "BIT(3) DEFAULT b'10'",
    "POINT NOT NULL SRID 4326",
    "DOUBLE INVISIBLE",
  ),
  fc.constantFrom(
    "INT AS (n0 + 1)",
    "BIGINT GENERATED ALWAYS AS (n0 * (n1 - 2)) STORED",
    "VARCHAR(40) AS (CONCAT(t0, '(', n0)) VIRTUAL",
  ),
);

const condition = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(
      "n0 > 0",
      "n1 BETWEEN 1 AND 9",
      "t0 <> 'it''s)'",
      "t0 IN ('(', 'b')",
      "n0 IS NOT NULL",
      "(n0 + n1) * 2 <= 7",
    ),
    fc
      .tuple(tie("tree"), fc.constantFrom("AND", "OR", "XOR"), tie("tree"))
      .map((each) => `(${each.join(" ")})`),
    tie("tree").map((each) => `NOT (${each})`),
    tie("tree").map((each) => `(((${each})))`),
  ),
})).tree;
const check = fc.tuple(fc.boolean(), condition, fc.constantFrom("", "", " NOT ENFORCED", " ENFORCED")).map(
  ([named, tree, enforced]) =>
    (prefix: string, at: number) =>
      `${named ? `CONSTRAINT ${prefix}c${at} ` : ""}CHECK (${tree})${enforced}`,
);

const keyed = ["n0", "n1", "t0", "t1"];
const parts = fc.uniqueArray(fc.constantFrom(...keyed), { minLength: 1, maxLength: 3 });
const key = fc
  .record({
    word: fc.constantFrom("KEY", "INDEX", "UNIQUE KEY", "UNIQUE"),
    columns: parts,
    descending: fc.boolean(),
    named: fc.boolean(),
    options: fc.constantFrom("", "", " INVISIBLE", " COMMENT 'k'", " USING BTREE"),
  })
  .map(
    ({ word, columns, descending, named, options }) =>
      (_: string, at: number) =>
        `${word}${named ? ` k${at}` : ""} (${columns.join(", ")}${descending ? " DESC" : ""})${
          // A unique key without NULL may become the primary key, which cannot be invisible.
          word.startsWith("UNIQUE") ? options.replace(" INVISIBLE", "") : options
        }`,
  );

const action = fc.constantFrom("", " ON DELETE RESTRICT", " ON DELETE CASCADE", " ON DELETE NO ACTION");
const foreignKey = fc
  .record({ named: fc.boolean(), composite: fc.boolean(), onDelete: action, onUpdate: action })
  .map(({ named, composite, onDelete, onUpdate }) => (prefix: string, at: number) => {
    const [own, target] = composite ? ["r0, r1", "a, b"] : ["r1", "b"];
    const update = onUpdate.replace("DELETE", "UPDATE");
    return `${named ? `CONSTRAINT ${prefix}f${at} ` : ""}FOREIGN KEY (${own}) REFERENCES ${prefix}p (${target})${update}${onDelete}`;
  });

const between = fc.constantFrom("\n  ", " -- a, b;\n  ", " # c)\n  ", " /* d\n */ ");

/** Random schemas that MySQL takes: a parent with keys and a child with all the rest. */
export const schemaText: fc.Arbitrary<SchemaText> = fc
  .record({
    numbers: fc.tuple(number, number),
    texts: fc.tuple(text, text),
    others: fc.array(other, { maxLength: 3 }),
    primary: fc.option(parts, { nil: [] as string[] }),
    rest: fc.array(fc.oneof(key, check, foreignKey), { maxLength: 5 }),
    options: fc.constantFrom("", " COMMENT = 'One row: it''s; so'", " COLLATE utf8mb4_bin", " ENGINE=InnoDB"),
    later: fc.boolean(),
    between,
  })
  .map(({ numbers, texts, others, primary, rest, options, later, between: gap }) => (prefix) => {
    const definitions = [
      ...numbers.map((each, at) => `n${at} ${each}`),
      ...texts.map((each, at) => `\`t${at}\` ${each}`),
      "r0 INT",
      "R1 INT",
      ...others.map((each, at) => `\`o ${at}\` ${each}`),
      ...(primary.length === 0 ? [] : [`PRIMARY KEY (${primary.join(", ").toUpperCase()})`]),
      ...rest.map((each, at) => each(prefix, at)),
    ];
    // A primary key admits no NULL.
    const strict = definitions.map((each) => {
      const name = /^`?(\w+)/.exec(each)![1]!;
      return primary.includes(name) ? each.replace(/(?<!NOT) NULL(?= |$)/, "") : each;
    });
    return [
      `CREATE TABLE ${prefix}p (a INT, b INT, PRIMARY KEY (a, b), UNIQUE (b));`,
      `CREATE TABLE ${prefix}t (${gap}${strict.join(`,${gap}`)}\n)${options};`,
      ...(later
        ? [`CREATE INDEX later ON ${prefix}t (n1, r1 DESC);`, `ALTER TABLE ${prefix}t ADD z INT AFTER n0;`]
        : []),
    ].join("\n");
  });
