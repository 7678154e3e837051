import { describe, expect, it } from "vitest";
import {
  code,
  derived,
  instant,
  key,
  model,
  oneOf,
  partialKey,
  text,
  truth,
  whole,
} from "../../../lib/src/model/eer/index.js";
import { mapToRelations } from "../../../lib/src/model/relational/mapping.js";
import {
  type Refinement,
  refine,
  sayRefinement,
} from "../../../lib/src/model/relational/refinements/index.js";
import type { RelationalSchema } from "../../../lib/src/model/relational/relation.js";
import { unenforced } from "../../../lib/src/model/relational/unenforced/index.js";
import { asText, foreignKeys, uniqueKeys } from "./as-text.js";

/** Ferries: a booking of a sailing, checked in once, on one of two kinds of ship. */
const ferries = model({
  name: "Ferries",
  entities: {
    Route: { attributes: { route_code: key(code(7)), name: text(40) } },
    Ship: { attributes: { imo: key(code(7)), kind: oneOf(["fast", "slow"]), class: text(10) } },
    FastShip: { attributes: { knots: whole() } },
    SlowShip: { attributes: { cabins: whole() } },
    Sailing: {
      owners: ["Route"],
      attributes: {
        departs_at: partialKey(instant()),
        arrives_at: instant(),
        late_s: derived(whole(), "arrives_at - departs_at"),
      },
      rules: [{ says: "It arrives after it departs.", check: "arrives_at > departs_at" }],
    },
    Booking: { owners: ["Sailing"], attributes: { booking_no: partialKey(whole()), paid: truth() } },
    Passenger: { attributes: { passport: key(text(20)) } },
  },
  relationships: {
    offers: {
      identifying: true,
      between: [
        ["Route", "(1,N)"],
        ["Sailing", "(1,1)"],
      ],
    },
    has: {
      identifying: true,
      between: [
        ["Sailing", "(0,N)"],
        ["Booking", "(1,1)"],
      ],
    },
    uses: {
      between: [
        ["Sailing", "(0,1)"],
        ["Ship", "(0,N)"],
      ],
      attributes: { assigned_at: instant() },
    },
    travels: {
      between: [
        ["Passenger", "(0,N)", "lead_passenger"],
        ["Booking", "(1,1)"],
      ],
    },
    changed_from: {
      between: [
        ["Booking", "(0,1)", "later"],
        ["Booking", "(0,1)", "earlier"],
      ],
    },
  },
  specialisations: {
    ship_kind: {
      of: "Ship",
      into: ["FastShip", "SlowShip"],
      constraint: "disjoint",
      participation: "total",
      definedBy: { attribute: "kind", values: { FastShip: "fast", SlowShip: "slow" } },
    },
  },
});
const mapped = mapToRelations(ferries).schema;

const refined = (...refinements: readonly Refinement[]): RelationalSchema => {
  const { schema, unused } = refine(mapped, ferries, refinements);
  expect(unused).toEqual([]);
  return schema;
};
const texts = (schema: RelationalSchema): string[] => schema.relations.map(asText);
const why = "a reason";

describe("a surrogate key", () => {
  const schema = refined({ kind: "surrogate key", relation: "sailing", column: "sailing_id", why });

  it("takes the primary key's place down to the last weak entity type", () => {
    expect(texts(schema)).toContain(
      "sailing(_sailing_id_, route_code, departs_at, arrives_at, imo?, assigned_at?)",
    );
    expect(texts(schema)[4]).toBe(
      "booking(_sailing_id_, _booking_no_, paid, later_id?, later_no?, lead_passenger_passport)",
    );
  });

  it("leaves the natural key unique", () => {
    expect(uniqueKeys(schema)).toContain("sailing(route_code, departs_at)");
  });

  it("shrinks every foreign key to it", () => {
    expect(foreignKeys(schema)).toContain("booking(sailing_id) -> sailing(sailing_id) CASCADE");
  });

  it("keeps what is NULL together, without the columns that became one", () => {
    const owner = refined({
      kind: "surrogate key",
      relation: "ship",
      column: "ship_id",
      type: "smallint",
      why,
    });
    const sailing = owner.relations.find(({ name }) => name === "sailing")!;
    expect(sailing.checks.map(({ expression }) => expression)).toContain(
      "(ship_id IS NULL) = (assigned_at IS NULL)",
    );
    expect(sailing.columns.find(({ name }) => name === "ship_id")).toMatchObject({
      type: "smallint",
      nullable: true,
    });
  });
});

