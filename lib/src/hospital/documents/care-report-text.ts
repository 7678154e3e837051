import type { Stream } from "../simulate/random.js";

/** Sentences from which care reports are put together, by problem: what the crew finds, and what it does. */
export const EXAMINATION: Readonly<Record<string, readonly string[]>> = {
  CHE: [
    "Skin pale and clammy, pain rated seven of ten, no change on breathing in.",
    "Central chest pain without fever, lungs clear on both sides.",
    "Twelve-lead ECG recorded, rhythm regular, ST segments sent ahead for reading.",
  ],
  ARR: [
    "No pulse and no breathing on arrival, bystander compressions in progress.",
    "Unresponsive, pupils wide, rhythm on the monitor shockable at first.",
    "Cold to the touch at the hands, no signs of injury.",
  ],
  STR: [
    "Left corner of the mouth droops, grip weaker on one side, speech slurred.",
    "Eyes turn to one side, right arm drifts, time of onset known to the family.",
    "Understands questions, answers with single words.",
  ],
  BRE: [
    "Speaks in short phrases, uses the neck muscles, wheeze over both lungs.",
    "Sits upright, lips bluish, crackles at the bases.",
    "Breath sounds faint on both sides, long breathing out.",
  ],
  FAL: [
    "Right leg shortened and turned outward, pulses felt at the foot.",
    "Bruise above the eye, no loss of consciousness remembered.",
    "Tender over the hip, cannot bear weight.",
  ],
  TRA: [
    "Seat-belt mark across the chest, belly soft, pelvis stable.",
    "Deformed lower leg, bleeding under control, collar fitted.",
    "Airway clear, chest moves evenly, pain over the ribs.",
  ],
  ABD: [
    "Belly tender low on the right, guarding, last meal yesterday.",
    "Belly soft, cramps come in waves, no blood seen.",
    "Vomited twice on scene, tongue dry.",
  ],
  HYP: [
    "Clothes wet, skin cold to the trunk, shivering has stopped.",
    "Hypothermia suspected: slow answers, slow pulse, cold also under the arms.",
    "Found outdoors, shivers hard, fingers white.",
  ],
  HEA: [
    "Skin hot and dry, confused about the day, cramps in both calves.",
    "Worked outdoors for hours without drinking, flushed, fast pulse.",
    "Dizzy on sitting up, sweating has stopped.",
  ],
  DIA: [
    "Blood glucose far out of range, sweaty and slow to answer.",
    "Breath smells of acetone, thirst for days.",
    "Insulin pen found beside the bed, no meal since the morning.",
  ],
  SEI: [
    "Tongue bitten, drowsy after the fit, moves all limbs.",
    "Jerking stopped before arrival, breathing noisy at first.",
    "Known epilepsy, missed the morning tablets.",
  ],
  ALL: [
    "Hives on trunk and arms, lips swollen, voice hoarse.",
    "Sting mark on the hand, wheeze, pressure low on standing.",
    "Rash spreads, no swelling of the tongue.",
  ],
  OVE: [
    "Empty blister packs on the table, pupils small, breathing shallow.",
    "Smells of alcohol, rousable by voice, gag reflex present.",
    "Amount and time of intake not certain, packs taken along.",
  ],
  BUR: [
    "Blisters on forearm and hand, about four per cent of the body.",
    "Redness of the face without soot in the nose.",
    "Cooled with water for ten minutes before arrival.",
  ],
  LIM: [
    "Ankle swollen, pulses and feeling intact.",
    "Wrist deformed, fingers warm and moving.",
    "Shoulder held still, no numbness.",
  ],
  CUT: [
    "Cut of five centimetres, edges clean, bleeding stopped with pressure.",
    "Wound down to the fat, tendons seem to work.",
    "Scalp wound, a good deal of blood, no dizziness.",
  ],
  FEV: [
    "Hot and shivering, neck supple, lungs with crackles on one side.",
    "Warm skin, fast pulse, confused at times according to the family.",
    "Red and warm area around an old wound.",
  ],
  PSY: [
    "Calm in talk, speaks of not wanting to live, no injuries seen.",
    "Restless, frightened by voices, accepts company.",
    "Hyperventilates, tingling in both hands, settles with coaching.",
  ],
  SYN: [
    "Awake on arrival, pale, no injury from the fall.",
    "Short loss of consciousness seen by others, no jerking.",
    "Pressure drops on standing, heart rhythm regular.",
  ],
  BAC: [
    "Pain shoots into the left leg, feeling intact.",
    "Cannot sit up for pain, no loss of bladder control.",
    "Muscles hard beside the spine, no fall.",
  ],
};

