import type { Activity, Flow } from "../../behaviour/index.js";

/** The flows that lead back to where their way has come from: found by walking all ways from the starts, in the order written. */
export function backFlows({ nodes, flows }: Activity): Set<Flow> {
  const back = new Set<Flow>();
  const state = new Map<string, "open" | "done">();
  const out = new Map<string, Flow[]>();
  for (const flow of flows) out.set(flow.from, [...(out.get(flow.from) ?? []), flow]);
  const starts = [...nodes.filter(({ kind }) => kind === "initial"), ...nodes];
  for (const { name } of starts) {
    if (state.has(name)) continue;
    // a stack of its own, because a long activity would overflow that of calls
    const way = [{ at: name, next: 0 }];
    state.set(name, "open");
    for (let top = way.at(-1); top !== undefined; top = way.at(-1)) {
      const flow = out.get(top.at)?.[top.next++];
      if (flow === undefined) {
        state.set(top.at, "done");
        way.pop();
      } else if (state.get(flow.to) === "open") back.add(flow);
      else if (!state.has(flow.to)) {
        state.set(flow.to, "open");
        way.push({ at: flow.to, next: 0 });
      }
    }
  }
  return back;
}
