import { describe, expect, it } from "vitest";
import { ModelError } from "../../../../lib/src/errors.js";
import {
  decomposeTo4nf,
  decomposeToBcnf,
  losslessJoin,
  preserves,
  type Scheme,
  scheme,
  synthesise3nf,
} from "../../../../lib/src/model/relational/normal/index.js";

const listed = (schemes: readonly Scheme[]): string[] =>
  schemes.map(({ attributes }) => attributes.join(", ")).sort();

const empProj = scheme(
  "emp_proj",
  "ssn, pnumber, hours, ename, pname, plocation",
  "ssn, pnumber -> hours; ssn -> ename; pnumber -> pname, plocation",
);

describe("a lossless join", () => {
  it.each([
    [
      "Elmasri and Navathe, ch. 15: EMP, PROJECT and WORKS_ON of EMP_PROJ",
      empProj,
      ["ssn, ename", "pnumber, pname, plocation", "ssn, pnumber, hours"],
      true,
    ],
    [
      "Elmasri and Navathe, ch. 14: EMP_LOCS and EMP_PROJ1 of EMP_PROJ",
      empProj,
      ["ename, plocation", "ssn, pnumber, hours, pname, plocation"],
      false,
    ],
    [
      "Ullman and Widom, ch. 3: AD, AC, BCD",
      scheme("r", "A, B, C, D", "A -> B; B -> C; C, D -> A"),
      ["A, D", "A, C", "B, C, D"],
      true,
    ],
    [
      "Ullman and Widom, ch. 3: AB, BC, CD",
      scheme("r", "A, B, C, D", "B -> A, D"),
      ["A, B", "B, C", "C, D"],
      false,
    ],
    [
      "Ullman 1988, ch. 7: AD, AB, BE, CDE, AE",
      scheme("r", "A, B, C, D, E", "A -> C; B -> C; C -> D; D, E -> C; C, E -> A"),
      ["A, D", "A, B", "B, E", "C, D, E", "A, E"],
      true,
    ],
    [
      "Elmasri and Navathe, ch. 14: EMP_PROJECTS and EMP_DEPENDENTS of EMP, by a multivalued dependency",
      scheme("emp", "ename, pname, dname", "ename ->> pname"),
      ["ename, pname", "ename, dname"],
      true,
    ],
    [
      "the same without that dependency",
      scheme("emp", "ename, pname, dname"),
      ["ename, pname", "ename, dname"],
      false,
    ],
  ])("is told from a lossy one: %s", (_, whole, parts, expected) => {
    expect(losslessJoin(whole, parts).lossless).toBe(expected);
  });

  it("shows its tableau at the start, after each step and at the end", () => {
    const join = losslessJoin(scheme("r", "A, B, C", "A -> B"), ["A, B", "A, C"]);
    expect(join.tableau(0)).toEqual([
      { row: "R1", A: "a1", B: "a2", C: "b1,3" },
      { row: "R2", A: "a1", B: "b2,2", C: "a3" },
    ]);
    expect(join.trace).toEqual([{ step: 1, dependency: "A -> B", change: "b2,2 becomes a2" }]);
    expect(join.tableau()).toEqual([
      { row: "R1", A: "a1", B: "a2", C: "b1,3" },
      { row: "R2", A: "a1", B: "a2", C: "a3" },
    ]);
    expect(join.lines).toEqual([
      "1. A -> B: b2,2 becomes a2",
      "lossless: one row is distinguished throughout",
    ]);
    expect(() => join.tableau(2)).toThrow("The chase has the steps 0 to 1, not 2.");
  });

  it("makes symbols alike in the whole column, also in rows that the dependency does not look at", () => {
    const whole = scheme("r", "A, B, C, D, E", "A -> C; B -> C; C -> D; D, E -> C; C, E -> A");
    const join = losslessJoin(whole, ["A, D", "A, B", "B, E", "C, D, E", "A, E"]);
    const column = (step: number): (string | undefined)[] => join.tableau(step).map(({ C }) => C);
    expect(join.trace.map(({ dependency }) => dependency)).toEqual([
      "A -> C",
      "B -> C",
      "C -> D",
      "D, E -> C",
      "C, E -> A",
    ]);
    expect(column(3)).toEqual(["b1,3", "b1,3", "b1,3", "a3", "b1,3"]);
    expect(column(4)).toEqual(["a3", "a3", "a3", "a3", "a3"]); // the first two rows have another E
  });

  it("adds rows by multivalued dependencies, from rows with names", () => {
    const whole = scheme("r", "A, B, C, D", "A ->> B; A ->> C");
    const join = losslessJoin(whole, [scheme("one", "A, B"), "A, C", ["A", "D"]]);
    expect(join.trace).toEqual([
      { step: 1, dependency: "A ->> B", change: "a row of B from one and the rest from R2" },
      { step: 2, dependency: "A ->> B", change: "a row of B from added 4 and the rest from R3" },
      { step: 3, dependency: "A ->> C", change: "a row of C from added 4 and the rest from added 5" },
    ]);
    expect(join.tableau().map(({ row }) => row)).toEqual([
      "one",
      "R2",
      "R3",
      "added 4",
      "added 5",
      "added 6",
    ]);
    expect(join.tableau().at(-1)).toEqual({ row: "added 6", A: "a1", B: "a2", C: "a3", D: "a4" });
  });

  it("keeps the name of a row apart from an attribute of that name", () => {
    const [first] = losslessJoin(scheme("r", "row, seat"), ["row, seat"]).tableau();
    expect(first).toEqual({ "(row)": "R1", row: "a1", seat: "a2" });
  });

  it("is not asked of parts that lack an attribute", () => {
    const ask = (): unknown => losslessJoin(empProj, ["ssn, ename", "pnumber, hours"]);
    expect(ask).toThrow(ModelError);
    expect(ask).toThrow(
      "emp_proj: pname, plocation in none of the parts. A decomposition keeps every attribute in at least one of them.",
    );
  });

  it("is found among fifteen independent sets of values, where the whole chase would have 14 to the 15th rows", () => {
    const names = Array.from({ length: 15 }, (_, at) => `a${at}`);
    const independent = names.map((each) => `z ->> ${each}`);
    const parts = names.map((each) => ["z", each]);
    expect(losslessJoin(scheme("wide", ["z", ...names], independent), parts).lossless).toBe(true);
    const withOneMore = scheme("wide", ["z", ...names, "y"], independent);
    expect(losslessJoin(withOneMore, [...parts, ["a1", "y"]]).lossless).toBe(false);
  });
});