export const CARE: Readonly<Record<string, readonly string[]>> = {
  critical: [
    "Oxygen given and two lines placed, monitor on throughout, emergency department told in advance.",
    "Airway secured, ventilation assisted, drugs given by protocol, resuscitation room asked for.",
    "Treated with speed on scene, constant monitoring, receiving team informed by radio.",
  ],
  emergent: [
    "Oxygen and a line placed, pain treated, monitored all the way.",
    "Drugs given by protocol with some effect, position changed for comfort.",
    "Line placed, first dose given, reassessed every five minutes.",
  ],
  lower_acuity: [
    "Comfort, position and reassurance, no drugs needed.",
    "Dressed and splinted as needed, walked to the ambulance with help.",
    "Observed, advice given, condition unchanged.",
  ],
  dead: [
    "Resuscitation carried out for a long time without return of circulation and ended after talking to the physician on call.",
    "No signs of life found at any time, time of death noted, family cared for.",
  ],
};

const OPENINGS = [
  "Called to a private address and met at the door by a relative.",
  "Sent to a person in a public place, a bystander waved us in.",
  "Reached the patient on the third floor without a lift.",
  "Found the patient sitting in the kitchen with a neighbour.",
  "Met by staff of the house, who had begun first aid.",
  "Arrived after a short delay because the entrance was hard to find.",
  "Patient lay on the floor beside the bed.",
  "Scene safe, patient found in a parked car.",
];
const HISTORIES = [
  "No illness known before, no tablets taken regularly.",
  "Treated for high blood pressure for many years.",
  "Was in hospital with something similar last winter.",
  "Takes a blood thinner and a tablet for the heart.",
  "Lives alone, daily help by a care service.",
  "Medication list photographed and handed over.",
  "Allergies asked for, none remembered.",
  "Smokes, otherwise well until today.",
];
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  transported: [
    "Transport without change, handed over with a full report.",
    "Condition a little better on arrival at the hospital.",
    "Transport with slight improvement, belongings went along.",
  ],
  treated_on_scene: [
    "Nothing further needed at the hospital; told to call again if it comes back.",
    "Stayed on scene with relatives, family doctor informed.",
  ],
  refused: [
    "Transport was advised and refused; risks explained, form signed in front of a witness.",
    "Patient declined to come along, understood the advice and signed.",
  ],
};

/** The parts of one report. */
export interface Narrative {
  readonly history: string;
  readonly examination: string;
  readonly care: string;
}

/**
 * Puts the narrative of one assessment together.
 *
 * @param again it is not the first assessment of the dispatch
 * @param words the caller's words
 * @param signs the first reading, in words
 */
export function narrate(
  stream: Stream,
  about: {
    again: boolean;
    words: string;
    problem: string;
    name: string;
    acuity: string;
    outcome: string;
    signs: string;
  },
): Narrative {
  const opening = about.again ? "Reassessed on the way or after treatment." : stream.pick(OPENINGS);
  const reported = `The caller had said: "${about.words}"`;
  const history = [
    opening,
    reported,
    stream.pick(HISTORIES),
    ...(stream.chance(0.4) ? [stream.pick(HISTORIES)] : []),
  ];
  const found = stream.pick(EXAMINATION[about.problem]!);
  const more = stream.chance(0.35) ? stream.pick(EXAMINATION[about.problem]!) : found;
  const impression = `Impression: ${about.name.toLowerCase()}, ${about.acuity.replace("_", " ")}.`;
  const examination = [found, ...(more === found ? [] : [more]), about.signs, impression];
  const endings = about.acuity === "dead" ? [] : (ENDINGS[about.outcome] ?? []);
  const care = [stream.pick(CARE[about.acuity]!), ...(endings.length > 0 ? [stream.pick(endings)] : [])];
  return { history: unique(history), examination: examination.join(" "), care: care.join(" ") };
}

const unique = (sentences: readonly string[]): string => [...new Set(sentences)].join(" ");
