import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { emergency, unitStatus } from "../../../lib/src/hospital/behaviour/index.js";
import {
  type Activity,
  activity,
  part,
  type StateMachine,
  stateMachine,
} from "../../../lib/src/model/behaviour/index.js";
import {
  activity as drawActivity,
  stateMachine as drawStateMachine,
  printedSize,
} from "../../../lib/src/model/diagram/index.js";
import { display } from "../../../lib/src/show/bundle.js";
import {
  crowdedActivity,
  emptyActivity,
  emptyMachine,
  faultyActivity,
  faultyMachine,
  hostileActivity,
  hostileMachine,
  lonelyMachine,
  loopingMachine,
} from "./behaviours.js";
import { boxesOf, outside, overlaps, parsed, runsThrough, wiresOf } from "./drawn.js";

const machines: readonly (readonly [string, StateMachine])[] = [
  ["the states of an ambulance", unitStatus],
  ["one state", lonelyMachine],
  ["states that lead to themselves and back, and end", loopingMachine],
  ["names that are markup, quotes, long and non-Latin", hostileMachine],
  ["a machine with every mistake", faultyMachine],
];
const hospitalLanes = part(emergency, { lanes: ["Nurse", "Physician"] });
const roadLanes = part(emergency, { lanes: ["Caller", "Dispatcher", "Ambulance crew"] });
const activities: readonly (readonly [string, Activity])[] = [
  ["the way of an emergency", emergency],
  ["its lanes outside the hospital", roadLanes],
  ["its lanes inside", hospitalLanes],
  ["many flows at one node", crowdedActivity],
  ["names that are markup, quotes, long and non-Latin", hostileActivity],
  ["an activity with every mistake", faultyActivity],
];

const drawn = [
  ...machines.map(([what, machine]) => [what, drawStateMachine(machine), namesOfMachine(machine)] as const),
  ...activities.map(([what, each]) => [what, drawActivity(each), namesOfActivity(each)] as const),
];

function namesOfMachine({ states, transitions }: StateMachine): string[] {
  const reactions = [...transitions, ...states.flatMap(({ internal }) => internal)];
  return [
    ...states.map(({ name }) => name),
    ...reactions.flatMap(({ trigger, guard, effect, nemsis }) => [trigger, guard, effect, nemsis]),
  ].filter((text) => text !== undefined && text.trim() !== "") as string[];
}

function namesOfActivity({ lanes, nodes, flows }: Activity): string[] {
  return [
    ...lanes.map(({ name }) => name),
    ...nodes.filter(({ kind }) => kind === "action").map(({ name }) => name),
    ...flows.flatMap(({ guard }) => guard ?? []),
  ];
}

describe.each(drawn)("the drawing of %s", (_, drawing, names) => {
  const document = parsed(drawing);

  it("is a well-formed picture with a title and a description", () => {
    expect(document.documentElement.localName).toBe("svg");
    expect(document.getElementsByTagName("desc")[0]?.textContent).toMatch(
      /^UML (state machine|activity) diagram/,
    );
  });

  it("has labels that lie apart and inside the picture", () => {
    expect(overlaps(drawing.labels)).toEqual([]);
    expect(outside(drawing)).toEqual([]);
  });

  it("shows every name, guard and time", () => {
    const bare = (text: string): string => text.replace(/\s+/g, "");
    const shown = bare(drawing.labels.map(({ text }) => text).join(""));
    expect(names.filter((name) => !shown.includes(bare(name)))).toEqual([]);
  });

  it("has no line through a label or a node", () => {
    const wires = wiresOf(document);
    const struck = drawing.labels.filter((label) => wires.some((wire) => runsThrough(wire, label)));
    expect(struck.map(({ text }) => text)).toEqual([]);
    const crossed = boxesOf(document, "state", "action", "missing").filter(([, box]) =>
      wires.some((wire) => runsThrough(wire, box)),
    );
    expect(crossed.map(([name]) => name)).toEqual([]);
  });

  it("keeps every node and every text within the walls of its lane", () => {
    const walls = [...document.querySelectorAll("g.lanes path")]
      .map((path) => path.getAttribute("d")!.match(/^M([\d.]+) [\d.]+L\1 /)?.[1])
      .flatMap((x) => (x === undefined ? [] : Number(x)));
    const boxes = [...drawing.labels, ...boxesOf(document, "action").map(([, box]) => box)];
    const cut = boxes.filter(({ x, width }) => walls.some((wall) => x < wall && wall < x + width));
    expect(cut).toEqual([]);
  });
});

describe("a state machine", () => {
  it("is one arrow where transitions differ in their guards only", () => {
    const document = parsed(drawStateMachine(unitStatus));
    expect(document.querySelectorAll('g[data-flow="on_scene available"]')).toHaveLength(1);
    expect(document.querySelectorAll("g[data-trigger]")).toHaveLength(unitStatus.transitions.length - 2);
  });

  it("begins at a dot and ends at one in a ring", () => {
    const document = parsed(drawStateMachine(loopingMachine));
    expect(document.querySelectorAll("g[data-start]")).toHaveLength(1);
    expect(document.querySelectorAll("g[data-end-of]")).toHaveLength(1);
    expect(parsed(drawStateMachine(unitStatus)).querySelector("g[data-end-of]")).toBeNull();
  });

  it("accents the states that it is about", () => {
    const document = parsed(drawStateMachine(unitStatus, { accent: ["on_scene"] }));
    const stroke = (name: string) =>
      document.querySelector(`g[data-state="${name}"] rect`)!.getAttribute("stroke");
    expect(stroke("on_scene")).not.toBe(stroke("available"));
  });
});

