import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayKind, type HoursText } from "./day-kind.ts";
import { readHours, writeHours } from "./hours-text.ts";
import { readMinutes, sayMinutes } from "./minutes-text.ts";

const WHOLE: HoursText = [
  ["07:30", "11:30"],
  ["13:00", "17:00"],
];

test.each([
  ["07:30-11:30 13:00-17:00", WHOLE],
  ["7h30–11h30, 13h–17h", WHOLE],
  ["7:30 - 11:30; 13:00 - 17:00", WHOLE],
  ["7g30 đến 11g30 và 13g00 đến 17g00", WHOLE],
  ["00:00-24:00", [["00:00", "24:00"]]],
  ["", []],
  ["  ", []],
  ["sáng", undefined],
  ["07:30", undefined],
  ["07:30-25:00", undefined],
  ["07:30-24:15", undefined],
  ["07:75-11:30", undefined],
])("hours typed as %j", (text, hours) => {
  expect(readHours(text)).toEqual(hours);
});

test("hours that were written are read as they were", () => {
  expect(readHours(writeHours(WHOLE))).toEqual(WHOLE);
});

describe("lengths of time", () => {
  test.each<[number, boolean, string]>([
    [2_400, true, "5 ngày làm việc"],
    [600, true, "1 ngày 2 giờ làm việc"],
    [200, true, "3 giờ 20 phút làm việc"],
    [1_440, false, "24 giờ"],
    [15, false, "15 phút"],
    [0, false, "0 phút"],
  ])("%d minutes are said as they are read", (minutes, working, said) => {
    expect(sayMinutes(minutes, working)).toBe(said);
  });

  test.each<[string, boolean, number | undefined]>([
    ["5 ngày làm việc", true, 2_400],
    ["5 ngày", true, 2_400],
    ["1 ngày", false, 1_440],
    ["2h 30p", false, 150],
    ["1,5 giờ", false, 90],
    ["90", true, 90],
    ["1 ngày và 4 giờ làm việc", true, 720],
    ["2 gio 15 phut", false, 135],
    ["5 tuần", true, undefined],
    ["sớm", true, undefined],
    ["", true, undefined],
    ["5 ngày nữa", true, undefined],
  ])("%j", (text, working, minutes) => {
    expect(readMinutes(text, working)).toBe(minutes);
  });

  test("whatever is said is read back, in both languages", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 525_600 }),
        fc.boolean(),
        fc.constantFrom("vi", "en"),
        (n, working, lang) => {
          expect(readMinutes(sayMinutes(n, working, lang), working)).toBe(n);
        },
      ),
    );
  });
});

test.each<[string, HoursText, HoursText | undefined, string]>([
  ["a Monday", WHOLE, undefined, "working"],
  ["a Sunday", [], undefined, "weekend"],
  ["a holiday", WHOLE, [], "off"],
  ["a holiday on a Sunday", [], [], "off"],
  ["the day before Tết", WHOLE, [["07:30", "11:30"]], "half"],
  ["a Saturday for a Friday", [], WHOLE, "swapped"],
  ["longer hours", WHOLE, [["07:30", "20:00"]], "other"],
])("%s", (_, usual, hours, kind) => {
  expect(dayKind(usual, hours)).toBe(kind);
});
