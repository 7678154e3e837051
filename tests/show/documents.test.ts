import { ObjectId } from "mongodb";
import { describe, expect, it } from "vitest";
import { documentsBundle } from "../../lib/src/show/documents.js";

const text = (...args: Parameters<typeof documentsBundle>): string =>
  String(documentsBundle(...args)["text/plain"]);

describe("documents", () => {
  it("are shown as an indented tree, short parts on one line", () => {
    const call = {
      _id: new ObjectId("65f000000000000000000001"),
      call: { number: "C-1", received: new Date("2025-01-01T00:00:00Z") },
      units: [{ unit: "M1", note: "a".repeat(70) }, { unit: "B2" }],
      "odd key": null,
    };
    expect(text([call])).toBe(
      [
        "{",
        "  _id: 65f000000000000000000001,",
        '  call: { number: "C-1", received: 2025-01-01T00:00:00Z },',
        "  units: [",
        "    {",
        '      unit: "M1",',
        `      note: "${"a".repeat(70)}"`,
        "    },",
        '    { unit: "B2" }',
        "  ],",
        '  "odd key": null',
        "}",
      ].join("\n"),
    );
  });

  it("are escaped", () => {
    const html = String(documentsBundle([{ "<b>": "<script>alert(1)</script>" }])["text/html"]);
    expect(html).not.toMatch(/<script|<b>/);
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });

  it("stop at a limit, as do the elements of an array, and say so", () => {
    const shown = text([{ a: [1, 2, 3, 4] }, { a: [] }, { a: 1 }], { limit: 2, items: 3 });
    expect(shown).toContain("a: [1, 2, 3, … 1 more]");
    expect(shown.endsWith("1 more document")).toBe(true);
  });

  it("may be one document, or none", () => {
    expect(text({ a: 1 })).toBe("{\n  a: 1\n}");
    expect(text([])).toBe("no documents");
  });
});
