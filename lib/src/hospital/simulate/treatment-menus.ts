import type { BySeverity } from "./problems.js";

/** Something that may be done for a problem, with its chance by severity and its least and most minutes. */
interface Offer {
  readonly chance: BySeverity;
  readonly minutes: readonly [number, number];
  /** Specialty that does it; the responsible physician where there is none. */
  readonly by?: string;
}
export interface Medication extends Offer {
  readonly kind: "medication";
  readonly drug: string;
  /** In hundredths of the unit. */
  readonly dose: number;
  readonly unit: "mg" | "ug" | "g" | "mL" | "IU";
  readonly route: "oral" | "intravenous" | "intramuscular" | "inhaled" | "subcutaneous";
}
export interface Procedure extends Offer {
  readonly kind: "procedure";
  readonly name: string;
  readonly surgical: boolean;
  readonly anaesthesia: "none" | "local" | "general";
}
export interface Imaging extends Offer {
  readonly kind: "imaging";
  readonly modality: "x_ray" | "ct" | "mri" | "ultrasound";
  readonly region: string;
  readonly contrast: boolean;
}
export interface Observation extends Offer {
  readonly kind: "observation";
  readonly monitoring: "cardiac" | "neurological" | "general";
  /** Minutes between two checks. */
  readonly interval: number;
}
export type MenuItem = Medication | Procedure | Imaging | Observation;

const ROUTES = {
  po: "oral",
  iv: "intravenous",
  im: "intramuscular",
  inh: "inhaled",
  sc: "subcutaneous",
} as const;

const drug = (
  drug: string,
  amount: string,
  route: keyof typeof ROUTES,
  ...chance: BySeverity
): Medication => {
  const [dose, unit] = amount.split(" ") as [string, Medication["unit"]];
  const minutes = route === "iv" ? ([10, 35] as const) : ([3, 12] as const);
  return {
    kind: "medication",
    drug,
    dose: Math.round(Number(dose) * 100),
    unit,
    route: ROUTES[route],
    chance,
    minutes,
  };
};
const bedside = (name: string, anaesthesia: "none" | "local", ...chance: BySeverity): Procedure => {
  return { kind: "procedure", name, surgical: false, anaesthesia, chance, minutes: [10, 40] };
};
const surgery = (name: string, by: string, ...chance: BySeverity): Procedure => {
  return { kind: "procedure", name, surgical: true, anaesthesia: "general", by, chance, minutes: [45, 130] };
};
const image = (
  modality: Imaging["modality"],
  region: string,
  contrast: boolean,
  ...chance: BySeverity
): Imaging => {
  const minutes = { x_ray: [8, 20], ct: [15, 40], mri: [30, 60], ultrasound: [10, 25] } as const;
  return { kind: "imaging", modality, region, contrast, chance, minutes: minutes[modality] };
};
const watch = (
  monitoring: Observation["monitoring"],
  interval: number,
  ...chance: BySeverity
): Observation => {
  return { kind: "observation", monitoring, interval, chance, minutes: [50, 200] };
};

