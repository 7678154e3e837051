import { describe, expect, it } from "vitest";
import {
  candidateKeys,
  type Form,
  minimalCover,
  normalForm,
  type Scheme,
  scheme,
} from "../../../../lib/src/model/relational/normal/index.js";

/** A set of dependencies with its answers, taken from the book or, where `source` says so, derived by hand. */
interface Textbook {
  readonly source: string;
  readonly attributes: string;
  readonly dependencies: string;
  readonly multivalued?: string;
  readonly keys: readonly string[];
  /** A minimal cover, if the book has one or only one exists. */
  readonly cover?: readonly string[];
  /** With functional dependencies alone, what books call BCNF is in 4NF too. */
  readonly highest: Form | "none";
  /** The first dependency against the next form. */
  readonly against?: string;
}

// Editions: Elmasri and Navathe 7th; Ullman and Widom 3rd; Silberschatz, Korth and Sudarshan 6th; Date 8th; Ramakrishnan and Gehrke 3rd.
const textbooks: readonly Textbook[] = [
  {
    source: "Elmasri and Navathe, ch. 14, EMP_PROJ",
    attributes: "ssn, pnumber, hours, ename, pname, plocation",
    dependencies: "ssn, pnumber -> hours; ssn -> ename; pnumber -> pname, plocation",
    keys: ["ssn, pnumber"],
    cover: ["ssn, pnumber -> hours", "ssn -> ename", "pnumber -> pname", "pnumber -> plocation"],
    highest: "1NF",
    against: "ssn -> ename",
  },
  {
    source: "Elmasri and Navathe, ch. 14, EMP_DEPT",
    attributes: "ename, ssn, bdate, address, dnumber, dname, dmgr_ssn",
    dependencies: "ssn -> ename, bdate, address, dnumber; dnumber -> dname, dmgr_ssn",
    keys: ["ssn"],
    highest: "2NF",
    against: "dnumber -> dname, dmgr_ssn",
  },
  {
    source: "Elmasri and Navathe, ch. 14, LOTS (building lots in the counties of a state)",
    attributes: "property_id, county_name, lot_no, area, price, tax_rate",
    dependencies: `property_id -> county_name, lot_no, area, price, tax_rate
      county_name, lot_no -> property_id, area, price, tax_rate
      county_name -> tax_rate
      area -> price`,
    keys: ["property_id", "county_name, lot_no"],
    highest: "1NF",
    against: "county_name -> tax_rate",
  },
  {
    // the book names the first two keys; area gives the county, so that area and lot number make a third
    source: "Elmasri and Navathe, ch. 14, LOTS1A with FD5",
    attributes: "property_id, county_name, lot_no, area",
    dependencies: `property_id -> county_name, lot_no, area
      county_name, lot_no -> property_id, area
      area -> county_name`,
    keys: ["property_id", "county_name, lot_no", "lot_no, area"],
    highest: "3NF",
    against: "area -> county_name",
  },
  {
    source: "Elmasri and Navathe, ch. 14, TEACH",
    attributes: "student, course, instructor",
    dependencies: "student, course -> instructor; instructor -> course",
    keys: ["student, course", "student, instructor"],
    cover: ["student, course -> instructor", "instructor -> course"],
    highest: "3NF",
    against: "instructor -> course",
  },
  {
    source: "Elmasri and Navathe, ch. 14, DEPARTMENT with several locations",
    attributes: "dname, dnumber, dmgr_ssn, dlocations",
    dependencies: "dnumber -> dname, dmgr_ssn, dlocations",
    multivalued: "dlocations",
    keys: ["dnumber"],
    highest: "none",
    against: "dlocations",
  },
  {
    source: "Elmasri and Navathe, ch. 14, EMP with projects and dependents",
    attributes: "ename, pname, dname",
    dependencies: "ename ->> pname | dname",
    keys: ["ename, pname, dname"],
    highest: "BCNF",
    against: "ename ->> pname",
  },
  {
    source: "Elmasri and Navathe, ch. 14, exercise on R(A, ..., J)",
    attributes: "A, B, C, D, E, F, G, H, I, J",
    dependencies: "A, B -> C; A -> D, E; B -> F; F -> G, H; D -> I, J",
    keys: ["A, B"],
    highest: "1NF",
    against: "A -> D, E",
  },
  {
    source:
      "Elmasri and Navathe, ch. 15, first example of a minimal cover; key and form by hand: B gives D gives A",
    attributes: "A, B, D",
    dependencies: "B -> A; D -> A; A, B -> D",
    keys: ["B"],
    cover: ["D -> A", "B -> D"],
    highest: "2NF",
    against: "D -> A",
  },
  {
    source:
      "Elmasri and Navathe, ch. 15, second example of a minimal cover; key and form by hand: A is on no right side",
    attributes: "A, B, C, D, E",
    dependencies: "A -> B, C, D, E; C, D -> E",
    keys: ["A"],
    cover: ["A -> B", "A -> C", "A -> D", "C, D -> E"],
    highest: "2NF",
    against: "C, D -> E",
  },
  {
    source: "Silberschatz, ch. 8, r(A, B, C, G, H, I); form by hand: A gives B, and is part of the key",
    attributes: "A, B, C, G, H, I",
    dependencies: "A -> B; A -> C; C, G -> H; C, G -> I; B -> H",
    keys: ["A, G"],
    cover: ["A -> B", "A -> C", "C, G -> H", "C, G -> I", "B -> H"],
    highest: "1NF",
    against: "A -> B",
  },
  {
    source: "Silberschatz, ch. 8, canonical cover of (A, B, C); key and form by hand: A gives B gives C",
    attributes: "A, B, C",
    dependencies: "A -> B, C; B -> C; A -> B; A, B -> C",
    keys: ["A"],
    cover: ["A -> B", "B -> C"],
    highest: "2NF",
    against: "B -> C",
  },
  {
    source: "Silberschatz, ch. 8, dept_advisor",
    attributes: "s_id, i_id, dept_name",
    dependencies: "i_id -> dept_name; s_id, dept_name -> i_id",
    keys: ["s_id, i_id", "s_id, dept_name"],
    highest: "3NF",
    against: "i_id -> dept_name",
  },
  {
    source: "Silberschatz, ch. 8, exercise on R(A, B, C, D, E); form by hand: every attribute is in a key",
    attributes: "A, B, C, D, E",
    dependencies: "A -> B, C; C, D -> E; B -> D; E -> A",
    keys: ["A", "E", "B, C", "C, D"],
    highest: "3NF",
    against: "B -> D",
  },
  {
    source: "Ullman and Widom, ch. 3, Movies1 with stars",
    attributes: "title, year, length, genre, studio_name, star_name",
    dependencies: "title, year -> length, genre, studio_name",
    keys: ["title, year, star_name"],
    highest: "1NF",
    against: "title, year -> length, genre, studio_name",
  },
  {
    source: "Ullman and Widom, ch. 3, movies with the address of their studio",
    attributes: "title, year, length, genre, studio_name, studio_addr",
    dependencies: "title, year -> length, genre, studio_name; studio_name -> studio_addr",
    keys: ["title, year"],
    highest: "2NF",
    against: "studio_name -> studio_addr",
  },
  {
    source: "Ullman and Widom, ch. 3, Bookings",
    attributes: "title, theater, city",
    dependencies: "theater -> city; title, city -> theater",
    keys: ["title, theater", "title, city"],
    highest: "3NF",
    against: "theater -> city",
  },
  {
    // F is on no right side; C and F give B, then A and D; without C it takes A and B. AB, part of a key, gives D only by way of C
    source: "Ullman and Widom, ch. 3, the closure example with R(A, ..., F); keys and form by hand",
    attributes: "A, B, C, D, E, F",
    dependencies: "A, B -> C; B, C -> A, D; D -> E; C, F -> B",
    keys: ["C, F", "A, B, F"],
    highest: "1NF",
    against: "A, B -> D",
  },
  {
    source: "Ullman and Widom, ch. 3, exercise on AB -> C, C -> D, D -> A",
    attributes: "A, B, C, D",
    dependencies: "A, B -> C; C -> D; D -> A",
    keys: ["A, B", "B, C", "B, D"],
    cover: ["A, B -> C", "C -> D", "D -> A"],
    highest: "3NF",
    against: "C -> D",
  },
  {
    source: "Ullman and Widom, ch. 3, exercise on AB -> C, BC -> D, CD -> A, AD -> B",
    attributes: "A, B, C, D",
    dependencies: "A, B -> C; B, C -> D; C, D -> A; A, D -> B",
    keys: ["A, B", "A, D", "B, C", "C, D"],
    highest: "4NF",
  },
  {
    source: "Ullman and Widom, ch. 3, exercise on the circle A -> B -> C -> D -> A",
    attributes: "A, B, C, D",
    dependencies: "A -> B; B -> C; C -> D; D -> A",
    keys: ["A", "B", "C", "D"],
    highest: "4NF",
  },
  {
    // A is on no right side; B, C and D give each other by way of A; E is in no key, and D, part of AD, gives it
    source: "Ullman and Widom, ch. 3, exercise on AB -> C, C -> D, D -> B, D -> E; keys and form by hand",
    attributes: "A, B, C, D, E",
    dependencies: "A, B -> C; C -> D; D -> B; D -> E",
    keys: ["A, B", "A, C", "A, D"],
    highest: "1NF",
    against: "D -> E",
  },
  {
    source: "Ullman and Widom, ch. 3, stars with addresses and movies",
    attributes: "name, street, city, title, year",
    dependencies: "name ->> street, city",
    keys: ["name, street, city, title, year"],
    highest: "BCNF",
    against: "name ->> street, city",
  },
  {
    source: "Date, ch. 12, FIRST",
    attributes: "s_no, status, city, p_no, qty",
    dependencies: "s_no, p_no -> qty; s_no -> city; s_no -> status; city -> status",
    keys: ["s_no, p_no"],
    cover: ["s_no, p_no -> qty", "s_no -> city", "city -> status"],
    highest: "1NF",
    against: "s_no -> city",
  },
  {
    source: "Date, ch. 12, SECOND",
    attributes: "s_no, status, city",
    dependencies: "s_no -> city; city -> status",
    keys: ["s_no"],
    highest: "2NF",
    against: "city -> status",
  },
  {
    source: "Date, ch. 12, SSP",
    attributes: "s_no, sname, p_no, qty",
    dependencies: "s_no -> sname; sname -> s_no; s_no, p_no -> qty",
    keys: ["s_no, p_no", "sname, p_no"],
    highest: "3NF",
    against: "s_no -> sname",
  },
  {
    source: "Date, ch. 13, CTX",
    attributes: "course, teacher, text",
    dependencies: "course ->> teacher | text",
    keys: ["course, teacher, text"],
    highest: "BCNF",
    against: "course ->> teacher",
  },
  {
    source: "Ullman 1988, ch. 7, CSZ (city, street, zip)",
    attributes: "city, street, zip",
    dependencies: "city, street -> zip; zip -> city",
    keys: ["city, street", "street, zip"],
    highest: "3NF",
    against: "zip -> city",
  },
  {
    source: "Ullman 1988, ch. 7, CTHRSG; form by hand: neither H nor S alone gives anything, C gives T",
    attributes: "C, T, H, R, S, G",
    dependencies: "C -> T; H, R -> C; H, T -> R; C, S -> G; H, S -> R",
    keys: ["H, S"],
    cover: ["C -> T", "H, R -> C", "T, H -> R", "C, S -> G", "H, S -> R"],
    highest: "2NF",
    against: "C -> T",
  },
  {
    source: "Ramakrishnan and Gehrke, ch. 19, Hourly_Emps",
    attributes: "S, N, L, R, W, H",
    dependencies: "S -> N, L, R, W, H; R -> W",
    keys: ["S"],
    cover: ["S -> N", "S -> L", "S -> R", "S -> H", "R -> W"],
    highest: "2NF",
    against: "R -> W",
  },
  {
    source: "Ramakrishnan and Gehrke, ch. 19, Contracts; form by hand: P is in the key JP",
    attributes: "C, S, J, D, P, Q, V",
    dependencies: "C -> S, J, D, P, Q, V; J, P -> C; S, D -> P",
    keys: ["C", "J, P", "S, J, D"],
    highest: "3NF",
    against: "S, D -> P",
  },
];

