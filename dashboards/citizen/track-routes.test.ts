import { expect, test } from "vitest";
import { fakeApp } from "#dashboards/testing/fake-app.ts";
import { fakeTrack, REFERENCE } from "#dashboards/testing/fake-tickets.ts";

test.each([
  ["in small letters with spaces", "pa 26 7k3m9q0"],
  ["with O for 0", "PA-26-7K3M9QO"],
  ["without dashes", "PA267K3M9Q0"],
])("a reference typed %s finds its page", async (_, typed) => {
  const answer = await fakeApp().request(`/t?ref=${encodeURIComponent(typed)}`);
  expect(answer.headers.get("location")).toBe(`/t/${REFERENCE}`);
});

test("the lookup may be posted as well", async () => {
  const body = new URLSearchParams({ ref: "pa 26 7k3m9q0" });
  const answer = await fakeApp().request("/t", { method: "POST", body });
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toBe(`/t/${REFERENCE}`);
});

test.each([`/t/PA-26-0000000`, "/t?ref=khong-co", "/t/%3Cscript%3E"])(
  "%s is not found, and says what to check",
  async (url) => {
    const answer = await fakeApp().request(url);
    expect(answer.status).toBe(404);
    const html = await answer.text();
    expect(html).toContain("Chưa tìm thấy phản ánh này");
    expect(html).toContain("PA-26-7K3M9QD");
    expect(html).not.toContain("<script>");
  },
);

test("the page says where the report is, in words and in local time", async () => {
  const html = await (await fakeApp().request(`/t/${REFERENCE}`)).text();
  expect(html).toContain("Đơn vị đang xử lý.");
  expect(html).toContain("24/11/2026 08:30");
  expect(html).toContain("còn 18 giờ 30 phút");
  expect(html).toContain("26/11/2026 09:00");
  expect(html).toMatch(/aria-current="step"/);
});

test("the citizen's own words are shown for the secret only, and the secret is posted", async () => {
  const asked: (string | undefined)[] = [];
  const app = fakeApp({
    verbs: {
      trackSubmission: async (_ctx, _reference, secret) => {
        asked.push(secret);
        return fakeTrack({ text: secret === "dung" ? "Nắp cống <vỡ>" : null });
      },
    },
  });
  const ask = (secret: string) =>
    app.request(`/t/${REFERENCE}`, { method: "POST", body: new URLSearchParams({ secret }) });
  const plain = await (await app.request(`/t/${REFERENCE}?secret=dung`)).text();
  expect(plain).not.toContain("Nắp cống");
  const wrong = await ask("sai");
  expect(wrong.status).toBe(403);
  expect(await wrong.text()).toContain("Mã riêng chưa đúng");
  expect(await (await ask(" dung ")).text()).toContain("Nắp cống &lt;vỡ&gt;");
  expect(asked).toEqual([undefined, "sai", "dung"]);
});

test("the answer of the unit keeps its lines and loses its markup", async () => {
  const answer = "Kính gửi Ông/Bà,\n<script>x</script>";
  const app = fakeApp({ verbs: { trackSubmission: async () => fakeTrack({ state: "resolved", answer }) } });
  const html = await (await app.request(`/t/${REFERENCE}`)).text();
  expect(html).toContain("Kính gửi Ông/Bà,\n&lt;script&gt;");
});
