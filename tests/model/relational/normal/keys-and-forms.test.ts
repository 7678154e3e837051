import { describe, expect, it } from "vitest";
import {
  candidateKeys,
  minimalCover,
  normalForm,
  scheme,
} from "../../../../lib/src/model/relational/normal/index.js";

describe("candidate keys", () => {
  it("are told with the superkey that each was found in", () => {
    const { keys, prime, nonPrime, trace, lines } = candidateKeys(
      scheme("r", "A, B, C, D, E", "A, B -> C; C -> D; D -> B; D -> E"),
    );
    expect(keys).toEqual([
      ["A", "B"],
      ["A", "C"],
      ["A", "D"],
    ]);
    expect(prime).toEqual(["A", "B", "C", "D"]);
    expect(nonPrime).toEqual(["E"]);
    expect(trace).toEqual([
      { step: 1, from: "A, B, C, D, E", dependency: "", superkey: "A, B, C, D, E", outcome: "key A, B" },
      { step: 2, from: "A, B", dependency: "D -> B", superkey: "A, D", outcome: "key A, D" },
      { step: 3, from: "A, D", dependency: "C -> D", superkey: "A, C", outcome: "key A, C" },
      { step: 4, from: "A, C", dependency: "A, B -> C", superkey: "A, B", outcome: "holds A, B" },
    ]);
    expect(lines).toEqual(["key {A, B}", "key {A, C}", "key {A, D}", "not prime: E"]);
  });

  it("are all attributes where nothing is determined", () => {
    expect(candidateKeys(scheme("r", "A, B")).keys).toEqual([["A", "B"]]);
  });

  it("are found among twenty attributes, 1,024 of them, in seconds", () => {
    const pairs = Array.from({ length: 10 }, (_, at) => [`x${at}`, `y${at}`] as const);
    const wide = scheme(
      "wide",
      pairs.flat(),
      pairs.flatMap(([x, y]) => [`${x} -> ${y}`, `${y} -> ${x}`]),
    );
    const { keys } = candidateKeys(wide);
    expect(new Set(keys.map((key) => key.join())).size).toBe(1024);
    expect(
      keys.every((key) => pairs.every((pair) => pair.filter((each) => key.includes(each)).length === 1)),
    ).toBe(true);
  }, 10_000);

  it("use what only both kinds of dependencies together determine", () => {
    // A ->> B, C and D -> C give A -> C, so that C is in no key
    const mixed = scheme("r", "A, B, C, D", "A ->> B, C; D -> C");
    expect(candidateKeys(mixed).keys).toEqual([["A", "B", "D"]]);
    expect(candidateKeys(scheme("r", "A, B, C, D", "A ->> C; D -> C; B ->> D")).keys).toEqual([
      ["A", "B", "D"],
    ]);
    // B fixes nothing by itself, but with A it does: no D, one C
    expect(candidateKeys(scheme("r", "A, B, C", "A ->> C; B -> C")).keys).toEqual([["A", "B"]]);
  });
});

describe("a minimal cover", () => {
  it("tells what was split, shortened and dropped, and why", () => {
    const { trace, lines } = minimalCover(scheme("r", "A, B, C", "A -> B, C; B -> C; A, B -> C; A, C -> A"));
    expect(trace).toEqual([
      {
        step: 1,
        action: "split",
        dependency: "A -> B, C",
        becomes: "A -> B; A -> C",
        why: "one attribute on each right side",
      },
      {
        step: 2,
        action: "drop",
        dependency: "A, C -> A",
        becomes: "",
        why: "its right side is part of its left side",
      },
      { step: 3, action: "shorten", dependency: "A, B -> C", becomes: "B -> C", why: "B alone determines C" },
      { step: 4, action: "drop", dependency: "A -> C", becomes: "", why: "C is in A+ without it" },
      { step: 5, action: "drop", dependency: "B -> C", becomes: "", why: "C is in B+ without it" },
    ]);
    expect(lines.slice(-3)).toEqual(["5. drop B -> C: C is in B+ without it", "A -> B", "B -> C"]);
    expect(lines[2]).toBe("3. shorten A, B -> C to B -> C: B alone determines C");
  });

  it("has the dependencies of one left side together as well", () => {
    const { grouped } = minimalCover(scheme("r", "A, B, C, D", "A -> C; B -> D; A -> B"));
    expect(grouped.map(({ text }) => text)).toEqual(["A -> B, C", "B -> D"]);
  });
});

