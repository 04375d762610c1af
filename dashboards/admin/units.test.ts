import { expect, test } from "vitest";
import { ADMIN, fakeApp } from "#dashboards/testing/fake-app.ts";
import { faultsOf } from "#dashboards/testing/markup.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import { loadCity } from "#src/city/load-city.ts";
import { AppError } from "#src/errors.ts";
import { foundUnits } from "./units-search.ts";

const city = loadCity("hcmc");
type Published = Parameters<Verbs["publishRouting"]>;

function app(publish: (...input: Published) => void = () => {}) {
  const publishRouting: Verbs["publishRouting"] = async (...input) => {
    publish(...input);
    return { version: 2 };
  };
  return fakeApp({ actor: ADMIN, verbs: { publishRouting }, city });
}
const post = (path: string, fields: Record<string, string | string[]>, publish?: (...input: Published) => void) => {
  const body = new FormData();
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) body.append(name, value);
  return app(publish).request(path, { method: "POST", body });
};
const documentOf = ([, , { document }]: Published) => document as typeof city.unitsFile; // what the page hands over

test("the list is found through without tone marks, and is sound", async () => {
  const html = await (await app().request("/admin/units?q=ban+co")).text();
  expect(faultsOf(html)).toEqual([]);
  expect(html).toContain("Công an phường Bàn Cờ");
  expect(html).not.toContain("EVNHCMC");
  expect(foundUnits(city.units, { q: "", kind: "one_stop" })).toHaveLength(169);
  expect(await (await app().request("/admin/units?q=zzz")).text()).toContain("Không có đơn vị nào phù hợp");
});

test("one unit says what depends on it, and its form is sound", async () => {
  const html = await (await app().request("/admin/units/hcmc-evn")).text();
  expect(html).toContain("3 phản ánh đang mở, 1 dòng phân công, 1 tài khoản");
  expect(faultsOf(html)).toEqual([]);
  expect(faultsOf(await (await app().request("/admin/units/new")).text())).toEqual([]);
});

test("a saved office keeps only what differs from every ward's", async () => {
  const published: Published[] = [];
  const office = city.unit("27154-ubnd");
  const fields = { name: office?.name ?? "", kind: "ward_committee", parent: "hcmc-ubnd", phone: "028 1234 5678" };
  const answer = await post("/admin/units/27154-ubnd", { ...fields, version: "1", note: "số mới" }, (...input) =>
    published.push(input),
  );
  expect(answer.headers.get("location")).toBe("/admin/units/27154-ubnd?done=saved");
  const [input] = published;
  expect(input && documentOf(input).exceptions).toEqual({ "27154-ubnd": { phone: "028 1234 5678" } });
  expect(input?.[2]).toMatchObject({ note: "số mới", expectedVersion: 1 });
});

test("wrong fields come back with what was entered, each at its place", async () => {
  const answer = await post("/admin/units/hcmc-evn", { name: " ", phone: "gọi anh Ba", version: "1", note: "x" });
  expect(answer.status).toBe(400);
  const html = await answer.text();
  expect(html).toContain("Vui lòng nhập tên đơn vị.");
  expect(html).toContain("Số điện thoại chỉ gồm chữ số");
  expect(html).toContain('value="gọi anh Ba"');
});

test("a new unit needs an id of its own", async () => {
  const answer = await post("/admin/units/new", { id: "hcmc-evn", name: "Trùng", version: "1", note: "x" });
  expect(await answer.text()).toContain("Mã “hcmc-evn” đã được dùng");
  const done = await post("/admin/units/new", { id: "tt-moi", name: "Trung tâm mới", version: "1", note: "x" });
  expect(done.headers.get("location")).toBe("/admin/units?done=added");
});

test("what the service refuses is said, and what was ticked stays ticked", async () => {
  const refuse = () => {
    const message = "EVN: còn 3 phản ánh đang mở. Vui lòng chọn đơn vị kế thừa.";
    throw new AppError("INVALID", "", { fields: [{ field: "successor", message }] });
  };
  const fields = { unit: ["27154-hcc"], calendar: "office-saturday", version: "1", note: "x", q: "bàn cờ" };
  const html = await (await post("/admin/units", fields, refuse)).text();
  expect(html).toContain("còn 3 phản ánh đang mở");
  expect(html).toMatch(/value="27154-hcc" checked/);
  const none = await post("/admin/units", { ...fields, unit: [] });
  expect(await none.text()).toContain("Vui lòng chọn ít nhất một đơn vị.");
});
