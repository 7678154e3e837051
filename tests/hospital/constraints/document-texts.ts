import type { Document, Filter } from "mongodb";

/** A text that a validator has a word on: where documents have it. */
export interface DocumentText {
  readonly collection: string;
  /** Documents of the branch that says it. */
  readonly which: Filter<Document>;
  readonly path: string;
  /** Whether it has a form, such as a number, and is not free. */
  readonly form: boolean;
}

interface Schema {
  readonly bsonType?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema | readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** Every text in the `$jsonSchema` of a collection, an array's by its first item. */
export const textsOf = (collection: string, schema: Schema): DocumentText[] => [
  ...within(collection, {}, "", schema),
  ...(schema.oneOf ?? []).flatMap((branch) => within(collection, branchOf(branch), "", branch)),
];

function within(collection: string, which: Filter<Document>, path: string, schema: Schema): DocumentText[] {
  if (schema.bsonType === "string" || schema.pattern !== undefined)
    return [{ collection, which, path, form: schema.pattern?.startsWith("^") ?? false }];
  const inside = (name: string): string => (path === "" ? name : `${path}.${name}`);
  const items = Array.isArray(schema.items) ? [] : [schema.items as Schema | undefined];
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, each]) =>
      within(collection, which, inside(name), each),
    ),
    ...items.flatMap((each) => (each === undefined ? [] : within(collection, which, inside("0"), each))),
  ];
}

/** A branch is told by a field with one value. */
const branchOf = ({ properties = {} }: Schema): Filter<Document> =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([, { enum: values }]) => values?.length === 1)
      .map(([name, { enum: values }]) => [name, values![0]]),
  );
