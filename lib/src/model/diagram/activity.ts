import { type Activity, type ActivityNode, type Flow, say } from "../behaviour/index.js";
import { ARROW, drawArrow } from "./behaviour/arrow.js";
import { actionFigure, barFigure, choiceFigure, toChoice } from "./behaviour/control-node.js";
import { endDot, flowEndDot, startDot } from "./behaviour/dots.js";
import { backFlows } from "./behaviour/forward.js";
import { guardLines } from "./behaviour/reaction.js";
import { belowHeader, drawLanes, laneWidth } from "./behaviour/swimlanes.js";
import type { Drawing } from "./drawing.js";
import { layOut, type WireEnd } from "./layout/index.js";
import type { DiagramOptions } from "./options.js";
import type { Stroke } from "./pen.js";
import { type Figure, type Link, Scene } from "./scene.js";

/**
 * A UML activity with swimlanes: actions as boxes with round corners, decisions and merges as diamonds with the guards beside them, forks
 * and joins as bars. It is read from top to bottom; a flow that leads up begins again what was done before.
 *
 * @param options `accent` names actions
 * @returns a drawing that shows itself; a node that a faulty activity names without having it is a dashed box
 */
export function activity(flowchart: Activity, options: Omit<DiagramOptions, "attributes"> = {}): Drawing {
  const { name, nodes, lanes, flows } = flowchart;
  const scene = new Scene(name, options);
  const laneOf = lanesByNode(flowchart);
  for (const node of nodes) {
    const lane = laneOf.get(node.name)!;
    scene.addEntity(node.name, (ends) => inLane(figureOf(node, ends, scene.stroke(node.name)), lane));
  }
  const back = backFlows(flowchart);
  for (const way of waysOf(flows)) {
    const [flow] = way;
    const stays = laneOf.get(flow.from) === laneOf.get(flow.to);
    addWay(scene, way, nodes, back.has(flow) ? undefined : stays || "or level");
  }
  const widths = lanes.map(laneWidth);
  return scene.drawn({
    notation: "UML activity",
    alt: altOf(flowchart),
    nothing: "no actions",
    arrange: (graph) => belowHeader(layOut({ ...graph, lanes: widths.length === 0 ? [0] : widths })),
    behind: (pen, layout) => drawLanes(pen, lanes, layout),
  });
}

const lanesByNode = ({ nodes, lanes }: Activity): Map<string, number> =>
  new Map(
    nodes.map(({ name, lane }) => [
      name,
      Math.max(
        0,
        lanes.findIndex((each) => each.name === lane),
      ),
    ]),
  );

const inLane = ({ node, draw }: Figure, lane: number): Figure => ({ node: { ...node, lane }, draw });

function figureOf({ name, kind }: ActivityNode, ends: readonly WireEnd[], stroke: Stroke): Figure {
  const data = { [`data-${kind}`]: name };
  switch (kind) {
    case "action":
      return actionFigure(name, ends, stroke);
    case "initial":
      return startDot(data);
    case "final":
      return endDot(data);
    case "flowFinal":
      return flowEndDot(data);
    case "decision":
    case "merge":
      return choiceFigure(data, ends, stroke);
    case "fork":
    case "join":
      return barFigure(data, ends);
  }
}

/** Flows that are drawn as one arrow. */
type Way = readonly [Flow, ...Flow[]];

/** Flows with guards from one node to another are one arrow: any of the guards will do. */
function waysOf(flows: readonly Flow[]): Way[] {
  const ways = new Map<string, [Flow, ...Flow[]]>();
  flows.forEach((flow, number) => {
    const { from, to, guard } = flow;
    const key = JSON.stringify([from, to, ...(guard === undefined ? [number] : [])]);
    const way = ways.get(key);
    if (way === undefined) ways.set(key, [flow]);
    else way.push(flow);
  });
  return [...ways.values()];
}

function addWay(scene: Scene, way: Way, nodes: readonly ActivityNode[], down: Link["down"]): void {
  const [{ from, to }] = way;
  const stroke = scene.stroke(from, to);
  const texts = guardLines(
    way.flatMap(({ guard }) => guard ?? []),
    100,
  );
  const isChoice = (name: string): boolean =>
    nodes.some((node) => node.name === name && (node.kind === "decision" || node.kind === "merge"));
  scene.link({
    ends: [
      { at: scene.entity(from), texts },
      { at: scene.entity(to), symbol: ARROW },
    ],
    ...(down === undefined ? {} : { down }),
    draw(pen, { points, landings }, [first, last]) {
      const onwards = isChoice(to) ? toChoice(points, last) : points;
      const line = isChoice(from) ? [...toChoice([...onwards].reverse(), first)].reverse() : onwards;
      pen.group({ "data-flow": `${from} ${to}` }, () => {
        pen.line(line, stroke);
        drawArrow(pen, { ...landings[1], ...line.at(-1)! }, stroke);
      });
    },
  });
}

function altOf(flowchart: Activity): string {
  const { name, nodes, lanes } = flowchart;
  const actions = nodes.filter(({ kind }) => kind === "action");
  const who = lanes.map((lane) => {
    const own = actions.filter((node) => node.lane === lane.name).map((node) => `"${node.name}"`);
    return `${lane.name}: ${own.length === 0 ? "no action" : own.join(", ")}.`;
  });
  const count = actions.length === 1 ? "1 action" : `${actions.length} actions`;
  const among = lanes.length === 1 ? "1 lane" : `${lanes.length} lanes`;
  return `UML activity diagram "${name}": ${count} in ${among}. ${[...who, ...say(flowchart)].join(" ")}`;
}
