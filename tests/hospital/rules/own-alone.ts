/** Rules of which nothing reported has what they read; `guards.test.ts` and `own-side.test.ts` try them. */
export const OWN_ALONE = [
  "at-patient-before-on-scene",
  "chain-without-head",
  "dispatch-times-not-as-logged",
  "person-stored-twice",
  "second-head-of-service",
  "shift-ends-before-start",
  "status-of-another-dispatch",
];
