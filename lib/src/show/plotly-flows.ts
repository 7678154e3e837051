import { grouped } from "./grouped.js";
import { numberOf, sayName, values } from "./plotly-values.js";
import { count, list, type Named, sayExtremes, sayNumber } from "./statement.js";

type Trace = Readonly<Record<string, unknown>>;

/** A Sankey diagram in words: nodes, flows, extremes, and the flows of a colour of their own. */
export function describeFlows(trace: Trace, name: string): string {
  const { node = {}, link = {} } = trace as { node?: Trace; link?: Trace };
  const labels = values(node.label).map(sayName);
  const [sources, targets, sizes] = [values(link.source), values(link.target), values(link.value)];
  const label = (index: unknown): string => labels[Number(index)] ?? "?";
  const flows = sizes.flatMap((size, index): Flow[] => {
    const value = numberOf(size);
    if (value === undefined) return [];
    const name = `${label(sources[index])} to ${label(targets[index])}`;
    return [{ name, value, source: sources[index], colour: values(link.color)[index] }];
  });
  const shape = `Flow diagram${name}: ${count(labels.length, "node")}, ${count(flows.length, "flow")}`;
  return `${shape}${tail(flows.length === 0 ? "" : sayExtremes(flows))}${tail(sayColoured(flows))}`;
}

interface Flow extends Named {
  readonly source: unknown;
  readonly colour: unknown;
}

/** The flows of the rarest colour, which is there to be seen: each as a share of what leaves its source. */
function sayColoured(flows: readonly Flow[]): string {
  const colours = grouped(flows, ({ colour }) => colour);
  if (colours.size < 2) return "";
  const rarest = [...colours.values()].reduce((least, own) => (own.length < least.length ? own : least));
  const shares = rarest.map(({ name, value, source }) => {
    const all = flows.reduce((sum, each) => sum + (each.source === source ? each.value : 0), 0);
    return `${name} (${sayNumber(value)}, ${sayNumber(Math.round((1000 * value) / all) / 10)} %)`;
  });
  return `in a colour of their own: ${list(shares)}`;
}

const tail = (text: string): string => (text === "" ? "" : `; ${text}`);
