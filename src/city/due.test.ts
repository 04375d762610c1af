import { describe, expect, test } from "vitest";
import type { Urgency } from "#src/domain/urgency.ts";
import type { DueQuestion } from "./city.ts";
import { loadCity, loadPack } from "./load-city.ts";

const city = loadCity("hcmc");
const local = (at: string) => new Date(`${at}:00+07:00`);

describe("due in Hồ Chí Minh City", () => {
  test.each<[string, Urgency, string, string, string]>([
    ["critical runs at night", "critical", "2026-11-20T23:50", "2026-11-21T00:05", "2026-11-21T01:50"],
    ["high runs over a weekend", "high", "2026-11-21T10:00", "2026-11-21T12:00", "2026-11-22T10:00"],
    ["normal at opening ends at closing", "normal", "2026-11-23T07:30", "2026-11-23T17:00", "2026-11-27T17:00"],
    ["normal on Friday afternoon", "normal", "2026-11-20T16:30", "2026-11-23T16:30", "2026-11-27T16:30"],
    ["normal in the lunch break", "normal", "2026-11-24T12:00", "2026-11-25T11:30", "2026-12-01T11:30"],
    ["low over two weekends", "low", "2026-11-23T08:00", "2026-11-25T08:00", "2026-12-07T08:00"],
    ["before Tết waits until Monday 23/2", "normal", "2026-02-13T16:00", "2026-02-23T16:00", "2026-02-27T16:00"],
    ["the swapped Saturday 10/1 works", "normal", "2026-01-09T09:00", "2026-01-10T09:00", "2026-01-15T09:00"],
    ["2/9 and its swapped Monday are off", "normal", "2026-08-28T13:00", "2026-09-03T11:30", "2026-09-09T11:30"],
    ["Tết 2027", "normal", "2027-02-04T16:00", "2027-02-12T16:00", "2027-02-18T16:00"],
  ])("%s", (_, urgency, start, first, resolution) => {
    expect(city.due({ urgency, start: local(start) })).toMatchObject({
      firstResponseDueAt: local(first),
      resolutionDueAt: local(resolution),
      calendar: urgency === "critical" || urgency === "high" ? "always" : "office",
    });
  });

  test("waiting for the citizen stops the clock in working time only", () => {
    const pause = [local("2026-11-24T16:00"), local("2026-11-25T08:30")] as const;
    const due = city.due({ urgency: "normal", start: local("2026-11-24T15:00"), pauses: [pause] });
    expect(due.firstResponseDueAt).toEqual(local("2026-11-25T17:00"));
  });

  test("with ward and sector it is the calendar of the unit that the rules name; a unit goes before them", () => {
    const { units } = loadPack("hcmc");
    const exceptions = { "27154-ubnd": { calendar: "office-saturday" } };
    const other = city.with({ units: { ...units, exceptions } });
    const question = { urgency: "normal", start: local("2026-11-20T16:30") } as const;
    const unit = other.route({ sector: "waste_environment", ward: "27154", urgency: "normal" })?.unit.id;
    expect(unit).toBe("27154-ubnd");
    const saturday = { calendar: "office-saturday", firstResponseDueAt: local("2026-11-23T11:00") };
    expect(other.due({ ...question, ward: "27154", sector: "waste_environment" })).toMatchObject(saturday);
    expect(other.due({ ...question, unit: "27154-ubnd" })).toMatchObject(saturday);
    expect(other.due({ ...question, ward: "27154", sector: "waste_environment", unit: "27154-congan" }).calendar).toBe(
      "office",
    );
    expect(other.due({ ...question, ward: "27154" }).calendar).toBe("office");
    expect(other.due(question).calendar).toBe("office");
  });

  test("a line for one sector, kind of unit or unit goes before the lines below it", () => {
    const { policies } = loadPack("hcmc");
    const [line] = policies.clocks.slice(2);
    if (!line) throw new Error("no line for normal");
    const other = city.with({
      policies: {
        ...policies,
        clocks: [
          { ...line, id: "evn", when: { unit: "hcmc-evn" }, resolutionMinutes: 480 },
          { ...line, id: "police", when: { urgency: ["normal"], unitKind: ["ward_police"] }, resolutionMinutes: 960 },
          { ...line, id: "noise", when: { urgency: ["normal"], sector: ["noise"] }, resolutionMinutes: 1_440 },
          ...policies.clocks,
        ],
      },
    });
    const start = local("2026-11-23T07:30");
    const policyOf = (question: Partial<DueQuestion>) =>
      other.due({ urgency: "normal", start, ...question }).clocks.map(({ policy }) => policy)[2];
    expect(policyOf({ unit: "27154-congan", sector: "noise" })).toBe("police");
    expect(policyOf({ unit: "27154-ubnd", sector: "noise" })).toBe("noise");
    expect(policyOf({ unit: "27154-ubnd", sector: "health" })).toBe("normal");
    expect(policyOf({ unit: "27154-congan", urgency: "low" })).toBe("low");
  });
});

