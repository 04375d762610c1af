import { expect, test } from "vitest";
import { met } from "./aims.ts";
import { reportOn } from "./report.ts";
import { reportTables } from "./table.ts";
import { judged } from "./testing.ts";
import { wrongAnswers } from "./wrong-answers.ts";

const right = (id: string, style = "chat") => judged({ id, style });
const wrong = (id: string, style = "chat") =>
  judged(
    { id, style, text: "chó cắn, gọi Hoa 0901234567" },
    { sector: "animals", urgency: "high", keywords: ["gọi Hoa"], reasons: ["gọi Hoa"] },
  );

test("what is confused most comes first, with an id to look up", () => {
  const rare = judged({ id: "c" }, { sector: "health" });
  const { confusions } = reportOn([rare, right("x"), wrong("a"), wrong("b")]);
  expect(confusions.sector).toEqual([
    { labelled: "noise", said: "animals", n: 2, example: "a" },
    { labelled: "noise", said: "health", n: 1, example: "c" },
  ]);
  expect(confusions.urgency).toEqual([{ labelled: "normal", said: "high", n: 2, example: "a" }]);
});

test("neither the report nor the list of errors holds words of a message", () => {
  const all = [right("a"), wrong("b")];
  const printed = `${reportTables(reportOn(all))}${JSON.stringify(reportOn(all))}${wrongAnswers(all)}`;
  expect(printed).not.toMatch(/Hoa|0901234567|chó/);
});

test("the list of errors tells what was labelled and what was said of the wrong ones only", () => {
  const lines = wrongAnswers([right("a"), wrong("b")])
    .trim()
    .split("\n");
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    id: "b",
    wrong: ["sector", "urgency"],
    labelled: { sector: "noise" },
    said: { sector: "animals", confidence: 1 },
  });
});

test("styles of the examples come first, others after them, rows without a style in none", () => {
  const all = [right("a", "song"), right("b", "long"), right("c", "chat"), right("d", "")];
  expect(reportOn(all).byStyle.map(({ style, n }) => [style, n])).toEqual([
    ["chat", 1],
    ["long", 1],
    ["song", 1],
  ]);
});

test("calibration has ten bins, and every message is in one of them", () => {
  const { sector, confidence } = reportOn([
    right("a"),
    judged({}, { confidence: 0.34, sectors: [["noise", 0]] }),
  ]).calibration;
  expect(confidence.map(({ n }) => n)).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 0, 1]);
  expect(sector.map(({ n }) => n)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  expect(confidence[3]).toEqual({ from: 0.3, n: 1, said: 0.34, right: 1 });
});

test("an aim is met by the figure, and by its interval only with enough messages", () => {
  const few = reportOn(Array.from({ length: 10 }, (_, at) => right(`${at}`))).all;
  expect(met("sectorTop1", "atLeast", few)).toEqual({ value: true, interval: false });
  const many = reportOn(Array.from({ length: 200 }, (_, at) => right(`${at}`))).all;
  expect(met("sectorTop1", "atLeast", many)).toEqual({ value: true, interval: true });
  expect(met("ece", "reach", many)).toEqual({ value: true, interval: true });
  expect(met("placeF1", "reach", many)).toBeNull();
});

test("letting everything through is no merit while too little of it is right", () => {
  const all = reportOn([
    ...Array.from({ length: 90 }, (_, at) => right(`${at}`)),
    ...[1, 2, 3, 4].map((at) => wrong(`w${at}`)),
  ]).all;
  expect(all.auto.value).toBe(1);
  expect(met("auto", "atLeast", all)).toEqual({ value: false, interval: false });
});

test("the tables say – where nothing is labelled, and leave out what has no rows", () => {
  const printed = reportTables(reportOn([judged({ style: "", sentiment: undefined })]));
  expect(printed).toMatch(/\| sentiment +\| 0 +\| – +\| – +\| 0.85 +\| 0.9 +\|/);
  expect(printed).not.toContain("## By style");
  expect(printed).not.toContain("## Personal data");
});

test("rows that mark personal data also tell how well the redaction sees it", () => {
  const personal = { asked: [{ type: "phone" as const, start: 17, end: 27 }], either: [] };
  const report = reportOn([judged({ text: "chó cắn, gọi Hoa 0901234567", personal })]);
  expect(report.redaction?.byType.phone).toMatchObject({ asked: 1, recall: 1 });
  expect(reportTables(report)).toMatch(/\| phone +\| 1 /);
});