const book = ({ attributes, dependencies, multivalued }: Textbook): Scheme =>
  scheme("r", attributes, dependencies, multivalued === undefined ? {} : { multivalued });
const titled = textbooks.map((each) => [each.source, each] as const);

describe("textbook sets of dependencies", () => {
  it.each(titled)("have the known keys: %s", (_, each) => {
    expect(candidateKeys(book(each)).keys.map((key) => key.join(", "))).toEqual(each.keys);
  });

  it.each(titled)("have the known normal form, and the known dependency against the next: %s", (_, each) => {
    const { highest, forms } = normalForm(book(each));
    expect(highest).toBe(each.highest);
    expect(forms.find(({ reached }) => !reached)?.violatedBy).toBe(each.against);
  });

  it.each(titled.filter(([, { cover }]) => cover !== undefined))(
    "have the known minimal cover: %s",
    (_, each) => {
      expect(minimalCover(book(each)).dependencies.map(({ text }) => text)).toEqual(each.cover);
    },
  );
});

it("one of the two minimal covers of Ullman's set of eight dependencies is found (1988, ch. 7)", () => {
  const ullman = scheme(
    "r",
    "A, B, C, D, E, G",
    `A, B -> C; C -> A; B, C -> D; A, C, D -> B
     D -> E, G; B, E -> C; C, G -> B, D; C, E -> A, G`,
  );
  const one = "A, B -> C; C -> A; B, C -> D; C, D -> B; D -> E; D -> G; B, E -> C; C, G -> D; C, E -> G";
  const other = "A, B -> C; C -> A; B, C -> D; D -> E; D -> G; B, E -> C; C, G -> B; C, E -> G";
  const inOrder = (dependencies: readonly string[]): string => [...dependencies].sort().join("; ");
  const cover = minimalCover(ullman).dependencies.map(({ text }) => text);
  expect([one, other].map((each) => inOrder(each.split("; ")))).toContain(inOrder(cover));
});