describe("dependency preservation", () => {
  it("tells where a dependency is kept, and what is reached where it is lost", () => {
    const teach = scheme(
      "teach",
      "student, course, instructor",
      "student, course -> instructor; instructor -> course",
    );
    const { preserved, lost, rows } = preserves(teach, ["instructor, course", "instructor, student"]);
    expect(preserved).toBe(false);
    expect(lost).toEqual(["student, course -> instructor"]);
    expect(rows).toEqual([
      {
        dependency: "student, course -> instructor",
        preserved: false,
        because: "within the parts, {student, course} determines student, course",
      },
      { dependency: "instructor -> course", preserved: true, because: "it is within R1" },
    ]);
  });

  it("sees a dependency that no part holds and several imply (Ullman 1988, ch. 7: AB, BC, CD)", () => {
    const circle = scheme("r", "A, B, C, D", "A -> B; B -> C; C -> D; D -> A");
    const { preserved, rows } = preserves(circle, ["A, B", "B, C", "C, D"]);
    expect(preserved).toBe(true);
    expect(rows.at(-1)!.because).toBe("within the parts, D determines A, B, C, D");
  });
});

describe("decomposition into Boyce-Codd normal form", () => {
  it.each<[string, Scheme, string[], string[]]>([
    [
      "Elmasri and Navathe, ch. 14, TEACH",
      scheme("teach", "student, course, instructor", "student, course -> instructor; instructor -> course"),
      ["course, instructor", "student, instructor"],
      ["student, course -> instructor"],
    ],
    [
      "Elmasri and Navathe, ch. 14, LOTS1A",
      scheme(
        "lots1a",
        "property_id, county_name, lot_no, area",
        `property_id -> county_name, lot_no, area
         county_name, lot_no -> property_id, area
         area -> county_name`,
      ),
      ["county_name, area", "property_id, lot_no, area"],
      ["county_name, lot_no -> property_id, area"],
    ],
    [
      "Ullman and Widom, ch. 3, Movies1",
      scheme(
        "movies1",
        "title, year, length, genre, studio_name, star_name",
        "title, year -> length, genre, studio_name",
      ),
      ["title, year, length, genre, studio_name", "title, year, star_name"],
      [],
    ],
    [
      "Ullman and Widom, ch. 3, movies with studio and president",
      scheme(
        "movies",
        "title, year, studio_name, president, pres_addr",
        "title, year -> studio_name; studio_name -> president; president -> pres_addr",
      ),
      ["president, pres_addr", "studio_name, president", "title, year, studio_name"],
      [],
    ],
  ])("is the book's: %s", (_, whole, expected, lost) => {
    const made = decomposeToBcnf(whole);
    expect(listed(made.schemes)).toEqual([...expected].sort());
    expect(made.lost).toEqual(lost);
  });

  it("finds a dependency that holds in a part and is written nowhere", () => {
    // after A -> B is split off, A, C, D, E still has A, C -> E by way of B
    const whole = scheme("r", "A, B, C, D, E", "A -> B; B, C -> E");
    const { trace, schemes, lost } = decomposeToBcnf(whole);
    expect(trace).toEqual([
      {
        step: 1,
        scheme: "r",
        dependency: "A -> B",
        why: "A is no superkey",
        into: "r.1(A, B) r.2(A, C, D, E)",
      },
      {
        step: 2,
        scheme: "r.2",
        dependency: "A, C -> E",
        why: "{A, C} is no superkey",
        into: "r.3(A, C, E) r.4(A, C, D)",
      },
    ]);
    expect(schemes.map(({ name }) => name)).toEqual(["r.1", "r.3", "r.4"]);
    expect(lost).toEqual(["B, C -> E"]);
  });

  it("has rows with the keys of each scheme, and says itself in lines", () => {
    const { rows, lines } = decomposeToBcnf(
      scheme("t", "a, b, c, d", "a -> b; b -> a; b, c -> d; c, d -> b"),
    );
    expect(rows).toEqual([
      { scheme: "t.1", attributes: "a, b", keys: "a | b" },
      { scheme: "t.2", attributes: "a, c, d", keys: "a, c | c, d" },
    ]);
    expect(lines).toEqual([
      "1. t on a -> b: t.1(a, b) t.2(a, c, d)",
      "t.1(a, b)",
      "t.2(a, c, d)",
      "lost: none",
    ]);
  });

  it("leaves alone what is in the form", () => {
    const whole = scheme("r", "A, B", "A -> B");
    expect(decomposeToBcnf(whole).schemes).toEqual([whole]);
    expect(decomposeToBcnf(whole).trace).toEqual([]);
  });
});