describe("a name", () => {
  it("of a column reaches the columns that refer to it under that name, and conditions", () => {
    const schema = refined({ kind: "rename column", column: "sailing.departs_at", to: "leaves_at", why });
    expect(texts(schema)).toContain("sailing(_route_code_, _leaves_at_, arrives_at, imo?, assigned_at?)");
    expect(schema.relations.find(({ name }) => name === "sailing")!.checks[0]!.expression).toBe(
      "arrives_at > leaves_at",
    );
    expect(foreignKeys(schema)).toContain(
      "booking(route_code, leaves_at) -> sailing(route_code, leaves_at) CASCADE",
    );
  });

  it("of a relation reaches the foreign keys", () => {
    const schema = refined({ kind: "rename relation", relation: "route", to: "line", why });
    expect(foreignKeys(schema)).toContain("sailing(route_code) -> line(route_code) CASCADE");
  });

  it("in quotes is no column", () => {
    const quoted = refined(
      { kind: "check", relation: "ship", expression: "kind <> 'class' OR class <> ''", why },
      { kind: "rename column", column: "ship.class", to: "series", why },
    );
    expect(quoted.relations.find(({ name }) => name === "ship")!.checks.at(-1)!.expression).toBe(
      "kind <> 'class' OR series <> ''",
    );
  });
});

describe("a discriminator", () => {
  const schema = refined({ kind: "discriminator", specialisation: "ship_kind", why });

  it("stands in each subclass, fixed to one value, and in the foreign key", () => {
    const fast = schema.relations.find(({ name }) => name === "fast_ship")!;
    expect(asText(fast)).toBe("fast_ship(_imo_, knots, kind)");
    expect(fast.columns.at(-1)!.default).toBe("'fast'");
    expect(fast.checks.at(-1)!.expression).toBe("kind = 'fast'");
    expect(foreignKeys(schema)).toContain("fast_ship(imo, kind) -> ship(imo, kind)");
    expect(uniqueKeys(schema)).toContain("ship(imo, kind)");
  });

  it("makes the specialisation disjoint, though not total", () => {
    const open = (each: RelationalSchema): string[] => unenforced(ferries, each).map(({ id }) => id);
    expect(open(mapped)).toEqual([
      "offers.Route.min",
      "ship_kind.total",
      "ship_kind.disjoint",
      "ship_kind.defined",
    ]);
    expect(open(schema)).toEqual(["offers.Route.min", "ship_kind.total"]);
  });
});

describe("a lookup table", () => {
  const schema = refined({
    kind: "lookup table",
    column: "ship.class",
    table: "ship_class",
    columns: [
      { name: "class_code", domain: { kind: "code", length: 2, pattern: "^[A-Z]{2}$" } },
      { name: "name", domain: { kind: "text", max: 20 }, unique: true },
      { name: "berths", domain: { kind: "whole", min: 1 }, type: "smallint" },
    ],
    why,
  });

  it("holds the values, and the column refers to it", () => {
    expect(texts(schema)).toContain("ship_class(_class_code_, name, berths)");
    expect(texts(schema)).toContain("ship(_imo_, kind, class_code)");
    expect(foreignKeys(schema)).toContain("ship(class_code) -> ship_class(class_code)");
    expect(uniqueKeys(schema)).toContain("ship_class(name)");
  });

  it("takes over the domain", () => {
    const checks = (name: string): string[] =>
      schema.relations.find((each) => each.name === name)!.checks.map(({ expression }) => expression);
    expect(checks("ship_class")).toEqual([
      "REGEXP_LIKE(class_code, '^[A-Z]{2}\\\\z', 'c')",
      "name REGEXP '[^\\\\p{Z}\\\\p{C}]'",
      "berths >= 1",
    ]);
    expect(checks("ship")).toEqual([]);
  });
});

