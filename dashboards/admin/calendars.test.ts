import { describe, expect, test } from "vitest";
import { ADMIN, fakeApp, OPERATOR } from "#dashboards/testing/fake-app.ts";
import { fakeCalendars, fakeEffect, fakePolicies } from "#dashboards/testing/fake-settings.ts";
import { faultsOf } from "#dashboards/testing/markup.ts";
import type { CalendarsFile } from "#src/city/pack/calendars-file.ts";
import { CalendarsFile as Schema } from "#src/city/pack/calendars-file.ts";
import { PoliciesFile } from "#src/city/pack/policies-file.ts";
import { AppError } from "#src/errors.ts";

const show = async (url: string, options: Parameters<typeof fakeApp>[0] = {}) =>
  (await fakeApp({ actor: ADMIN, ...options }).request(url)).text();

/** Sends a form and gives back the page, and the document that was asked to be previewed. */
async function send(url: string, fields: Record<string, string | string[]>, verbs: Parameters<typeof fakeApp>[0] = {}) {
  let asked: unknown;
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
  const app = fakeApp({
    actor: ADMIN,
    ...verbs,
    verbs: {
      previewSetting: async (_ctx, part, document) => {
        asked = document;
        const checked = part === "calendars" ? Schema.safeParse(document) : PoliciesFile.safeParse(document);
        if (!checked.success)
          throw new AppError("INVALID", "Nội dung chưa đúng mẫu.", {
            fields: checked.error.issues.map(({ path, message }) => ({ field: path.join("."), message })),
          });
        // Safe: read by the schema of the part just now.
        return { document: checked.data as never, effect: fakeEffect() };
      },
      ...verbs?.verbs,
    },
  });
  const answer = await app.request(url, { method: "POST", body: form });
  // Safe: the pages build whole documents.
  return {
    status: answer.status,
    html: await answer.text(),
    asked: asked as CalendarsFile & PoliciesFile,
    location: answer.headers.get("location"),
  };
}
const CALENDAR = "/admin/calendars/preview";
const base = { version: "2", calendar: "office", year: "2026" };

