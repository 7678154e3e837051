import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { ModelError } from "../../../../lib/src/errors.js";
import { closure, scheme } from "../../../../lib/src/model/relational/normal/index.js";

const texts = (attributes: string, dependencies: string | string[]): string[] =>
  scheme("sheet", attributes, dependencies).dependencies.map(({ text }) => text);

/** The error of something that must fail. */
function refusal(make: () => unknown): { code: string; message: string } {
  try {
    make();
  } catch (error) {
    if (error instanceof ModelError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("dependencies", () => {
  it.each<[string, string | string[], string[]]>([
    ["one a line", "a -> b\n\n  b -> c\r\n", ["a -> b", "b -> c"]],
    ["between semicolons", "a -> b; b -> c;", ["a -> b", "b -> c"]],
    ["in a list", ["a -> b; b -> c", "c -> d"], ["a -> b", "b -> c", "c -> d"]],
    ["with several attributes on both sides", "a,b->c ,  d", ["a, b -> c, d"]],
    ["multivalued", "a ->> b", ["a ->> b"]],
    ["with the arrows of a book", "a → b; a ↠ c", ["a -> b", "a ->> c"]],
    ["with two sets that vary independently", "a ->> b, c | d", ["a ->> b, c", "a ->> d"]],
    [
      "in any order of attributes, said twice",
      "b, a -> d, c; a, b -> c, d; a, a, b -> c, d",
      ["a, b -> c, d"],
    ],
    ["with part of the left side on the right", "a, b -> b, c", ["a, b -> b, c"]],
  ])("are read %s", (_, written, expected) => {
    expect(texts("a, b, c, d", written)).toEqual(expected);
  });

  it("are read with names that hold spaces and other signs", () => {
    expect(texts("call no, on-scene at, S#", "S#, call no -> on-scene at")).toEqual([
      "call no, S# -> on-scene at",
    ]);
  });

  it("keep their sides as sets in the order of the scheme", () => {
    const [only] = scheme("sheet", "a, b, c, d", "d, b ->> c, a, c").dependencies;
    expect(only).toEqual({
      kind: "multivalued",
      determinant: ["b", "d"],
      dependent: ["a", "c"],
      text: "b, d ->> a, c",
    });
  });

  const example = 'Write it like "call_no -> received_at, priority" or "patient_mrn ->> allergen".';

  it.each([
    ["no arrow", "call_no received_at", `"call_no received_at" has no arrow. ${example}`],
    ["an arrow of another kind", "call_no => priority", `"call_no => priority" has no arrow. ${example}`],
    ["an empty left side", "-> priority", `"-> priority" has nothing on the left of its arrow. ${example}`],
    [
      "an empty right side",
      "call_no ->> ",
      `"call_no ->>" has nothing on the right of its arrow. ${example}`,
    ],
    [
      "two arrows",
      "call_no -> priority -> received_at",
      `"call_no -> priority -> received_at" has two arrows; one dependency ends at a semicolon or with its line. ${example}`,
    ],
  ])("with %s are refused", (_, written, message) => {
    const make = (): unknown => scheme("sheet", "call_no, received_at, priority", written);
    expect(refusal(make)).toEqual({ code: "DEPENDENCY_MALFORMED", message });
  });

  it.each([
    ["a letter that is missing", "cal_no -> priority", 'no attribute "cal_no". Did you mean "call_no"?'],
    ["another case", "Call_No -> priority", 'no attribute "Call_No". Did you mean "call_no"?'],
    [
      "a space for a line",
      "call_no -> received at",
      'no attribute "received at". Did you mean "received_at"?',
    ],
    ["no similar name", "call_no -> zzz", 'no attribute "zzz". It has call_no, received_at, priority.'],
  ])("with %s in a name are refused with the names that there are", (_, written, message) => {
    const make = (): unknown => scheme("sheet", "call_no, received_at, priority", written);
    expect(refusal(make)).toEqual({
      code: "UNKNOWN_ATTRIBUTE",
      message: `"${written}": sheet has ${message}`,
    });
  });

  it("with a comma too many are refused", () => {
    const make = (): unknown => scheme("sheet", "a, b", "a, -> b");
    expect(refusal(make)).toEqual({
      code: "UNKNOWN_ATTRIBUTE",
      message: '"a, -> b": there is a comma too many.',
    });
  });
});

describe("a scheme", () => {
  it.each([
    ["a name twice", "a, b, a", 'sheet: the attribute "a" stands twice. Leave one of them out.'],
    ["no names", "", 'sheet: "" cannot be the name of an attribute. Put commas between names, and no arrow.'],
    [
      "a dependency among its attributes",
      "a, b -> c",
      'sheet: "b -> c" cannot be the name of an attribute. Put commas between names, and no arrow.',
    ],
  ])("with %s is refused", (_, attributes, message) => {
    expect(refusal(() => scheme("sheet", attributes))).toEqual({ code: "SCHEME_MALFORMED", message });
  });

  it("takes its attributes as a list, and needs no dependencies", () => {
    expect(scheme("sheet", ["a", "b"])).toEqual({
      name: "sheet",
      attributes: ["a", "b"],
      dependencies: [],
      notAtomic: [],
    });
  });

  it("knows which attributes are not atomic, and refuses to know it of others", () => {
    const sheet = scheme("sheet", "a, b, c", [], { multivalued: "a", nested: ["c"], composite: "b" });
    expect(sheet.notAtomic).toEqual([
      { attribute: "a", kind: "multivalued" },
      { attribute: "b", kind: "composite" },
      { attribute: "c", kind: "nested" },
    ]);
    expect(refusal(() => scheme("sheet", "a", [], { composite: "x" })).code).toBe("UNKNOWN_ATTRIBUTE");
  });

  it("says itself in lines, as text and to Node's inspector", () => {
    const sheet = scheme("sheet", "a, b", "a -> b", { multivalued: "b" });
    expect(sheet.lines).toEqual(["sheet(a, b)", "  a -> b", "  b is multivalued"]);
    expect(String(sheet)).toBe("sheet(a, b)\n  a -> b\n  b is multivalued");
    expect(inspect(sheet)).toBe(String(sheet));
    expect(JSON.stringify(sheet)).not.toContain("lines");
  });

  it("is asked only for attributes that it has", () => {
    const sheet = scheme("sheet", "call_no, priority");
    expect(refusal(() => closure(sheet, "prioriti")).message).toBe(
      'sheet has no attribute "prioriti". Did you mean "priority"?',
    );
    expect(refusal(() => closure(sheet, " ")).code).toBe("NO_ATTRIBUTES");
  });
});