it("a generated column brings a derived attribute back", () => {
  const schema = refined({
    kind: "generated column",
    column: "sailing.late_s",
    attribute: ["Sailing", "late_s"],
    expression: "TIMESTAMPDIFF(SECOND, departs_at, arrives_at)",
    why,
  });
  const column = schema.relations.find(({ name }) => name === "sailing")!.columns.at(-1)!;
  expect(column).toMatchObject({ name: "late_s", nullable: true, generated: { stored: false } });
});

it("keys, types and actions are changed where they stand", () => {
  const schema = refined(
    { kind: "type", column: "booking.booking_no", type: "smallint", why },
    { kind: "unique key", relation: "sailing", columns: ["imo", "departs_at"], why },
    { kind: "on delete", foreignKeys: ["sailing.route_code"], action: "RESTRICT", why },
    { kind: "primary key", relation: "fast_ship", columns: ["imo", "knots"], why },
    { kind: "no foreign keys", relation: "slow_ship", why },
  );
  expect(foreignKeys(schema)).toContain("sailing(route_code) -> route(route_code) RESTRICT");
  expect(foreignKeys(schema).filter((each) => each.startsWith("slow_ship"))).toEqual([]);
  expect(uniqueKeys(schema)).toContain("sailing(imo, departs_at)");
  expect(texts(schema)).toContain("fast_ship(_imo_, _knots_)");
});

it("what a refinement touched remembers it", () => {
  const surrogate = { kind: "surrogate key", relation: "sailing", column: "sailing_id", why } as const;
  const booking = refined(surrogate).relations.find(({ name }) => name === "booking")!;
  expect(booking.columns[0]!.origin.refinedBy).toEqual([sayRefinement(surrogate)]);
});

describe("a refinement that finds nothing to change is listed with what it did not find", () => {
  const cases: readonly (readonly [string, Refinement, string])[] = [
    [
      "rename relation",
      { kind: "rename relation", relation: "harbour", to: "port", why },
      "there is no relation harbour",
    ],
    [
      "rename column",
      { kind: "rename column", column: "route.length", to: "km", why },
      "there is no column route.length",
    ],
    [
      "rename to the same",
      { kind: "rename column", column: "route.name", to: "name", why },
      "route.name has that name already",
    ],
    [
      "surrogate key",
      { kind: "surrogate key", relation: "route", column: "name", why },
      "route.name is there already",
    ],
    [
      "lookup table",
      { kind: "lookup table", column: "ship.flag", table: "flag", columns: [], why },
      "there is no column ship.flag",
    ],
    [
      "discriminator",
      { kind: "discriminator", specialisation: "colour", why },
      "there is no specialisation colour",
    ],
    [
      "category discriminator",
      { kind: "category discriminator", category: "Cargo", column: "kind", why },
      "there is no category Cargo",
    ],
    [
      "generated column",
      { kind: "generated column", column: "route.name", attribute: ["Route", "name"], expression: "1", why },
      "Route.name is not derived",
    ],
    ["type", { kind: "type", column: "ship.tons", type: "int", why }, "there is no column ship.tons"],
    [
      "unique key",
      { kind: "unique key", relation: "ship", columns: ["tons"], why },
      "there is no column ship.tons",
    ],
    [
      "check",
      { kind: "check", relation: "sailing", expression: "arrives_at > departs_at", why },
      "sailing has that check already",
    ],
    [
      "on delete",
      { kind: "on delete", foreignKeys: ["ship.kind"], action: "CASCADE", why },
      "ship.kind is in no foreign key",
    ],
    [
      "on delete, as it is",
      { kind: "on delete", foreignKeys: ["sailing.route_code"], action: "CASCADE", why },
      "sailing.route_code does CASCADE already",
    ],
    ["no foreign keys", { kind: "no foreign keys", relation: "route", why }, "route has no foreign key"],
    [
      "primary key",
      { kind: "primary key", relation: "route", columns: ["route_code"], why },
      "route has that primary key already",
    ],
  ];
  it.each(cases)("%s", (_, refinement, reason) => {
    expect(refine(mapped, ferries, [refinement])).toEqual({
      schema: mapped,
      unused: [{ refinement, reason }],
    });
  });
});
