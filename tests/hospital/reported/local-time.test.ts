import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf, instantOf, localTime } from "../../../lib/src/hospital/reported/import/local-time.js";

const iso = (text: string, after: string | null = null): string | undefined => {
  const instant = instantOf(text, after === null ? null : Date.parse(after));
  return instant === undefined ? undefined : new Date(instant).toISOString();
};

describe("a local time of San Francisco", () => {
  it.each([
    ["12/31/2016 11:57:56 PM", "2017-01-01T07:57:56.000Z", "winter"],
    ["07/01/2017 12:00:00 AM", "2017-07-01T07:00:00.000Z", "summer, midnight"],
    ["07/01/2017 12:30:00 PM", "2017-07-01T19:30:00.000Z", "noon"],
    ["03/12/2017 01:59:59 AM", "2017-03-12T09:59:59.000Z", "the last second of winter time"],
    ["03/12/2017 03:00:00 AM", "2017-03-12T10:00:00.000Z", "the first second of summer time"],
    ["03/12/2017 02:30:00 AM", "2017-03-12T10:30:00.000Z", "the missing hour: half an hour after 2:00"],
    ["11/05/2017 12:59:59 AM", "2017-11-05T07:59:59.000Z", "before the hour that is there twice"],
    ["11/05/2017 01:30:00 AM", "2017-11-05T08:30:00.000Z", "the hour that is there twice: the first"],
    ["11/05/2017 02:00:00 AM", "2017-11-05T10:00:00.000Z", "after it"],
    ["04/02/2006 03:00:00 AM", "2006-04-02T10:00:00.000Z", "the rule until 2006"],
    ["10/29/2006 01:30:00 AM", "2006-10-29T08:30:00.000Z", "the rule until 2006"],
    ["02/29/2016 08:00:00 AM", "2016-02-29T16:00:00.000Z", "a leap day"],
  ])("%s is %s (%s)", (text, instant) => {
    expect(iso(text)).toBe(instant);
  });

  it("in the hour that is there twice is the second one if the first was before the step before", () => {
    expect(iso("11/05/2017 01:05:00 AM", "2017-11-05T08:50:00Z")).toBe("2017-11-05T09:05:00.000Z");
    expect(iso("11/05/2017 01:55:00 AM", "2017-11-05T08:50:00Z")).toBe("2017-11-05T08:55:00.000Z");
    // Neither is after it: a fault of order, which is not to be mended here.
    expect(iso("11/05/2017 01:05:00 AM", "2017-11-05T12:00:00Z")).toBe("2017-11-05T08:05:00.000Z");
  });

  it.each([
    "2016-12-31 23:57:56",
    "31/12/2016 11:57:56 PM",
    "12/31/2016 23:57:56",
    "12/31/2016 13:57:56 PM",
    "12/31/2016 00:57:56 AM",
    "12/31/2016 11:60:00 PM",
    "12/31/2016 11:57:56 XM",
    "12/31/2016 11:57:5x PM",
    "02/29/2017 11:57:56 PM",
    "00/10/2017 11:57:56 PM",
    "12/31/2016",
    "12/31/0099 11:57:56 PM",
    "12/31/9999 11:59:59 PM",
    "01/01/9999 12:00:00 AM",
    "",
  ])("is not %s", (text) => {
    expect(iso(text)).toBeUndefined();
  });

  it("comes back as it was written, any second of thirty years, but for the hour that is there twice", () => {
    const [from, to] = [Date.UTC(2000, 0, 1) / 1000, Date.UTC(2030, 0, 1) / 1000];
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), (second) => {
        const back = instantOf(localTime(second * 1000), null)!;
        expect([0, 3_600_000]).toContain(second * 1000 - back);
        expect(localTime(back)).toBe(localTime(second * 1000));
        // With the instant itself as the step before there is no doubt.
        expect(instantOf(localTime(second * 1000), second * 1000)).toBe(second * 1000);
      }),
      { numRuns: 2000, examples: [[Date.UTC(2017, 10, 5, 9, 30) / 1000]] },
    );
  });
});

it("a date is a day since 1970", () => {
  expect([dayOf("01/01/1970"), dayOf("01/02/1970"), dayOf("1/2/1970"), dayOf("13/01/2017")]).toEqual([
    0,
    1,
    undefined,
    undefined,
  ]);
});