describe("decomposition into fourth normal form", () => {
  it.each<[string, Scheme, string[]]>([
    [
      "Elmasri and Navathe, ch. 14, EMP",
      scheme("emp", "ename, pname, dname", "ename ->> pname | dname"),
      ["ename, dname", "ename, pname"],
    ],
    [
      "Date, ch. 13, CTX",
      scheme("ctx", "course, teacher, text", "course ->> teacher | text"),
      ["course, teacher", "course, text"],
    ],
    [
      "Ullman and Widom, ch. 3, stars with addresses and movies",
      scheme("stars", "name, street, city, title, year", "name ->> street, city"),
      ["name, street, city", "name, title, year"],
    ],
  ])("is the book's: %s", (_, whole, expected) => {
    expect(listed(decomposeTo4nf(whole).schemes)).toEqual(expected);
  });

  it("splits on multivalued dependencies first, so that their left side is still there", () => {
    const whole = scheme("r", "call, patient, allergen, unit", "call -> patient; patient ->> allergen");
    expect(listed(decomposeTo4nf(whole).schemes)).toEqual([
      "call, patient",
      "call, unit",
      "patient, allergen",
    ]);
    // the other way round: allergens for each call
    expect(listed(decomposeToBcnf(whole).schemes)).toEqual(["call, allergen, unit", "call, patient"]);
  });

  it("splits on the smallest left side first, so that no part says again what another says", () => {
    const whole = scheme("r", "call, unit, crew, allergen", "call, unit ->> crew; call ->> allergen");
    // the other way round: call, unit, crew and call, allergen, and call, unit once more
    expect(listed(decomposeTo4nf(whole).schemes)).toEqual(["call, allergen", "call, unit, crew"]);
  });
});

