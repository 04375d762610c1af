import { expect, test } from "vitest";
import { ADMIN, fakeApp } from "#dashboards/testing/fake-app.ts";
import { faultsOf } from "#dashboards/testing/markup.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import { KnowledgeFile } from "#src/city/pack/knowledge-file.ts";
import { TemplatesFile } from "#src/city/pack/templates-file.ts";
import { AppError } from "#src/errors.ts";

type Published = Parameters<Verbs["publishText"]>;

function app(publish: (...input: Published) => void = () => {}) {
  const publishText: Verbs["publishText"] = async (...input) => {
    publish(...input);
    return { version: 2 };
  };
  return fakeApp({ actor: ADMIN, verbs: { publishText } });
}
const page = async (path: string) => {
  const html = await (await app().request(path)).text();
  expect(faultsOf(html)).toEqual([]);
  return html;
};
const post = (path: string, fields: Record<string, string>, publish?: (...input: Published) => void) =>
  app(publish).request(path, { method: "POST", body: new URLSearchParams(fields) });

test("the texts are listed by when they are said, and are sound in both languages", async () => {
  const html = await page("/admin/templates");
  expect(html).toContain("Báo đã tiếp nhận, khi đã biết đơn vị và thời hạn.");
  expect(html).toContain("Phiên bản 1");
  expect(await page("/admin/templates?lang=en")).toContain("Sent by the service");
});

test("a text is shown with its variables and as every way says it, with its length", async () => {
  const html = await page("/admin/templates/received");
  expect(html).toContain("{reference}, {unit}, {due}, {link}");
  expect(html).toContain("Phan anh PA-26-7K3M9QD da duoc tiep nhan.");
  expect(html).toMatch(/[12] tin SMS ghép/);
  await page("/admin/templates/new");
});

test("a preview shows what was entered and publishes nothing", async () => {
  const published: Published[] = [];
  const fields = { about: "Khi chào", "vi-text": "Kính chào ông/bà.", version: "1", intent: "preview" };
  const answer = await post("/admin/templates/greeting", fields, (...input) => published.push(input));
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('<p class="text-bubble">Kính chào ông/bà.</p>');
  expect(published).toEqual([]);
});

test("publishing changes the one text and leaves the others", async () => {
  const published: Published[] = [];
  const fields = {
    about: "Khi chào",
    "vi-text": "Kính chào ông/bà.",
    "vi-sms": "Kinh chao",
    note: "gọn",
    version: "1",
  };
  const answer = await post("/admin/templates/greeting", fields, (...input) => published.push(input));
  expect(answer.headers.get("location")).toBe("/admin/templates?done=2");
  const [[, part, input] = []] = published;
  expect(part).toBe("templates");
  expect(input).toMatchObject({ note: "gọn", expectedVersion: 1 });
  const { templates } = TemplatesFile.parse(input?.document);
  expect(templates.find(({ id }) => id === "greeting")).toEqual({
    id: "greeting",
    about: "Khi chào",
    vi: { text: "Kính chào ông/bà.", ways: { sms: "Kinh chao" } },
  });
  expect(templates).toHaveLength((await shipped()).templates.length);
});
const shipped = async () => TemplatesFile.parse((await import("#src/city/load-city.ts")).loadPack("hcmc").templates);

test("what the service refuses stands beside its control, and what was entered stays", async () => {
  const refuse = () => {
    const fields = [{ field: "templates.3.vi.ways.sms", message: "greeting: không có biến {ten} ở mẫu này." }];
    throw new AppError("INVALID", "Nội dung chưa đúng mẫu.", { fields });
  };
  const fields = { about: "Khi chào", "vi-text": "Chào", "vi-sms": "Chao {ten}", note: "x", version: "1" };
  const answer = await post("/admin/templates/greeting", fields, refuse);
  expect(answer.status).toBe(400);
  const html = await answer.text();
  expect(html).toContain('href="#vi-sms"');
  expect(html).toContain("Chao {ten}");
  const lost = await post("/admin/templates/greeting", fields, () => {
    throw new AppError("CONFLICT", "");
  });
  expect(await lost.text()).toContain("Có người vừa thay đổi.");
});

test("only beginnings of replies can be removed", async () => {
  const published: Published[] = [];
  const keep = (...input: Published) => void published.push(input);
  await post("/admin/templates/reply_thanks", { intent: "remove", note: "x", version: "1" }, keep);
  await post(
    "/admin/templates/greeting",
    { intent: "remove", about: "a", "vi-text": "b", note: "x", version: "1" },
    keep,
  );
  const ids = published.map(([, , { document }]) => TemplatesFile.parse(document).templates.map(({ id }) => id));
  expect(ids.map((one) => one.includes("reply_thanks"))).toEqual([false, true]);
  expect(ids.every((one) => one.includes("greeting"))).toBe(true);
});

test("an older version comes back with its reason", async () => {
  const published: Published[] = [];
  const answer = await post("/admin/knowledge/back", { back: "0", version: "1" }, (...input) => published.push(input));
  expect(answer.headers.get("location")).toBe("/admin/knowledge?done=2");
  expect(published[0]?.[2]).toMatchObject({ note: "Dùng lại bản gốc", expectedVersion: 1 });
});

test("a question is tried before anybody asks it", async () => {
  const html = await page("/admin/knowledge?q=dang+ky+tam+tru+can+gi");
  expect(html).toContain("Hệ thống sẽ tự trả lời bằng bài “Đăng ký tạm trú”.");
  expect(html).toMatch(/chắc 1?\d\d%/);
  expect(await page("/admin/knowledge?q=qu%C3%A1n+ph%E1%BB%9F+ngon")).toContain("Hệ thống không tự trả lời");
});

test("whom to call back is listed with a masked number", async () => {
  const html = await page("/console/call-backs");
  expect(html).toContain("0912 ••• 678");
});

test("an article is edited line by line", async () => {
  expect(await page("/admin/knowledge/khai-sinh")).toContain("làm giấy khai sinh cho con cần giấy tờ gì\n");
  await page("/admin/knowledge/new");
  const published: Published[] = [];
  const fields = {
    ...{ id: "doi-ten", title: "Đổi tên", questions: "muốn đổi tên\n\n  đổi tên cho con ", answer: "Nộp tờ khai." },
    ...{ sources: "Luật Hộ tịch 2014 | https://example.vn/luat", validUntil: "2027-01-01", wards: "27154; 27157" },
    ...{ note: "mới", version: "1" },
  };
  await post("/admin/knowledge/new", fields, (...input) => published.push(input));
  const { articles } = KnowledgeFile.parse(published[0]?.[2].document);
  expect(articles.at(-1)).toEqual({
    id: "doi-ten",
    title: "Đổi tên",
    questions: ["muốn đổi tên", "đổi tên cho con"],
    answer: "Nộp tờ khai.",
    sources: [{ name: "Luật Hộ tịch 2014", url: "https://example.vn/luat" }],
    validUntil: "2027-01-01",
    wards: ["27154", "27157"],
  });
  const taken = await post("/admin/knowledge/new", { ...fields, id: "khai-sinh" });
  expect(await taken.text()).toContain('href="#id"');
});