describe("why it is due then", () => {
  const why = (urgency: Urgency, start: string, question: Partial<DueQuestion> = {}) =>
    city.due({ urgency, start: local(start), ...question }).why;

  test.each<[string, string, string]>([
    [
      "plain",
      why("normal", "2026-11-23T07:30"),
      "Hạn 17:00 thứ Sáu 27/11/2026: 5 ngày làm việc kể từ 07:30 thứ Hai 23/11, giờ hành chính, vì việc thường tính theo giờ làm việc.",
    ],
    [
      "over a holiday",
      why("normal", "2026-04-24T09:00"),
      "Hạn 09:00 thứ Tư 06/05/2026: 5 ngày làm việc kể từ 09:00 thứ Sáu 24/04, giờ hành chính, vì việc thường tính theo giờ làm việc; không tính 3 ngày nghỉ (Giỗ Tổ Hùng Vương, 30/4 và 1/5).",
    ],
    [
      "with a made-up day",
      why("normal", "2026-01-09T09:00"),
      "Hạn 09:00 thứ Năm 15/01/2026: 5 ngày làm việc kể từ 09:00 thứ Sáu 09/01, giờ hành chính, vì việc thường tính theo giờ làm việc; tính cả 1 ngày làm bù (Làm bù ngày 02/01).",
    ],
    [
      "received at night, in another year",
      why("low", "2025-12-31T22:10"),
      "Hạn 17:00 thứ Năm 15/01/2026: 10 ngày làm việc kể từ 07:30 thứ Hai 05/01/2026 (nhận lúc 22:10 thứ Tư 31/12/2025, ngoài giờ), giờ hành chính, vì góp ý, hỏi đáp tính theo giờ làm việc; tính cả 1 ngày làm bù (Làm bù ngày 02/01).",
    ],
    [
      "round the clock",
      why("critical", "2026-11-20T23:50"),
      "Hạn 01:50 thứ Bảy 21/11/2026: 2 giờ kể từ 23:50 thứ Sáu 20/11, tính liên tục cả ngày nghỉ, vì nguy hiểm tính mạng, sức khỏe tính cả ngoài giờ.",
    ],
    [
      "paused",
      why("normal", "2026-11-24T15:00", { pauses: [[local("2026-11-24T16:00"), local("2026-11-25T09:50")]] }),
      "Hạn 08:50 thứ Tư 02/12/2026: 5 ngày làm việc kể từ 15:00 thứ Ba 24/11, giờ hành chính, vì việc thường tính theo giờ làm việc; đã dừng 3 giờ 20 phút làm việc chờ người dân bổ sung.",
    ],
  ])("%s", (_, sentence, expected) => {
    expect(sentence).toBe(expected);
  });

  test("each clock has its own sentence", () => {
    const { clocks, why } = city.due({ urgency: "normal", start: local("2026-11-23T07:30") });
    expect(clocks.map((clock) => clock.why.split(" kể từ")[0])).toEqual([
      "Hạn 09:30 thứ Hai 23/11/2026: 2 giờ làm việc",
      "Hạn 17:00 thứ Hai 23/11/2026: 1 ngày làm việc",
      "Hạn 17:00 thứ Sáu 27/11/2026: 5 ngày làm việc",
    ]);
    expect(why).toBe(clocks[2]?.why);
  });
});