/** What is done, by problem; what comes first in a list is done first. */
export const MENUS: Readonly<Record<string, readonly MenuItem[]>> = {
  CHE: [
    drug("Aspirin", "300 mg", "po", 0.8, 0.6, 0.2, 0),
    watch("cardiac", 15, 0.6, 0.6, 0.35, 0.05),
    image("x_ray", "chest", false, 0.2, 0.3, 0.25, 0.2),
    { ...surgery("Coronary angioplasty", "CAR", 0.45, 0.06, 0, 0), anaesthesia: "local" },
    drug("Morphine", "5 mg", "iv", 0.4, 0.15, 0, 0),
  ],
  ARR: [
    drug("Adrenaline", "1 mg", "iv", 1, 1, 0, 0),
    bedside("Intubation", "none", 0.8, 0, 0, 0),
    watch("cardiac", 5, 0.7, 0, 0, 0),
  ],
  STR: [
    image("ct", "head", true, 0.95, 0.9, 0.6, 0),
    drug("Alteplase", "63 mg", "iv", 0.35, 0.2, 0, 0),
    watch("neurological", 15, 0.7, 0.6, 0.4, 0),
    surgery("Craniotomy", "SUR", 0.1, 0, 0, 0),
  ],
  BRE: [
    drug("Salbutamol", "5 mg", "inh", 0.8, 0.7, 0.5, 0.4),
    drug("Prednisolone", "40 mg", "po", 0.2, 0.4, 0.25, 0),
    image("x_ray", "chest", false, 0.6, 0.45, 0.3, 0.1),
    bedside("Non-invasive ventilation", "none", 0.5, 0.06, 0, 0),
    watch("general", 30, 0.4, 0.3, 0.1, 0),
  ],
  FAL: [
    image("x_ray", "hip", false, 0.3, 0.6, 0.35, 0.15),
    image("ct", "head", false, 0.6, 0.35, 0.12, 0.02),
    drug("Paracetamol", "1 g", "po", 0, 0.3, 0.45, 0.35),
    surgery("Hip fracture fixation", "ORT", 0.2, 0.3, 0, 0),
    watch("neurological", 30, 0.3, 0.2, 0.05, 0),
  ],
  TRA: [
    image("ct", "whole body", true, 0.9, 0.5, 0.06, 0),
    image("ultrasound", "abdomen", false, 0.6, 0.3, 0.1, 0),
    drug("Ketamine", "30 mg", "iv", 0.5, 0.25, 0, 0),
    surgery("Laparotomy", "SUR", 0.3, 0.03, 0, 0),
    surgery("Fracture fixation", "ORT", 0.1, 0.22, 0, 0),
    bedside("Wound closure", "local", 0.1, 0.25, 0.3, 0.25),
    image("x_ray", "leg", false, 0, 0.2, 0.4, 0.25),
  ],
  ABD: [
    drug("Metamizole", "1 g", "iv", 0.3, 0.55, 0.35, 0.1),
    image("ultrasound", "abdomen", false, 0.4, 0.45, 0.35, 0.12),
    image("ct", "abdomen", true, 0.6, 0.3, 0.06, 0),
    surgery("Appendectomy", "SUR", 0.25, 0.24, 0.02, 0),
    surgery("Cholecystectomy", "SUR", 0.1, 0.06, 0, 0),
    drug("Butylscopolamine", "20 mg", "po", 0, 0.05, 0.2, 0.35),
  ],
  HYP: [
    { ...bedside("Active rewarming", "none", 0.95, 0.8, 0.5, 0.2), minutes: [40, 120] },
    watch("cardiac", 15, 0.8, 0.5, 0.2, 0),
    drug("Warmed saline", "1000 mL", "iv", 0.7, 0.5, 0.2, 0),
  ],
  HEA: [
    drug("Ringer's solution", "1000 mL", "iv", 0.9, 0.8, 0.6, 0.3),
    bedside("Active cooling", "none", 0.8, 0.4, 0.1, 0),
    watch("general", 30, 0.5, 0.35, 0.2, 0),
  ],
  DIA: [
    drug("Glucose 20%", "100 mL", "iv", 0.6, 0.5, 0.3, 0.1),
    drug("Insulin", "8 IU", "sc", 0.35, 0.35, 0.25, 0.25),
    watch("general", 30, 0.5, 0.4, 0.2, 0.05),
  ],
  SEI: [
    drug("Lorazepam", "4 mg", "iv", 0.8, 0.5, 0.1, 0),
    image("ct", "head", false, 0.5, 0.35, 0.15, 0.02),
    watch("neurological", 30, 0.6, 0.45, 0.35, 0.15),
    image("mri", "head", false, 0.05, 0.06, 0.02, 0),
  ],
  ALL: [
    drug("Adrenaline", "0.5 mg", "im", 0.9, 0.4, 0.05, 0),
    drug("Cetirizine", "10 mg", "po", 0.3, 0.5, 0.7, 0.8),
    watch("general", 15, 0.6, 0.5, 0.2, 0.02),
  ],
  OVE: [
    drug("Naloxone", "0.4 mg", "iv", 0.5, 0.25, 0.05, 0),
    drug("Activated charcoal", "50 g", "po", 0.2, 0.35, 0.3, 0.1),
    watch("cardiac", 15, 0.7, 0.55, 0.4, 0.2),
    bedside("Intubation", "none", 0.3, 0, 0, 0),
  ],
  BUR: [
    bedside("Burn dressing", "none", 0.7, 0.8, 0.9, 0.8),
    drug("Morphine", "5 mg", "iv", 0.7, 0.5, 0.15, 0),
    surgery("Debridement", "SUR", 0.3, 0.12, 0, 0),
  ],
  LIM: [
    image("x_ray", "arm", false, 0.4, 0.55, 0.45, 0.3),
    image("x_ray", "ankle", false, 0.2, 0.3, 0.35, 0.25),
    drug("Ibuprofen", "400 mg", "po", 0, 0.2, 0.35, 0.3),
    bedside("Splint", "none", 0.3, 0.45, 0.35, 0.2),
    surgery("Fracture fixation", "ORT", 0.3, 0.25, 0, 0),
  ],
  CUT: [
    bedside("Wound closure", "local", 0.8, 0.85, 0.8, 0.65),
    drug("Tetanus vaccine", "0.5 mL", "im", 0.3, 0.35, 0.35, 0.3),
    surgery("Tendon repair", "SUR", 0.2, 0.12, 0, 0),
  ],
  FEV: [
    drug("Ceftriaxone", "2 g", "iv", 0.9, 0.6, 0.1, 0),
    drug("Paracetamol", "1 g", "po", 0.3, 0.5, 0.65, 0.6),
    image("x_ray", "chest", false, 0.4, 0.35, 0.2, 0.05),
    bedside("Lumbar puncture", "local", 0.2, 0.06, 0, 0),
  ],
  PSY: [watch("general", 30, 0.6, 0.6, 0.5, 0.3), drug("Lorazepam", "1 mg", "po", 0.5, 0.45, 0.3, 0.1)],
  SYN: [
    watch("cardiac", 30, 0.7, 0.6, 0.45, 0.2),
    image("ct", "head", false, 0.3, 0.2, 0.06, 0.01),
    drug("Ringer's solution", "500 mL", "iv", 0.4, 0.4, 0.3, 0.1),
  ],
  BAC: [
    drug("Diclofenac", "75 mg", "im", 0.3, 0.4, 0.5, 0.4),
    image("mri", "spine", false, 0.3, 0.2, 0.02, 0),
    drug("Ibuprofen", "400 mg", "po", 0, 0.2, 0.25, 0.3),
  ],
};