describe("synthesis of third normal form", () => {
  it("tells what was made, added and left out (Ullman and Widom, ch. 3: AB -> C, C -> B, A -> D)", () => {
    const { cover, schemes, rows, trace, lines } = synthesise3nf(
      scheme("r", "A, B, C, D, E", "A, B -> C; C -> B; A -> D"),
    );
    expect(cover.trace).toEqual([]);
    expect(trace).toEqual([
      { step: 1, action: "make", attributes: "A, B, C", why: "A, B -> C" },
      { step: 2, action: "make", attributes: "B, C", why: "C -> B" },
      { step: 3, action: "make", attributes: "A, D", why: "A -> D" },
      { step: 4, action: "add", attributes: "A, B, E", why: "no scheme holds a key, and {A, B, E} is one" },
      { step: 5, action: "leave out", attributes: "B, C", why: "it is within {A, B, C}" },
    ]);
    expect(rows).toEqual([
      { scheme: "r.1", attributes: "A, B, C", keys: "A, B | A, C" },
      { scheme: "r.2", attributes: "A, D", keys: "A" },
      { scheme: "r.3", attributes: "A, B, E", keys: "A, B, E" },
    ]);
    expect(lines.slice(-3)).toEqual(["r.1(A, B, C)", "r.2(A, D)", "r.3(A, B, E)"]);
    expect(schemes[0]!.dependencies.map(({ text }) => text)).toEqual(["A, B -> C", "C -> B"]);
  });

  it.each<[string, Scheme, string[]]>([
    [
      "Silberschatz, ch. 8, cust_banker_branch",
      scheme(
        "cust_banker_branch",
        "customer_id, employee_id, branch_name, type",
        `customer_id, employee_id -> branch_name, type
         employee_id -> branch_name
         customer_id, branch_name -> employee_id`,
      ),
      ["customer_id, employee_id, branch_name", "customer_id, employee_id, type"],
    ],
    [
      "Elmasri and Navathe, ch. 14, exercise on R(A, ..., J)",
      scheme("r", "A, B, C, D, E, F, G, H, I, J", "A, B -> C; A -> D, E; B -> F; F -> G, H; D -> I, J"),
      ["A, B, C", "A, D, E", "B, F", "D, I, J", "F, G, H"],
    ],
    ["no dependencies at all", scheme("r", "A, B"), ["A, B"]],
    ["two attributes that determine each other", scheme("r", "A, B", "A -> B; B -> A"), ["A, B"]],
  ])("is the known one: %s", (_, whole, expected) => {
    expect(listed(synthesise3nf(whole).schemes)).toEqual(expected);
  });
});
