import { createHash } from "node:crypto";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { chapterFiles, readNotebook } from "../../lib/src/workbook/run/index.js";

type Bundle = Readonly<Record<string, string | readonly string[]>>;
interface Picture {
  readonly cell: string;
  readonly svg: string;
  readonly html: string;
  readonly alt: string;
}

const textOf = (value: string | readonly string[] | undefined): string => [value ?? ""].flat().join("");

/** Pictures with values under them: charts, not diagrams. */
function chartsOf(file: string): Picture[] {
  return readNotebook(file).cells.flatMap((cell) =>
    cell.cell_type !== "code"
      ? []
      : (cell.outputs ?? []).flatMap((output): Picture[] => {
          const data = (output as { data?: Bundle }).data ?? {};
          const [svg, html, alt] = ["image/svg+xml", "text/html", "text/plain"].map((type) =>
            textOf(data[type]),
          );
          return svg === "" || !html!.includes("<summary")
            ? []
            : [{ cell: cell.id!, svg: svg!, html: html!, alt: alt! }];
        }),
  );
}

const decoded = (text: string): string =>
  text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&");

/** The columns of the tables under a picture; undefined where a table leaves rows out. */
function columnsUnder(html: string): string[][] | undefined {
  if (/more rows?</.test(html)) return undefined;
  return html
    .split("<table")
    .slice(1)
    .flatMap((table) => {
      const rows = [...table.matchAll(/<tr .*?<\/tr>/gs)]
        .slice(1)
        .map(([row]) => [...row.matchAll(/<td [^>]*>([^<]*)</g)]);
      return (rows[0] ?? []).map((_, column) => rows.map((row) => decoded(row[column]![1]!)));
    });
}

const files = chapterFiles().filter((file) => /^(09|10|11)-/.test(basename(file)));

describe.each(files.map((file) => [basename(file, ".ipynb"), file] as const))(
  "the charts of %s",
  (_, file) => {
    const charts = chartsOf(file);

    it("are those that were looked at: after looking at a changed one, run this with -u", () => {
      const told = charts.map(({ cell, svg, alt }) => ({
        cell,
        alt,
        svg: createHash("sha256").update(svg).digest("hex").slice(0, 16),
      }));
      expect(told).toMatchSnapshot();
    });

    it("came without a warning of Plot's or Plotly's", () => {
      for (const { svg } of charts) expect(svg).not.toMatch(/⚠|warnings?\. Please check/);
      const warned = readNotebook(file).cells.flatMap((cell) =>
        cell.cell_type !== "code"
          ? []
          : (cell.outputs ?? []).filter(
              (output) => output.output_type === "stream" && output.name === "stderr",
            ),
      );
      expect(warned).toEqual([]);
    });

    it("say one text in the picture, for the picture and in its place, and stand over their question and values", () => {
      for (const { svg, html, alt } of charts) {
        expect(alt.length).toBeGreaterThan(40);
        expect(decoded(/aria-label="([^"]*)"/.exec(svg)![1]!)).toBe(alt);
        expect(decoded(/^<img alt="([^"]*)"/.exec(html)![1]!)).toBe(alt);
        expect(html).toMatch(/<summary[^>]*>Question: .+\? · Data: [\d,]+/);
      }
    });

    it("have no type smaller than 10 pixels, and none of black that would vanish", () => {
      for (const { svg } of charts) {
        const sizes = [...svg.matchAll(/font-size[=:]\s*"?([\d.]+)/g)].map(([, size]) => Number(size));
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(10);
        expect(svg).not.toMatch(/(fill|stroke)="(black|#000)"/);
      }
    });

    it("tell the largest and the smallest value that stand under them", () => {
      let checked = 0;
      for (const { html, alt } of charts) {
        const numbers = columnsUnder(html)
          ?.map((column) => column.map(Number))
          .filter((column) => !column.some(Number.isNaN));
        if (numbers === undefined) continue;
        const told = (words: string): number[] =>
          [...alt.matchAll(new RegExp(`(?:${words}) [^;]*? \\(([\\d.,]+)\\)`, "g"))].map(([, value]) =>
            Number(value!.replaceAll(",", "")),
          );
        for (const value of told("largest|highest"))
          expect(numbers.map((column) => Math.max(...column))).toContain(value);
        for (const value of told("smallest|lowest"))
          expect(numbers.map((column) => Math.min(...column))).toContain(value);
        checked += told("largest|highest|smallest|lowest").length;
      }
      if (file.includes("10-")) expect(checked).toBeGreaterThanOrEqual(6);
    });
  },
);
