/** Rules of which nothing reported has what they read; `guards.test.ts` tries them on rows, `same-rows.test.ts` in both stores. */
export const OWN_ALONE = [
  "at-patient-before-on-scene",
  "chain-without-head",
  "dispatch-times-not-as-logged",
  "person-stored-twice",
  "second-head-of-service",
  "shift-ends-before-start",
  "status-of-another-dispatch",
];