describe("the page of calendars", () => {
  test("shows a year with words and letters for what is unlike its weekday", async () => {
    const html = await show("/admin/calendars?year=2026");
    expect(html).toContain("Năm 2026");
    expect(html).toContain("27/04/2026, Nghỉ lễ, Giỗ Tổ Hùng Vương");
    expect(html).toContain("10/01/2026, Làm bù, Làm bù ngày 02/01, 07:30-11:30 13:00-17:00");
    expect(html).toMatch(/day-off"[^>]*data-mark="N"[^>]*>27</);
    expect(html).not.toContain("Họp ngành");
    expect(faultsOf(html)).toEqual([]);
  });

  test("a calendar's own days, what is only expected, and a day's form filled in", async () => {
    const station = await show("/admin/calendars?calendar=station&year=2026&day=2026-12-24");
    expect(station).toContain("24/12/2026, Làm ít giờ hơn, Họp ngành, 07:30-11:30");
    expect(station).toContain('value="2026-12-24"');
    expect(station).toContain("chỉ “Trạm y tế”");
    const next = await show("/admin/calendars?year=2027");
    expect(next).toContain("05/02/2027, Nghỉ lễ, Tết Đinh Mùi, dự kiến");
    expect(faultsOf(station)).toEqual([]);
  });

  test("years out of reach and calendars that are gone fall back to what there is", async () => {
    expect(await show("/admin/calendars?year=99999&calendar=gone&day=nonsense")).toContain("Năm 2026");
  });

  test("is found by whoever configures, and only by them", async () => {
    expect(await show("/console")).toContain('href="/admin/calendars"');
    expect(await show("/console", { actor: OPERATOR })).not.toContain("/admin/calendars");
  });

  test("English says the same", async () => {
    const html = await show("/admin/calendars?year=2026&lang=en");
    expect(html).toContain("Working calendars");
    expect(faultsOf(html)).toEqual([]);
  });
});

describe("a change of calendars is previewed first", () => {
  test("a day off for everyone", async () => {
    const day = {
      ...base,
      intent: "set-day",
      on: "2026-12-31",
      dayKind: "off",
      hours: "",
      name: "Nghỉ bão",
      scope: "all",
    };
    const { html, asked, status } = await send(CALENDAR, { ...day, unsure: "yes" });
    expect(asked.days).toContainEqual({ on: "2026-12-31", hours: [], name: "Nghỉ bão", sure: false });
    expect(status).toBe(200);
    expect(html).toContain("1 thay đổi");
    expect(html).toContain("31/12/2026");
    expect(html).toContain("2 trên 40 phản ánh đang chạy sẽ đổi hạn");
    expect(html).toContain("thành quá hạn");
    expect(faultsOf(html)).toEqual([]);
  });

  test("a working day without hours has those of a Monday, and may be of one calendar alone", async () => {
    const day = { ...base, intent: "set-day", on: "2026-12-26", dayKind: "work", hours: "", scope: "one" };
    const { asked } = await send(CALENDAR, day);
    expect(asked.calendars[0]?.days).toEqual([{ on: "2026-12-26", hours: fakeCalendars.calendars[0]?.week[1] }]);
    expect(asked.days).toEqual(fakeCalendars.days);
  });

  test("a day taken out, weekly hours, another default, a calendar more or less", async () => {
    const gone = await send(CALENDAR, {
      ...base,
      intent: "set-day",
      also: "remove-day",
      on: "2026-04-27",
      scope: "all",
    });
    expect(gone.asked.days.map(({ on }) => on)).toEqual(["2026-01-10", "2027-02-05"]);
    const hours = Object.fromEntries(
      [0, 1, 2, 3, 4, 5, 6].map((day) => [`week${day}`, day === 6 ? "7h30-11h30" : "08:00-12:00"]),
    );
    const week = await send(CALENDAR, { ...base, intent: "week", calendarName: "Hành chính", ...hours });
    expect(week.asked.calendars[0]).toMatchObject({ name: "Hành chính" });
    expect(week.asked.calendars[0]?.week[6]).toEqual([["07:30", "11:30"]]);
    const added = await send(CALENDAR, { ...base, intent: "add", newId: "desk", newName: "Một cửa", like: "station" });
    expect(added.asked.calendars[2]).toEqual({ ...fakeCalendars.calendars[1], id: "desk", name: "Một cửa", days: [] });
    expect((await send(CALENDAR, { ...base, calendar: "station", intent: "default" })).asked.default).toBe("station");
    const less = await send(CALENDAR, { ...base, calendar: "station", intent: "default", also: "remove" });
    expect(less.asked.calendars.map(({ id }) => id)).toEqual(["office"]);
    expect((await send(CALENDAR, { ...base, intent: "remove" })).html).toContain("là lịch mặc định nên chưa xóa được");
  });

  test("a whole year by file or as text", async () => {
    const csv = "date,kind,hours,name\n2027-02-06,off,,Tết\n";
    const file = await send(CALENDAR, { ...base, intent: "import", file: csv, mode: "replace", "scope-file": "all" });
    expect(file.asked.days.map(({ on }) => on)).toEqual(["2026-01-10", "2026-04-27", "2027-02-06"]);
    const text = await send(CALENDAR, { ...base, intent: "text", text: "date,kind\n" });
    expect(text.asked.days.map(({ on }) => on)).toEqual(["2027-02-05"]);
  });

  test("what cannot be read comes back with what was entered and a link to it", async () => {
    const day = {
      ...base,
      intent: "set-day",
      on: "2026-12-31",
      dayKind: "work",
      hours: "buổi sáng",
      name: "Họp",
      scope: "all",
    };
    const { html, status } = await send(CALENDAR, day);
    expect(status).toBe(400);
    expect(html).toContain('href="#hours"');
    expect(html).toContain('value="buổi sáng"');
    expect(html).toContain('value="Họp"');
    const overlap = await send(CALENDAR, { ...day, hours: "08:00-12:00 11:00-15:00" });
    expect(overlap.html).toContain("khoảng 11:00–15:00 bắt đầu trước khi khoảng trước kết thúc");
    const bad = await send(CALENDAR, { ...base, intent: "text", text: "date,kind\n2026-13-01,off\n" });
    expect(bad.html).toContain("Dòng 2: “2026-13-01” không phải ngày");
    expect(faultsOf(bad.html)).toEqual([]);
  });

  test("made on an older version it is not previewed but shown what is in force now", async () => {
    const { html, status } = await send(CALENDAR, { ...base, version: "1", intent: "default", calendar: "station" });
    expect(status).toBe(400);
    expect(html).toContain("vừa được người khác thay đổi");
  });

  test("an older version is previewed with its reason written already", async () => {
    const old = { ...fakeCalendars, days: [] };
    const verbs = { loadOldSetting: (async () => old) as never }; // safe: the document of the part that is asked for
    const { html } = await send(CALENDAR, { intent: "back", back: "1", version: "2" }, { verbs });
    expect(html).toContain('value="Trở về bản 1"');
    expect(html).toContain("3 thay đổi");
  });
});

describe("what was previewed is applied", () => {
  const document = JSON.stringify({ ...fakeCalendars, days: [] });

  test("with its reason, and the page says how many tickets moved", async () => {
    const { location } = await send("/admin/calendars/apply", { document, version: "2", note: "Công điện" });
    expect(location).toBe("/admin/calendars?moved=2");
    expect(await show("/admin/calendars?moved=2")).toContain("2 phản ánh có hạn mới");
  });

  test("without a reason the preview comes back; somebody faster is said", async () => {
    const applySetting = async () => {
      throw new AppError("INVALID", "Vui lòng ghi lý do thay đổi.");
    };
    const again = await send(
      "/admin/calendars/apply",
      { document, version: "2", note: " " },
      { verbs: { applySetting } },
    );
    expect(again.status).toBe(400);
    expect(again.html).toContain("Vui lòng ghi lý do thay đổi.");
    expect(again.html).toContain("3 thay đổi");
    const faster = async () => {
      throw new AppError("CONFLICT", "Cấu hình vừa được người khác thay đổi.");
    };
    const lost = await send(
      "/admin/policies/apply",
      { document, version: "2", note: "x" },
      { verbs: { applySetting: faster } },
    );
    expect(lost.status).toBe(409);
  });
});

describe("the page of policies", () => {
  /** The form as the page sends it when nothing is touched. */
  const untouched = (): Record<string, string | string[]> => ({
    intent: "edit",
    version: "2",
    lines: "5",
    steps: "2",
    reopen: "restart",
    ...Object.fromEntries(
      fakePolicies.clocks.flatMap((line, i) => [
        [`line${i}-id`, line.id],
        [`line${i}-urgency`, line.when.urgency ?? []],
        [`line${i}-forwardMinutes`, `${line.forwardMinutes} phút`],
        [`line${i}-firstResponseMinutes`, String(line.firstResponseMinutes)],
        [`line${i}-resolutionMinutes`, `${line.resolutionMinutes / 60} giờ`],
        [`line${i}-calendar`, line.calendar],
        [`line${i}-why`, line.why],
        [`line${i}-order`, String(i + 1)],
      ]),
    ),
    "line4-new": "yes",
    "step0-clock": "resolution",
    "step0-percent": "75",
    "step0-kind": "warning",
    "step0-to": ["assignee", "unit_lead"],
    "step1-new": "yes",
  });
  const PREVIEW = "/admin/policies/preview";

  test("says times as people do, and is sound", async () => {
    const html = await show("/admin/policies");
    expect(html).toContain('value="5 ngày làm việc"');
    expect(html).toContain('value="5 phút"');
    expect(html).toContain("Nhắc trước hạn");
    expect(faultsOf(html)).toEqual([]);
    expect(faultsOf(await show("/admin/policies?lang=en"))).toEqual([]);
  });

  test("an untouched form changes nothing", async () => {
    const { html, asked } = await send(PREVIEW, untouched());
    expect(PoliciesFile.parse(asked)).toEqual(fakePolicies);
    expect(html).toContain("Không có gì thay đổi");
  });

  test("times, order, a new line and a new step are previewed in words", async () => {
    const { html, asked } = await send(PREVIEW, {
      ...untouched(),
      "line2-resolutionMinutes": "3 ngày làm việc",
      "line4-urgency": ["normal"],
      "line4-sector": ["noise"],
      "line4-forwardMinutes": "1 giờ",
      "line4-firstResponseMinutes": "4 giờ",
      "line4-resolutionMinutes": "2 ngày",
      "line4-calendar": "unit",
      "line4-why": "vì tiếng ồn làm mất ngủ",
      "line4-order": "2,5",
      "step1-clock": "resolution",
      "step1-percent": "150",
      "step1-kind": "escalation",
      "step1-to": ["leader"],
    });
    expect(asked.clocks.map(({ id, resolutionMinutes }) => [id, resolutionMinutes])).toEqual([
      ["critical", 100],
      ["high", 300],
      ["line-5", 960],
      ["normal", 1_440],
      ["low", 9_600],
    ]);
    expect(html).toContain(
      "Bình thường, Tiếng ồn: 1 giờ làm việc / 4 giờ làm việc / 2 ngày làm việc, vì tiếng ồn làm mất ngủ",
    );
    expect(html).toContain("Xử lý xong 150%: Báo cấp trên → Lãnh đạo");
  });

  test("what is wrong is said by its line, and what was entered stays", async () => {
    const time = await send(PREVIEW, { ...untouched(), "line2-resolutionMinutes": "sớm nhất có thể" });
    expect(time.status).toBe(400);
    expect(time.html).toContain("Dòng 3: “sớm nhất có thể” không phải khoảng thời gian.");
    const gone = await send(PREVIEW, { ...untouched(), "line3-remove": "yes" });
    expect(gone.html).toContain("Mức “Thấp” chưa có dòng nào");
    const order = await send(PREVIEW, { ...untouched(), "line2-forwardMinutes": "9 ngày" });
    expect(order.html).toContain("Dòng 3: chuyển đơn vị phải không muộn hơn phản hồi đầu tiên");
    expect(order.html).toContain('value="9 ngày làm việc"');
  });
});
