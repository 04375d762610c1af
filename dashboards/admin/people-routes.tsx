import { type Context, Hono } from "hono";
import { doneWords } from "#dashboards/http/done-words.ts";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { AppError } from "#src/errors.ts";
import { RefuseRequestInput } from "#src/services/contacts/carry-out-request.ts";
import { OpenRequestInput } from "#src/services/contacts/open-request.ts";
import { RequestPage } from "./people-request-page.tsx";
import { RequestsPage } from "./people-requests-page.tsx";

const MOST_BYTES = 16 * 1024;
const home = "/admin/requests";
type Faults = { field: string; message: string }[];

/** Mounted at /admin/requests, behind the guard; the services refuse whoever may not. */
export const requestRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", (c) => list(verbs, c))
    .post("/", (c) => open(verbs, c))
    .get("/:id", (c) => show(verbs, c))
    .post("/:id/erase", async (c) => {
      const sure = (await readForm(c, MOST_BYTES)).get("sure") === "on";
      if (!sure) return show(verbs, c, [{ field: "sure", message: pageOf(c).t.people.requests.notSure }]);
      await verbs.eraseByRequest(c.get("ctx"), idOf(c));
      return c.redirect(`${home}/${idOf(c)}?done=erased`, 303);
    })
    .post("/:id/export", async (c) => {
      const data = await verbs.exportByRequest(c.get("ctx"), idOf(c));
      c.header("content-type", "application/json; charset=utf-8");
      c.header("content-disposition", `attachment; filename="du-lieu-yeu-cau-${idOf(c)}.json"`);
      return c.body(JSON.stringify(data, null, 2));
    })
    .post("/:id/refuse", async (c) => {
      const answer = String((await readForm(c, MOST_BYTES)).get("answer") ?? "");
      const parsed = RefuseRequestInput.safeParse({ answer });
      if (!parsed.success)
        return show(verbs, c, [{ field: "answer", message: pageOf(c).t.said(parsed.error.issues[0]?.message ?? "") }]);
      await verbs.refuseRequest(c.get("ctx"), idOf(c), parsed.data);
      return c.redirect(`${home}/${idOf(c)}?done=refused`, 303);
    });

async function list(verbs: Verbs, c: Context<HttpEnv>, values: Record<string, string> = {}, errors: Faults = []) {
  const page = pageOf(c);
  const items = await verbs.listRequests(c.get("ctx"));
  const view = { page, items, values, errors, flash: doneWords(c, page.t.people.requests.done) };
  return c.html(<RequestsPage {...view} />, errors.length > 0 ? 400 : 200);
}

async function show(verbs: Verbs, c: Context<HttpEnv>, errors: Faults = []) {
  const page = pageOf(c);
  const loaded = await verbs.loadRequest(c.get("ctx"), idOf(c));
  const flash = errors.length > 0 ? undefined : doneWords(c, page.t.people.requests.done);
  return c.html(<RequestPage page={page} {...loaded} flash={flash} errors={errors} />, errors.length > 0 ? 400 : 200);
}

async function open(verbs: Verbs, c: Context<HttpEnv>) {
  const form = await readForm(c, MOST_BYTES);
  const values = Object.fromEntries(["kind", "who", "note"].map((name) => [name, String(form.get(name) ?? "")]));
  const parsed = OpenRequestInput.safeParse(values);
  if (!parsed.success)
    return list(
      verbs,
      c,
      values,
      parsed.error.issues.map(({ path, message }) => ({ field: path.join("."), message })),
    );
  try {
    const id = await verbs.openRequest(c.get("ctx"), parsed.data);
    return c.redirect(`${home}/${id}?done=opened`, 303);
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== "NOT_FOUND" && error.code !== "INVALID")) throw error;
    return list(verbs, c, values, [{ field: "who", message: error.message }]);
  }
}

function idOf(c: Context<HttpEnv>): number {
  const id = c.req.param("id") ?? "";
  if (!/^\d{1,15}$/.test(id)) throw new AppError("NOT_FOUND", "Không tìm thấy yêu cầu này.");
  return Number(id);
}