describe("a normal form", () => {
  const violations = (attributes: string, dependencies: string, lists = {}): string[] =>
    normalForm(scheme("r", attributes, dependencies, lists)).violations.map(
      ({ form, violatedBy, why }) => `${form}: ${violatedBy}: ${why}`,
    );

  it("is denied by attributes that are not atomic", () => {
    const lists = { multivalued: "phones", composite: "name", nested: "projects" };
    expect(violations("no, name, phones, projects", "no -> name, phones, projects", lists)).toEqual([
      "1NF: phones: phones holds several values in one row.",
      "1NF: name: name holds several parts in one value.",
      "1NF: projects: projects holds a relation within a row.",
    ]);
  });

  it.each<[string, string, string, string[]]>([
    [
      "a partial dependency",
      "ssn, pnumber, hours, ename",
      "ssn, pnumber -> hours; ssn -> ename",
      ["2NF: ssn -> ename: ssn is only part of the key {ssn, pnumber}, and ename is not prime."],
    ],
    [
      "a partial dependency that is written nowhere",
      "A, B, C, D, E, F",
      "A, B -> C; B, C -> A, D; D -> E; C, F -> B",
      [
        "2NF: A, B -> D: It follows from the others. {A, B} is only part of the key {A, B, F}, and D is not prime.",
        "3NF: B, C -> A, D: {B, C} is no superkey and D is not prime; D depends on the key through {B, C}.",
        "3NF: D -> E: D is no superkey and E is not prime; E depends on the key through D.",
        "BCNF: A, B -> C: {A, B} is no superkey; 3NF lets that pass because C is prime.",
        "BCNF: B, C -> A, D: {B, C} is no superkey; 3NF lets that pass because A is prime.",
        "BCNF: C, F -> B: ",
      ].slice(0, 5),
    ],
    [
      "a transitive dependency",
      "call_sign, station_code, station_name, district",
      "call_sign -> station_code; station_code -> station_name, district",
      [
        "3NF: station_code -> station_name, district: station_code is no superkey and station_name, district are not prime; station_name, district depend on the key through station_code.",
      ],
    ],
    [
      "a prime attribute that depends on what is no superkey",
      "student, course, instructor",
      "student, course -> instructor; instructor -> course",
      ["BCNF: instructor -> course: instructor is no superkey; 3NF lets that pass because course is prime."],
    ],
    [
      "independent facts in one scheme",
      "ename, pname, dname",
      "ename ->> pname",
      [
        "4NF: ename ->> pname: ename is no superkey; one ename can have several pname, and each stands beside each dname.",
      ],
    ],
    [
      "several values beside attributes that are fixed",
      "name, address, phone",
      "name -> address; name ->> phone",
      [
        "2NF: name -> address: name is only part of the key {name, phone}, and address is not prime.",
        "4NF: name ->> phone: name is no superkey; one name can have several phone, and all else is the same.",
      ],
    ],
    [
      "a dependency that both kinds give together",
      "A, B, C, D",
      "A ->> B, C; D -> C",
      [
        "2NF: D -> C: D is only part of the key {A, B, D}, and C is not prime.",
        "2NF: A -> C: It follows from the others. A is only part of the key {A, B, D}, and C is not prime.",
        "4NF: A ->> B, C: A is no superkey; one A can have several {B, C}, and each stands beside each D.",
      ],
    ],
    ["nothing where the only left side is the key", "A, B, C", "A -> B, C; A ->> B", []],
    ["nothing for multivalued dependencies that hold of every relation", "A, B", "A ->> B; A, B ->> A", []],
  ])("is denied by %s, in a sentence", (_, attributes, dependencies, expected) => {
    expect(violations(attributes, dependencies)).toEqual(expected);
  });

  it("is told form by form; a form that is missed only with a lower one says so", () => {
    const { highest, forms, lines } = normalForm(scheme("r", "A, B, C", "A -> C"));
    expect(highest).toBe("1NF");
    const why = "A is only part of the key {A, B}, and C is not prime.";
    expect(forms).toEqual([
      { form: "1NF", reached: true, violatedBy: "", why: "" },
      { form: "2NF", reached: false, violatedBy: "A -> C", why },
      { form: "3NF", reached: false, violatedBy: "A -> C", why: `It is not in 2NF: ${why}` },
      { form: "BCNF", reached: false, violatedBy: "A -> C", why: `It is not in 2NF: ${why}` },
      { form: "4NF", reached: false, violatedBy: "A -> C", why: `It is not in 2NF: ${why}` },
    ]);
    expect(lines).toEqual(["r: 1NF", "key {A, B}", `2NF: A -> C: ${why}`]);
    expect(normalForm(scheme("r", "A", [], { composite: "A" })).lines[0]).toBe("r: not in 1NF");
  });
});
