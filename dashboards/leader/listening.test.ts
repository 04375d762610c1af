import { describe, expect, test } from "vitest";
import { fakeApp, OPERATOR } from "#dashboards/testing/fake-app.ts";
import { fakeMentions } from "#dashboards/testing/fake-mentions.ts";
import type { TrendFilter } from "#src/services/listening/trend-filter.ts";

const LEADER = { ...OPERATOR, role: "leader" as const };
type Given = NonNullable<Parameters<typeof fakeApp>[0]>["verbs"];
const get = (path: string, verbs: Given = {}) => fakeApp({ actor: LEADER, verbs }).request(path);
const html = async (path: string, verbs: Given = {}) => (await get(path, verbs)).text();

describe("what is said in public", () => {
  test("negative share stands with n and its interval, against the period before and last year", async () => {
    const page = await html("/leader/listening");
    expect(page).toContain("41,4%");
    expect(page).toContain("n = 203");
    expect(page).toContain("khoảng tin cậy 95%: 34,8%–48,3%");
    expect(page).toContain("Cùng kỳ năm trước: 150");
  });

  test("every point, row and word leads to its posts", async () => {
    const page = (await html("/leader/listening?kind=week&from=2026-11-25&by=sector")).replaceAll("&amp;", "&");
    expect(page).toContain("/console/mentions?from=2026-11-25&until=2026-11-25&tab=all&relevance=desk");
    expect(page).toContain("sector=drainage_flooding");
    expect(page).toContain("sector=none");
    expect(page).toContain("q=%22tri%E1%BB%81u+c%C6%B0%E1%BB%9Dng%22");
    expect(page).toContain("Nơi đang được nhắc nhiều lên");
  });

  test("without any posts it says so, and shows no figure", async () => {
    const nothing = { n: 0, negative: 0, neutral: 0, positive: 0 };
    const mentionTrend = async () => ({ days: [], total: nothing, before: nothing, season: null, rows: [] });
    expect(await html("/leader/listening", { mentionTrend })).toContain("Chưa có bài nào trong kỳ này");
  });

  test("the lead of a unit without a ward reads that figures are of the whole city", async () => {
    const app = fakeApp({ actor: { ...OPERATOR, role: "unit_lead", unitId: "hcmc-gthtkt" } });
    const said = "Số liệu tính cho toàn thành phố.";
    expect((await (await app.request("/leader/listening")).text()).includes(said)).toBe(true);
    expect((await html("/leader/listening")).includes(said)).toBe(false);
  });

  test("whoever may not read posts finds no figures of them", async () => {
    const answer = await fakeApp({ actor: { ...OPERATOR, role: "admin" } }).request("/leader/listening");
    expect(await answer.text()).toBe("FORBIDDEN");
  });
});

describe("reports", () => {
  const asked: TrendFilter[] = [];
  const mentionTrend: typeof fakeMentions.mentionTrend = async (ctx, filter, by) => {
    asked.push(filter);
    return fakeMentions.mentionTrend(ctx, filter, by);
  };

  test("quick is about today, daily and weekly about the last whole one, a subject about thirty days", async () => {
    for (const kind of ["quick", "daily", "weekly", "subject"])
      await get(`/leader/listening/report?report=${kind}`, { mentionTrend });
    expect(asked.map(({ from, until }) => `${from} ${until}`)).toEqual([
      "2026-11-25 2026-11-26",
      "2026-11-24 2026-11-25",
      "2026-11-16 2026-11-23",
      "2026-10-27 2026-11-26",
    ]);
  });

  test("a report on a subject has the directives on it with what the unit answered", async () => {
    const page = await html("/leader/listening/report?report=subject&topic=3");
    expect(page).toContain("Chuyên đề: Ngập nước");
    expect(page).toContain("/leader/directives/new?topic=Ng%E1%BA%ADp+n%C6%B0%E1%BB%9Bc");
  });

  test("nothing says who wrote a post", async () => {
    expect(await html("/leader/listening/report")).not.toContain("Hùng LV");
  });

  test("a sheet is a sheet, and is noted", async () => {
    const noted: unknown[] = [];
    const noteMentionExport = async (_: unknown, what: unknown) => void noted.push(what);
    const answer = await get("/leader/listening/report.xlsx?report=weekly", { noteMentionExport });
    expect(answer.headers.get("content-type")).toContain("spreadsheetml");
    expect(new Uint8Array(await answer.arrayBuffer()).slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
    expect(noted).toEqual([{ form: "xlsx", posts: 1, report: "weekly" }]);
  });
});
