/** The scale: how large the service is for a number of calls a year. */
export interface Sizes {
  /** 1 for the default number of calls. */
  readonly scale: number;
  readonly calls: number;
  readonly walkIns: number;
  /** Ambulances of the scale, before any are added or taken away. */
  readonly ambulances: number;
  /** Ambulances added (positive) or taken away (negative). */
  readonly extraAmbulances: number;
  /** One station more than are staffed: the last one waits for its first ambulance. */
  readonly stations: number;
  readonly beds: { readonly resuscitation: number; readonly acute: number; readonly fast_track: number };
  /** On duty at a time. */
  readonly triageNurses: number;
  readonly registrationDesks: number;
  readonly physicians: { readonly day: number; readonly night: number };
  readonly dispatchers: number;
}

export const DEFAULT_CALLS = 3650;
const WALK_INS_A_CALL = 0.34;
/** Two characters name a station: S1 to S9, SA to SZ. */
const MOST_STATIONS = 35;

/**
 * The fleet grows with the calls. Beds and physicians grow by square-root staffing, the load plus a safety that grows
 * with its root (Halfin and Whitt 1981), so that waiting stays about as likely in a large hospital as in a small one.
 */
export function sizesFor(calls: number, extraAmbulances: number, extraBeds: number): Sizes {
  const scale = Math.max(1, calls / DEFAULT_CALLS);
  const safe = (load: number, safety: number) =>
    Math.max(1, Math.round(load * scale + safety * Math.sqrt(load * scale)));
  const ambulances = Math.round(6 * scale);
  return {
    scale,
    calls,
    walkIns: Math.round(calls * WALK_INS_A_CALL),
    ambulances,
    extraAmbulances: Math.max(1 - ambulances, extraAmbulances),
    stations: Math.min(MOST_STATIONS, 4 + Math.round(2 * (Math.sqrt(scale) - 1)) + 1),
    beds: {
      resuscitation: safe(0.3, 2.2),
      acute: Math.max(1, safe(1.5, 0.6) + extraBeds),
      fast_track: safe(0.7, 0.5),
    },
    triageNurses: safe(0.2, 1.5),
    registrationDesks: safe(0.2, 1.5),
    physicians: { day: safe(0.7, 1.5), night: safe(0.35, 1.0) },
    dispatchers: Math.round(6 * scale),
  };
}
