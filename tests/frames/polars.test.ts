import { expect, it } from "vitest";
import { displayFrames, polars } from "../../lib/src/frames/index.js";
import { display, isDisplayable } from "../../lib/src/show/bundle.js";

it("makes frames of any origin show themselves as our table, escaped and limited", () => {
  displayFrames();
  displayFrames();
  const pl = polars();
  const made = pl.DataFrame({
    name: ["<script>alert(1)</script>", ...Array(50).fill("x")],
    n: Array.from({ length: 51 }, (_, i) => i),
  });
  const computed = made.filter(pl.col("n").lt(40)).select("name", "n");
  for (const [frame, more] of [
    [made, "41 more rows"],
    [computed, "30 more rows"],
  ] as const) {
    expect(isDisplayable(frame)).toBe(true);
    const bundle = (frame as never as Record<symbol, () => Record<string, string>>)[display]!();
    expect(bundle["text/html"]).toContain("&lt;script&gt;");
    expect(bundle["text/html"]).not.toContain("<script>");
    expect(bundle["text/plain"]).toContain(more);
  }
  expect(Object.keys(made)).toEqual(["name", "n"]);
});
