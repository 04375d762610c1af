import { expect, test } from "vitest";
import { ADMIN, fakeApp } from "#dashboards/testing/fake-app.ts";
import { faultsOf } from "#dashboards/testing/markup.ts";
import { AppError } from "#src/errors.ts";

const form = (fields: Record<string, string>) => ({ method: "POST", body: new URLSearchParams(fields) });
const csv = (text: string) => {
  const body = new FormData();
  body.set("file", new File([text], "dan-so.csv", { type: "text/csv" }));
  return { method: "POST", body };
};

test.each(["/admin/sample", "/admin/public-texts", "/admin/wards", "/leader?map=rates", "/leader/ranking?by=ward"])(
  "%s is sound in both languages",
  async (path) => {
    for (const lang of ["vi", "en"]) {
      const answer = await fakeApp({ actor: ADMIN }).request(path, { headers: { cookie: `lang=${lang}` } });
      const html = await answer.text();
      expect(html).toContain(`<html lang="${lang}"`);
      expect(faultsOf(html)).toEqual([]);
      expect(html).not.toMatch(/\b(undefined|NaN|\[object Object\])\b/);
    }
  },
);

test("while sample data are on, every page of staff and the public one say so", async () => {
  const app = fakeApp({ actor: ADMIN, verbs: { isSampleOn: async () => true } });
  for (const path of ["/console", "/leader", "/admin", "/cong-khai"])
    expect(await (await app.request(path)).text()).toContain("Đang bật dữ liệu mẫu");
  for (const file of ["/cong-khai/rss.xml", "/cong-khai/so-lieu.csv"])
    expect(await (await app.request(file)).text()).toBe("UNAVAILABLE");
  expect(await (await fakeApp({ actor: ADMIN }).request("/console")).text()).not.toContain("Đang bật dữ liệu mẫu");
});

test("with real tickets the box must be ticked, with many there is no button", async () => {
  const some = await (await fakeApp({ actor: ADMIN }).request("/admin/sample")).text();
  expect(some).toContain('name="sure"');
  const many = fakeApp({ actor: ADMIN, verbs: { loadSample: async () => ({ sample: 0, real: 21 }) } });
  expect(await (await many.request("/admin/sample")).text()).not.toContain("/admin/sample/on");
  const turnSampleOn = async () => {
    throw new AppError("CONFLICT", "Đã có 2 phản ánh thật.");
  };
  const refused = await fakeApp({ actor: ADMIN, verbs: { turnSampleOn } }).request("/admin/sample/on", form({}));
  expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining("Đã có 2 phản ánh thật.")]);
});

test("what would be shown in public is read first: the preview changes nothing", async () => {
  const wanted: unknown[] = [];
  const verbs = { changePublicTexts: async (_ctx: unknown, input: unknown) => void wanted.push(input) };
  const app = fakeApp({ actor: ADMIN, verbs });
  const preview = await app.request("/admin/public-texts/preview", form({ enabled: "on", consent: "2026-07" }));
  expect(await preview.text()).toContain("[tên]");
  expect(wanted).toEqual([]);
  await app.request("/admin/public-texts", form({ enabled: "on", consent: "2026-07", sector: "noise" }));
  expect(wanted).toEqual([{ enabled: true, consentVersions: ["2026-07"], sectors: ["noise"] }]);
});

test("populations come from a file; what is wrong in it is said by line", async () => {
  const read: string[] = [];
  const good = fakeApp({ actor: ADMIN, verbs: { importPopulations: async (_ctx, text) => read.push(text) } });
  expect((await good.request("/admin/wards/populations", csv("mã;dân số"))).headers.get("location")).toBe(
    "/admin/wards?done=1",
  );
  expect(read).toEqual(["mã;dân số"]);
  const importPopulations = async () => {
    throw new AppError("INVALID", "x", { fields: [{ field: "file", message: "Dòng 3: cần ghi nguồn số liệu." }] });
  };
  const bad = await fakeApp({ actor: ADMIN, verbs: { importPopulations } }).request(
    "/admin/wards/populations",
    csv(""),
  );
  expect([bad.status, await bad.text()]).toEqual([400, expect.stringContaining("Dòng 3: cần ghi nguồn số liệu.")]);
});

test("the map per 10,000 people says what to do where nobody has brought in populations", async () => {
  const none = fakeApp({ actor: ADMIN, verbs: { loadPopulations: async () => new Map() } });
  const html = await (await none.request("/leader?map=rates")).text();
  expect(html).toContain('href="/admin/wards#population"');
  expect(await (await none.request("/leader/ranking?by=ward")).text()).toContain("nạp tệp CSV");
});
