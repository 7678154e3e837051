import {
  type Activity,
  activity,
  type StateMachine,
  stateMachine,
} from "../../../lib/src/model/behaviour/index.js";

export const emptyMachine = stateMachine({ name: "Empty", states: {}, transitions: [] });
export const emptyActivity = activity({ name: "Empty", lanes: {}, nodes: {}, flows: [] });

export const lonelyMachine = stateMachine({ name: "Lonely", states: { on: {} }, transitions: [] });

export const loopingMachine = stateMachine({
  name: "Looping",
  states: {
    idle: { initial: true },
    busy: { internal: [{ trigger: "tick", effect: "count" }] },
    done: { final: true },
  },
  transitions: [
    { from: "idle", to: "busy", trigger: "start" },
    { from: "busy", to: "busy", trigger: "restart", guard: "not done", effect: "reset", nemsis: "eTimes.03" },
    { from: "busy", to: "idle", trigger: "stop" },
    { from: "busy", to: "idle", trigger: "stop" },
    { from: "busy", to: "done", trigger: "finish" },
  ],
});

const NAMES = {
  markup: "<b>bold</b> & \"quoted\" 'too'",
  long: "a_name_that_is_far_longer_than_any_box_should_be_and_never_ends_or_breaks",
  greek: "Νοσοκομείο",
  chinese: "急诊室的救护车",
  script: "</text><script>alert(1)</script>",
} as const;

export const hostileMachine = stateMachine({
  name: NAMES.script,
  states: {
    [NAMES.markup]: { initial: true, internal: [{ trigger: NAMES.script, nemsis: "e<&>" }] },
    [NAMES.long]: {},
    [NAMES.greek]: {},
    [NAMES.chinese]: { final: true },
  },
  transitions: [
    { from: NAMES.markup, to: NAMES.long, trigger: NAMES.script, guard: "a < b && c", effect: '"x"' },
    { from: NAMES.long, to: NAMES.greek, trigger: NAMES.long },
    { from: NAMES.greek, to: NAMES.chinese, trigger: NAMES.chinese, guard: NAMES.greek },
  ],
} as never) as StateMachine;

/** No start, a start too many, states that are not there, texts that are empty. */
export const faultyMachine = {
  kind: "state machine",
  name: "",
  states: [
    { name: "a", why: "", initial: true, final: true, internal: [] },
    { name: "b", why: "", initial: true, final: false, internal: [] },
    { name: "b", why: "", initial: false, final: false, internal: [] },
    { name: "apart", why: "", initial: false, final: false, internal: [] },
  ],
  transitions: [
    { from: "a", to: "nowhere", trigger: "" },
    { from: "no one", to: "b", trigger: "lost" },
  ],
} satisfies StateMachine as StateMachine;

export const crowdedActivity = activity({
  name: "Crowded",
  lanes: { Left: {}, Right: {} },
  nodes: {
    begin: { lane: "Left", kind: "initial" },
    choose: { lane: "Left", kind: "decision" },
    one: { lane: "Left" },
    two: { lane: "Left" },
    three: { lane: "Right" },
    four: { lane: "Right" },
    five: { lane: "Right" },
    again: { lane: "Left" },
    gather: { lane: "Right", kind: "merge" },
    split: { lane: "Right", kind: "fork" },
    here: { lane: "Right" },
    there: { lane: "Left" },
    gone: { lane: "Left", kind: "flowFinal" },
    over: { lane: "Right", kind: "final" },
  },
  flows: [
    ["begin", "again"],
    ["again", "choose"],
    ["choose", "one", "first of all"],
    ["choose", "two", "the second that there is"],
    ["choose", "three", "a third"],
    ["choose", "four", "a fourth, with more words than fit a line"],
    ["choose", "five", "else"],
    ["choose", "again", "none yet"],
    ["one", "gather"],
    ["two", "gather"],
    ["three", "gather"],
    ["four", "gather"],
    ["five", "gather"],
    ["gather", "split"],
    ["split", "here"],
    ["split", "there"],
    ["here", "over"],
    ["there", "gone"],
  ],
});

export const hostileActivity = activity({
  name: NAMES.script,
  lanes: { [NAMES.markup]: {}, [NAMES.long]: {}, [NAMES.chinese]: {} },
  nodes: {
    start: { lane: NAMES.markup, kind: "initial" },
    [NAMES.script]: { lane: NAMES.markup },
    [NAMES.long]: { lane: NAMES.long },
    "?": { lane: NAMES.long, kind: "decision" },
    [NAMES.greek]: { lane: NAMES.chinese },
    [NAMES.chinese]: { lane: NAMES.markup },
  },
  flows: [
    ["start", NAMES.script],
    [NAMES.script, NAMES.long],
    [NAMES.long, "?"],
    ["?", NAMES.greek, 'a < b && "c"'],
    ["?", NAMES.chinese, NAMES.long],
  ],
} as never) as Activity;

/** Lanes and nodes that are not there, a node without flows, a flow to itself, ends that go on. */
export const faultyActivity = {
  kind: "activity",
  name: "Faulty",
  lanes: [{ name: "Only", why: "" }],
  nodes: [
    { name: "start", kind: "initial", lane: "Only", why: "" },
    { name: "work", kind: "action", lane: "Nobody", why: "" },
    { name: "alone", kind: "action", lane: "Only", why: "" },
    { name: "end", kind: "final", lane: "Only", why: "" },
    { name: "bar", kind: "fork", lane: "Only", why: "" },
  ],
  flows: [
    { from: "start", to: "work" },
    { from: "work", to: "work", guard: "for ever" },
    { from: "work", to: "nowhere" },
    { from: "end", to: "bar" },
    { from: "bar", to: "work" },
  ],
} satisfies Activity as Activity;
