import { FEMALE } from "./population.js";
import { PROBLEMS } from "./problems.js";
import type { Stream } from "./random.js";

/** What callers say, by the problem they report; {who} is the patient. */
const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  CHE: [
    "{who} has a crushing pain in the chest.",
    "{who} has chest pain that goes into the left arm.",
    "{who} is grey and sweating and holds the chest.",
    "{who} feels a tight band around the chest since this morning.",
    "{who} has stabbing chest pain when breathing in.",
  ],
  ARR: [
    "{who} has collapsed and is not breathing.",
    "{who} does not wake up and has no pulse.",
    "{who} fell over, we are doing chest compressions.",
    "{who} was found lifeless in bed.",
    "{who} has turned blue and does not breathe.",
  ],
  STR: [
    "{who} cannot speak clearly and one arm hangs down.",
    "{who} has a drooping face since breakfast.",
    "{who} suddenly cannot move the right side.",
    "{who} talks nonsense and sees double.",
    "{who} woke up with a weak left leg.",
  ],
  BRE: [
    "{who} cannot get enough air.",
    "{who} is wheezing and the inhaler does not help.",
    "{who} is short of breath even when sitting.",
    "{who} coughs and breathes very fast.",
    "{who} cannot lie flat because of the breathing.",
  ],
  FAL: [
    "{who} fell down the stairs and cannot get up.",
    "{who} slipped in the bathroom and has a sore hip.",
    "{who} is on the floor and cannot stand.",
    "{who} tripped over the kerb and hit the head.",
    "{who} fell out of bed and is confused.",
  ],
  TRA: [
    "{who} was hit by a car at the crossing.",
    "{who} is trapped in a car after a crash.",
    "{who} came off a motorcycle and has leg pain.",
    "{who} was knocked off a bicycle.",
    "{who} was in a collision and complains of neck pain.",
  ],
  ABD: [
    "{who} has terrible stomach cramps.",
    "{who} has pain low on the right side of the belly.",
    "{who} has been vomiting all night.",
    "{who} has a hard and painful belly.",
    "{who} is vomiting something dark.",
  ],
  HYP: [
    "{who} was found outside in the cold and is hardly awake.",
    "{who} fell into the harbour and is shaking badly.",
    "{who} lay in the snow, very cold and confused.",
    "{who} sits in an unheated flat, ice cold and slow.",
    "{who} is blue with cold after a night outdoors.",
  ],
  HEA: [
    "{who} collapsed in the heat.",
    "{who} is hot, dizzy and has stopped sweating.",
    "{who} worked in the sun all day and is vomiting.",
    "{who} is confused after the beach.",
    "{who} has cramps and a headache from the heat.",
  ],
  DIA: [
    "{who} has very low blood sugar and is confused.",
    "{who} is diabetic and hard to wake.",
    "{who} took insulin and did not eat.",
    "{who} has a blood sugar too high to read.",
    "{who} is diabetic, shaking and sweating.",
  ],
  SEI: [
    "{who} is having a seizure right now.",
    "{who} had a fit and does not wake up properly.",
    "{who} has had two seizures today.",
    "{who} is jerking all over.",
    "{who} stared, then fell down shaking.",
  ],
  ALL: [
    "{who} was stung and has a swollen face.",
    "{who} ate nuts and the lips are swelling.",
    "{who} has hives all over and a hoarse voice.",
    "{who} reacts badly to a new tablet.",
    "{who} has an itching rash and feels faint.",
  ],
  OVE: [
    "{who} has taken too many tablets.",
    "{who} drank something from the garage.",
    "{who} took something and hardly breathes.",
    "{who} is drunk and cannot be woken.",
    "{who} may have taken the pills of somebody else.",
  ],
  BUR: [
    "{who} was burnt by boiling water.",
    "{who} has burnt hands from a grill.",
    "{who} was burnt in a kitchen fire.",
    "{who} has a steam burn on the arm.",
  ],
  LIM: [
    "{who} has a twisted and swollen ankle.",
    "{who} cannot move the wrist after a knock.",
    "{who} has a crooked arm after sports.",
    "{who} has a shoulder out of place.",
    "{who} crushed a finger in a door.",
  ],
  CUT: [
    "{who} has a deep cut on the hand.",
    "{who} stepped on glass and bleeds a lot.",
    "{who} has a head wound that does not stop bleeding.",
    "{who} cut a finger with a saw.",
    "{who} was bitten by a dog.",
  ],
  FEV: [
    "{who} has a high fever and is confused.",
    "{who} has been hot and shivering for three days.",
    "{who} has fever and a stiff neck.",
    "{who} has fever and a wound that smells.",
    "{who} is very weak with a fever.",
  ],
  PSY: [
    "{who} says life is not worth living.",
    "{who} hears voices and is frightened.",
    "{who} has a panic attack and cannot calm down.",
    "{who} is very agitated and shouts.",
    "{who} has not slept for days and talks of dying.",
  ],
  SYN: [
    "{who} fainted and is pale.",
    "{who} passed out for a minute.",
    "{who} is dizzy and nearly fainted twice.",
    "{who} collapsed in the queue but is awake now.",
    "{who} blacked out after standing up.",
  ],
  BAC: [
    "{who} cannot move because of back pain.",
    "{who} has back pain shooting into the leg.",
    "{who} lifted a crate and cannot straighten up.",
    "{who} has sudden pain between the shoulders.",
  ],
};

/** Who the patient is to the caller, by age band (child, younger, middle, older) and sex. */
const WOMEN = [
  ["My daughter", "A little girl", "My niece"],
  ["My girlfriend", "A young woman", "My sister", "My flatmate"],
  ["My wife", "A woman", "My colleague", "My neighbour"],
  ["My mother", "My grandmother", "An old lady", "My neighbour"],
];
const MEN = [
  ["My son", "A little boy", "My nephew"],
  ["My boyfriend", "A young man", "My brother", "My flatmate"],
  ["My husband", "A man", "My colleague", "My neighbour"],
  ["My father", "My grandfather", "An old man", "My neighbour"],
];
const STRANGERS = ["Somebody", "A person in the street", "A stranger", "Someone in the car park"];

/** A sentence as the caller says it. `sex` is an index into SEXES; `band` an age band, -1 for a stranger. */
export const complaint = (stream: Stream, reported: number, band: number, sex: number): string =>
  stream.pick(SAID[reported]![band < 0 ? 0 : 1 + band * 2 + (sex === FEMALE ? 0 : 1)]!);

/** Every sentence that can be said, made once: by problem, then of strangers, then by age band of women and of men. */
const SAID = PROBLEMS.map(({ code }) =>
  [STRANGERS, ...WOMEN.flatMap((women, band) => [women, MEN[band]!])].map((people) =>
    SENTENCES[code]!.flatMap((sentence) => people.map((who) => sentence.replace("{who}", who))),
  ),
);