describe("an activity", () => {
  it("has a sign for every kind of node", () => {
    const document = parsed(drawActivity(emergency));
    for (const { name, kind } of emergency.nodes)
      expect(document.querySelector(`g[data-${kind}="${name.replace(/"/g, '\\"')}"]`), name).not.toBeNull();
  });

  it("is read downwards: only what begins again leads up", () => {
    const document = parsed(drawActivity(emergency));
    const middle = (name: string): number | undefined => {
      const found = boxesOf(document, "action").find(([each]) => each === name);
      return found && found[1].y + found[1].height / 2;
    };
    const rising = emergency.flows.filter(({ from, to }) => {
      const [above, below] = [middle(from), middle(to)];
      return above !== undefined && below !== undefined && below < above - 20;
    });
    expect(rising).toEqual([]);
  });

  it("has lanes in the order in which they are written", () => {
    const lanes = drawActivity(emergency).labels.filter(({ text }) =>
      emergency.lanes.some(({ name }) => name === text),
    );
    const across = [...lanes].sort((a, b) => a.x - b.x).map(({ text }) => text);
    expect(across).toEqual(emergency.lanes.map(({ name }) => name));
  });

  it("has a part with the lanes that hand over to it", () => {
    expect(hospitalLanes.lanes.map(({ name }) => name)).toEqual(["Ambulance crew", "Nurse", "Physician"]);
    expect(
      hospitalLanes.nodes.filter(({ lane }) => lane === "Ambulance crew").map(({ name }) => name),
    ).toEqual(["arrival", "Clean, restock, free again"]);
  });

  it("has no part of a lane that it does not have", () => {
    // @ts-expect-error: no such lane
    expect(() => part(emergency, { lanes: ["Porter"] })).toThrow(
      'There is no lane "Porter" in "From the emergency call to the disposition". Its lanes are Caller,',
    );
  });
});

describe("what chapters show", () => {
  it.each([
    ["the states of an ambulance", () => drawStateMachine(unitStatus)],
    ["the lanes outside the hospital", () => drawActivity(roadLanes)],
    ["the lanes inside the hospital", () => drawActivity(hospitalLanes)],
  ])("%s can be read on A4: 7 pt or more", (_, draw) => {
    expect(printedSize(draw(), "A4")).toBeGreaterThanOrEqual(7);
  });
});

describe.each([
  ["no states", drawStateMachine(emptyMachine)],
  ["no actions", drawActivity(emptyActivity)],
])("a behaviour with %s", (nothing, drawing) => {
  it("says so", () => {
    expect(drawing.labels.map(({ text }) => text)).toEqual([nothing]);
    expect(drawing.width).toBeLessThan(300);
  });
});

describe.each([
  ["a state machine", (options?: object) => drawStateMachine(unitStatus, options)],
  ["an activity", (options?: object) => drawActivity(hospitalLanes, options)],
])("%s", (_, draw) => {
  it("is the same bytes twice, and the same shapes in every theme", () => {
    const shapes = (svg: string): string => svg.replace(/<style>.*?<\/style>/, "");
    const { svg } = draw();
    expect(draw().svg).toBe(svg);
    for (const theme of ["light", "dark"]) expect(shapes(draw({ theme }).svg)).toBe(shapes(svg));
  });

  it("shows itself in a notebook, with the description as its text", () => {
    const drawing = draw();
    expect(drawing[display]()["image/svg+xml"]).toBe(drawing.svg);
    expect(inspect(drawing)).toBe(drawing.alt);
  });
});

it("lets no name become markup", () => {
  for (const { svg } of [drawStateMachine(hostileMachine), drawActivity(hostileActivity)])
    expect(svg).not.toMatch(/<script|<b>/);
});

it("draws a long activity: 120 actions in 3 lanes", () => {
  const names = Array.from({ length: 120 }, (_, number) => `step ${number}`);
  const long = activity({
    name: "Long",
    lanes: { A: {}, B: {}, C: {} },
    nodes: Object.fromEntries(
      names.map((name, number) => [name, { lane: (["A", "B", "C"] as const)[Math.floor(number / 9) % 3]! }]),
    ),
    flows: names.slice(1).map((name, number) => [names[number]!, name] as const),
  });
  const drawing = drawActivity(long);
  expect(overlaps(drawing.labels)).toEqual([]);
});

it("keeps a machine's name in its title", () => {
  expect(
    drawStateMachine(stateMachine({ name: "A & B", states: { on: { initial: true } }, transitions: [] }))
      .title,
  ).toBe("A & B: UML state machine");
});
