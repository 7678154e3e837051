/**
 * What a notebook imports from "hers". Nothing heavy is loaded by the import itself, and no driver's declarations are
 * behind these types: a kernel that had to parse them would start a second later.
 */
import type { Polars } from "./frames/light.js";
import type { Frames } from "./frames/light-reading.js";
import type { Outbox } from "./hospital/outbox/light.js";
import type { Reported } from "./hospital/reported/light.js";
import type { LightPlot } from "./show/light.js";

export type { DataFrame, Expr, GroupBy, Polars, Series } from "./frames/light.js";
export { emergency, unitStatus } from "./hospital/behaviour/index.js";
export type { Chapter, ChapterOptions } from "./hospital/chapter.js";
export { currentChapter, hospital } from "./hospital/chapter.js";
export { connect } from "./hospital/connect.js";
export { check } from "./hospital/exercises/index.js";
export { hospitalModel } from "./hospital/model/index.js";
export { question } from "./hospital/questions/handle.js";
export { refinements } from "./hospital/refinements/index.js";
export { readRules } from "./hospital/rules/index.js";
export { plot } from "./show/chart.js";
export { documents } from "./show/documents.js";
export { colours, palette } from "./show/palette.js";
export { plotly } from "./show/plotly.js";
export { refused } from "./show/refused.js";
export { rowsThatDiffer } from "./show/rows-that-differ.js";
export { table } from "./show/table.js";
export { explained, explainedSideBySide } from "./stores/mongo/plan/index.js";
export { interleave } from "./stores/mysql/interleave/index.js";
export { plan, sideBySide } from "./stores/mysql/plan/index.js";

/** nodejs-polars, loaded when first used, with light types. */
export const pl: Polars = lazily(() => require("./frames/polars.js").polars() as Polars);

/** Whole answers of both stores into frames, exactly and fast, and frames in Parquet files. */
export const frames: Frames = lazily(() => require("./frames/index.js") as Frames);

/** Observable Plot, loaded when first used: its marks and transforms as they are, `plot` in the house style. */
export const Plot: LightPlot = lazily(() => require("./show/plot-handle.js").plotHandle() as LightPlot);

/** The EER metamodel: write a model, check it, read it out, take a part of it. */
export const eer: typeof import("./model/eer/index.js") = lazily(() => require("./model/eer/index.js"));

/** From a model to relations, keys and normal forms. */
export const relational: typeof import("./model/relational/index.js") = lazily(() =>
  require("./model/relational/index.js"),
);

/** State machines and activities: write one, check it, read it out, take some lanes of it. */
export const behaviour: typeof import("./model/behaviour/index.js") = lazily(() =>
  require("./model/behaviour/index.js"),
);

/** One write across two stores: a transactional outbox with its relay, and the double write that it mends. */
export const outbox: Outbox = lazily(() => require("./hospital/outbox/index.js") as Outbox);

/** Real dispatch data: an export, its import, and what the simulated service would report. */
export const reported: Reported = lazily(() => require("./hospital/reported/index.js") as Reported);

/** Diagrams of a model, of a state machine and of an activity. */
export const diagram: typeof import("./model/diagram/index.js") = lazily(() =>
  require("./model/diagram/index.js"),
);

function lazily<Module extends object>(load: () => Module): Module {
  let module: Module | undefined;
  return new Proxy({} as Module, {
    get: (_, name) => {
      module ??= load();
      return Reflect.get(module, name);
    },
  });
}
