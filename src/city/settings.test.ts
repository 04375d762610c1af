import { describe, expect, test } from "vitest";
import { faultsOf } from "./faults-of.ts";
import { loadCity, loadPack } from "./load-city.ts";
import { CalendarsFile } from "./pack/calendars-file.ts";
import { PoliciesFile } from "./pack/policies-file.ts";

const { calendars, policies, units } = loadPack("hcmc");
const city = loadCity("hcmc");

/** What is said about a changed document: "path: message", or "" where it is right. */
function said(schema: typeof CalendarsFile | typeof PoliciesFile, document: unknown): string {
  const parsed = schema.safeParse(document);
  return parsed.success
    ? ""
    : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("\n");
}
const [office] = calendars.calendars;
const withDays = (...days: unknown[]) => ({ ...calendars, days });
const withWeek = (monday: unknown, rest: unknown = []) => ({
  ...calendars,
  calendars: [{ ...office, week: [rest, monday, rest, rest, rest, rest, rest] }],
});
const line = (change: object) => ({ ...policies, clocks: [{ ...policies.clocks[2], ...change }, ...policies.clocks] });

describe("a document of calendars", () => {
  test("as shipped is right, and fits units and policies", () => {
    expect(said(CalendarsFile, calendars)).toBe("");
    expect(said(PoliciesFile, policies)).toBe("");
    expect(faultsOf(city)).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    [
      "a day that is there twice is named with both lines",
      withDays({ on: "2026-09-02", hours: [] }, { on: "2026-09-02", hours: [["07:30", "11:30"]] }),
      "days.1.on: Dòng 2 của lịch chung: ngày 02/09/2026 đã có ở dòng 1.",
    ],
    [
      "hours that run backwards",
      withDays({ on: "2026-09-02", hours: [["11:30", "07:30"]] }),
      "11:30 phải trước giờ kết thúc 07:30",
    ],
    [
      "empty hours",
      withWeek([
        ["08:00", "08:00"],
        ["09:00", "17:00"],
      ]),
      "Lịch “Giờ hành chính”, thứ Hai: giờ bắt đầu 08:00 phải trước",
    ],
    [
      "hours that overlap",
      withWeek([
        ["07:30", "12:00"],
        ["11:30", "17:00"],
      ]),
      "khoảng 11:30–17:00 bắt đầu trước khi khoảng trước kết thúc (12:00)",
    ],
    ["less than an hour a week", withWeek([["08:00", "08:59"]]), "chưa đủ một giờ mỗi tuần"],
    [
      "a default that is not there",
      { ...calendars, default: "none" },
      "Lịch mặc định “none” không có trong các lịch: office, office-saturday",
    ],
    ["an id twice", { ...calendars, calendars: [office, office] }, "Mã lịch “office” đã được dùng"],
    ["a date that does not exist", withDays({ on: "2026-02-30", hours: [] }), "phải có trong lịch"],
    ["a time that does not exist", withWeek([["07:30", "24:30"]]), "giờ cần có dạng 07:30"],
  ])("%s is refused", (_, document, message) => {
    expect(said(CalendarsFile, document)).toContain(message);
  });

  test("spans may touch each other and midnight", () => {
    expect(
      said(
        CalendarsFile,
        withWeek([
          ["00:00", "12:00"],
          ["12:00", "24:00"],
        ]),
      ),
    ).toBe("");
  });
});

describe("a document of policies", () => {
  test.each<[string, unknown, string]>([
    ["an urgency without a line", { ...policies, clocks: policies.clocks.slice(0, 3) }, "Mức “Thấp” chưa có dòng nào"],
    [
      "an urgency that misses one sector",
      {
        ...policies,
        clocks: [
          ...policies.clocks.slice(0, 3),
          { ...policies.clocks[3], when: { urgency: ["low"], sector: ["noise"] } },
        ],
      },
      "Mức “Thấp” chưa có dòng nào cho lĩnh vực “Đường sá, vỉa hè, cầu”",
    ],
    [
      "an urgency that only one unit has",
      { ...policies, clocks: [...policies.clocks.slice(0, 3), { ...policies.clocks[3], when: { unit: "hcmc-1022" } }] },
      "Mức “Thấp” chưa có dòng nào",
    ],
    [
      "forwarding after the first answer",
      line({ id: "x", forwardMinutes: 481 }),
      "Dòng 1: chuyển đơn vị phải không muộn hơn",
    ],
    [
      "an answer after the result",
      line({ id: "x", firstResponseMinutes: 2_401 }),
      "Dòng 1: phản hồi đầu tiên phải không muộn hơn",
    ],
    ["an id twice", line({}), "Dòng 4: mã “normal” đã được dùng"],
    [
      "a ladder that goes down",
      { ...policies, escalation: [...policies.escalation.slice(4).toReversed()] },
      "Vui lòng xếp từ thấp đến cao",
    ],
    [
      "a warning after the due instant",
      { ...policies, escalation: [{ ...policies.escalation[1], percent: 120 }] },
      "nhắc trước hạn cần dưới 100%",
    ],
  ])("%s is refused", (_, document, message) => {
    expect(said(PoliciesFile, document)).toContain(message);
  });
});

describe("parts that do not fit together", () => {
  const messages = (changes: Parameters<typeof city.with>[0]) =>
    faultsOf(city.with(changes)).map(({ message }) => message);

  test("a calendar that units still use cannot go", () => {
    const exceptions = { "27154-ubnd": { calendar: "evening" }, "27154-hcc": { calendar: "evening" } };
    const [message] = messages({ units: { ...units, exceptions } });
    expect(message).toMatch(/^Lịch “evening” không có, nhưng .+ và 1 đơn vị khác đang dùng\. Các lịch hiện có: office/);
  });

  test("a policy for a unit that is not there, or longer than a calendar is open in years, is named by its line", () => {
    const [first, ...rest] = policies.clocks;
    if (!first) throw new Error("no line");
    const unit = { ...policies, clocks: [{ ...first, when: { unit: "nobody" } }, ...rest, { ...first, id: "last" }] };
    expect(messages({ policies: unit })).toEqual([expect.stringContaining("Dòng 1: không có đơn vị “nobody”")]);
    const week = [[], [["08:00", "09:00"]], [], [], [], [], []] satisfies CalendarsFile["calendars"][number]["week"];
    const rare = {
      ...calendars,
      calendars: [...calendars.calendars, { id: "rare", name: "Mỗi tuần một giờ", week, days: [] }],
    };
    const slow = { ...policies, clocks: policies.clocks.map((one) => ({ ...one, resolutionMinutes: 60_000 })) };
    expect(messages({ calendars: rare, policies: slow })).toContainEqual(
      expect.stringContaining("lịch “Mỗi tuần một giờ” không đủ giờ"),
    );
  });
});
