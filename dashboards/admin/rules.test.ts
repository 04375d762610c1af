import { describe, expect, test } from "vitest";
import { vi } from "#dashboards/i18n/vi.ts";
import { ADMIN, fakeApp } from "#dashboards/testing/fake-app.ts";
import { faultsOf } from "#dashboards/testing/markup.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import { loadCity } from "#src/city/load-city.ts";
import type { RulesFile } from "#src/city/pack/rules-file.ts";
import { AppError } from "#src/errors.ts";
import { draftOf, moved } from "./rules-draft.ts";
import { fieldsOfLine, lineOf } from "./rules-fields.ts";

const city = loadCity("hcmc");
const { rules } = city;

const get = async (url = "/admin/rules") => (await fakeApp({ actor: ADMIN, city }).request(url)).text();
function post(fields: Record<string, string | string[]>, verbs: Partial<Verbs> = {}) {
  const body = new FormData();
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) body.append(name, value);
  return fakeApp({ actor: ADMIN, verbs, city }).request("/admin/rules", { method: "POST", body });
}
const draftIn = (html: string): RulesFile => {
  const found = /name="draft" value="([^"]*)"/.exec(html)?.[1] ?? "[]";
  return JSON.parse(found.replaceAll("&quot;", '"').replaceAll("&amp;", "&").replaceAll("&#39;", "'"));
};

describe("the page", () => {
  test("reads every line in Vietnamese words, with its reason and source, and is sound", async () => {
    const html = await get();
    expect(faultsOf(html)).toEqual([]);
    expect(html).toContain("đường rộng dưới 13 m");
    expect(html).toContain("UBND của phường, xã nơi xảy ra");
    expect(html).toContain("vì toàn bộ đèn tín hiệu và camera giao thông do Thành phố quản lý");
    expect(html).toContain(">sggp.org.vn</a>");
    expect(html).toContain("Bản 1, Lê Văn Quản");
    expect(html).not.toContain('name="draft"');
  });

  test("shows one sector when asked, with the lines of all", async () => {
    const html = await get("/admin/rules?show=noise");
    expect(html).toContain('id="line-noise"');
    expect(html).toContain('id="line-any"');
    expect(html).not.toContain('id="line-road"');
  });

  test("finds lines by their words, typed without marks, and keeps to them while a draft goes round", async () => {
    const html = await get("/admin/rules?find=tieng+on");
    expect(html).toContain('id="line-noise"');
    expect(html).not.toContain('id="line-road"');
    expect(html).toMatch(/\d+ trong \d+ dòng/);
    const draft = JSON.stringify(rules.slice(1));
    const next = await (await post({ do: "down:noise", draft, base: "1", "kept-find": "tieng on" })).text();
    expect(next).toContain('value="tieng on"');
    expect(next).not.toContain('id="line-road"');
    expect(faultsOf(next)).toEqual([]);
  });

  test("exports what it imports", async () => {
    const json = await get("/admin/rules/export");
    expect(JSON.parse(json)).toEqual(rules);
    const body = new FormData();
    body.append("do", "import");
    body.append("file", new File([json], "phan-cong.json"));
    const answer = await fakeApp({ actor: ADMIN, city }).request("/admin/rules", { method: "POST", body });
    expect(draftIn(await answer.text())).toEqual(rules);
  });

  test.each([
    ["no JSON", "{", "không phải JSON"],
    [
      "a line without a unit",
      JSON.stringify([{ id: "a", when: {}, lead: "unit:nobody", also: [], why: "vì thử" }]),
      "unit:nobody",
    ],
    ["a line without a reason", JSON.stringify([{ id: "a", when: {}, lead: "ward:ubnd", also: [], why: "" }]), "0.why"],
  ])("a file with %s is refused with a sentence", async (_, text, said) => {
    const body = new FormData();
    body.append("do", "import");
    body.append("file", new File([text], "phan-cong.json"));
    const answer = await fakeApp({ actor: ADMIN, city }).request("/admin/rules", { method: "POST", body });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(said);
  });
});

describe("a draft", () => {
  test("goes round with the form: moved, deleted, then previewed with counts before it can be applied", async () => {
    const first = await (await post({ do: "down:road-narrow" })).text();
    expect(first).toContain("Thay đổi chưa áp dụng");
    expect(first).not.toContain('value="apply"');
    const second = await (await post({ do: "remove:noise", draft: JSON.stringify(draftIn(first)), base: "1" })).text();
    expect(draftIn(second).some(({ id }) => id === "noise")).toBe(false);
    const third = await (await post({ do: "preview", draft: JSON.stringify(draftIn(second)), base: "1" })).text();
    expect(third).toContain("7 phản ánh sẽ đổi đơn vị");
    expect(third).toContain('value="apply"');
    expect(faultsOf(third)).toEqual([]);
  });

  test("is applied from the version that it was begun from; a lost race keeps it", async () => {
    const asked: unknown[] = [];
    const publishRouting: Verbs["publishRouting"] = async (_ctx, part, input) => {
      asked.push([part, input.expectedVersion, input.note]);
      return { version: 2 };
    };
    const draft = JSON.stringify(rules.slice(1));
    const done = await post({ do: "apply", draft, base: "1", note: "QĐ 31" }, { publishRouting });
    expect(done.headers.get("location")).toBe("/admin/rules?done=applied");
    expect(asked).toEqual([["rules", 1, "QĐ 31"]]);
    const lost: Verbs["publishRouting"] = async () => {
      throw new AppError("CONFLICT", "");
    };
    const answer = await post({ do: "apply", draft, base: "1", note: "QĐ 31" }, { publishRouting: lost });
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain("vừa được người khác thay đổi");
    expect(draftIn(html)).toHaveLength(rules.length - 1);
  });

  test("counts what differs, a moved line once", () => {
    const all = () => true;
    expect(draftOf(moved(rules, "noise", 1, all), 0, rules).changed).toBe(1);
    expect(draftOf(rules.slice(1), 0, rules).changed).toBe(1);
    expect(draftOf(rules, 0, rules).changed).toBe(0);
    const far = [...rules.slice(1), ...rules.slice(0, 1)];
    expect(draftOf(far, 0, rules).changed).toBe(1);
    expect(moved(rules, rules[0]?.id ?? "", -1, all)).toBe(rules);
  });

  test("the box says where a ticket would go and why not by the lines before", async () => {
    const html = await (
      await post({ do: "try", "try-sector": "road_infrastructure", "try-ward": "27154", "try-text": "đường rộng 20m" })
    ).text();
    expect(html).toContain("theo dòng road-wide");
    expect(html).toContain("dòng này cần đường rộng dưới 13 m; đường rộng 20 m");
    expect(faultsOf(html)).toEqual([]);
  });
});

describe("the form of a line", () => {
  const context = { city, lines: rules, t: vi };

  test("gives back every shipped line as it was", () => {
    for (const rule of rules)
      expect(lineOf(fieldsOfLine(rule, city), { ...context, editing: rule.id })).toEqual({ line: rule });
  });

  test("opens filled in, is sound, and keeps the line in the draft", async () => {
    const html = await (await post({ do: "edit:light-alley" })).text();
    expect(html).toContain("Sửa dòng light-alley");
    expect(faultsOf(html)).toEqual([]);
    const saved = await post({
      do: "save",
      editing: "noise",
      "line-id": "noise",
      "line-lead": "ward:ubnd",
      "line-why": "vì thử",
      "line-sector": ["noise"],
    });
    const line = draftIn(await saved.text()).find(({ id }) => id === "noise");
    expect(line).toEqual({ id: "noise", when: { sector: ["noise"] }, lead: "ward:ubnd", also: [], why: "vì thử" });
  });

  test.each<[string, Record<string, string[]>, string]>([
    ["id", { id: ["noise"] }, "Mã này đã có ở dòng khác."],
    ["why", { why: ["do thử"] }, "Lý do cần bắt đầu bằng “vì ”."],
    ["lead", { lead: [] }, "Vui lòng chọn đơn vị được giao."],
    ["ward", { ward: ["bàn cờ\nPhường Trên Trời"] }, "Không có địa bàn “Phường Trên Trời”."],
    ["roadWidthFromM", { roadWidthFromM: ["rộng"] }, "Bề rộng cần là số dương, ví dụ 13."],
    [
      "validUntil",
      { validFrom: ["2026-02-01"], validUntil: ["2026-01-01"] },
      "Ngày kết thúc phải từ ngày bắt đầu trở đi.",
    ],
    ["refuseWhere", { refuseReason: ["vì"] }, "Cần điền cả lý do và nơi gửi."],
  ])("a wrong %s is told at its field", (field, change, message) => {
    const fields = { id: ["moi"], why: ["vì thử"], lead: ["ward:ubnd"], ...change };
    expect(lineOf(fields, { ...context, editing: null })).toEqual({ errors: [{ field: `line-${field}`, message }] });
  });

  test("wards are known by name, with or without marks", () => {
    const fields = { id: ["moi"], why: ["vì thử"], lead: ["ward:ubnd"], ward: ["Phường Bàn Cờ, xa can gio"] };
    const read = lineOf(fields, { ...context, editing: null });
    expect(read).toMatchObject({ line: { when: { ward: ["27154", expect.any(String)] } } });
  });
});
