import { type Context, Hono } from "hono";
import { faultsOf } from "#dashboards/http/faults-of.ts";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { emergencyIn } from "#src/domain/dialogue/emergency-words.ts";
import { AppError } from "#src/errors.ts";
import { emptyValues, type FormValues, readValues } from "./form-values.ts";
import { MoreClosedPage, MorePageView, MoreThanksPage } from "./more-page.tsx";

/** What they added reads like danger that goes on: the numbers to call stand above the thanks. */
const DANGER = "khan-cap";

type Errors = { field: string; message: string }[];

/** Mounted at /bo-sung. Looking changes nothing: whatever previews links may. */
export const moreRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/:reference/:key", (c) => orClosed(c, () => show(verbs, c, emptyValues(pageOf(c).now))))
    .post("/:reference/:key", (c) => orClosed(c, () => add(verbs, c)));

const of = (c: Context<HttpEnv>) => ({ reference: c.req.param("reference") ?? "", key: c.req.param("key") ?? "" });

async function show(verbs: Verbs, c: Context<HttpEnv>, values: FormValues, errors: Errors = []) {
  const ctx = c.get("ctx");
  const { reference, key } = of(c);
  const more = await verbs.loadMore(ctx, reference, key);
  const done = c.req.query("xong");
  if (done !== undefined)
    return c.html(<MoreThanksPage page={pageOf(c)} reference={reference} path={c.req.path} danger={done === DANGER} />);
  const view = { page: pageOf(c), more, values, errors, wards: ctx.city.wards };
  return c.html(<MorePageView {...view} />, errors.length > 0 ? 400 : 200);
}

async function add(verbs: Verbs, c: Context<HttpEnv>) {
  const ctx = c.get("ctx");
  verbs.limitAddress(ctx, c.get("ip"));
  const { reference, key } = of(c);
  const values = readValues(await readForm(c, 32 * 1024), pageOf(c).now);
  try {
    await verbs.addMore(ctx, reference, key, bodyOf(values));
    return c.redirect(`${c.req.path}?xong=${emergencyIn(values.content) === null ? "1" : DANGER}`, 303);
  } catch (error) {
    return show(verbs, c, values, faultsOf(error));
  }
}

function bodyOf({ content, address, ward, lat, lng, accuracy_m }: FormValues) {
  const placed = lat !== "" && lng !== "";
  const metres = accuracy_m === "" ? {} : { accuracy_m: Number(accuracy_m) };
  return {
    ...{ content, address, ward },
    ...(placed && { geo: { lat: Number(lat), lng: Number(lng), source: "browser", ...metres } }),
  };
}

async function orClosed(c: Context<HttpEnv>, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof AppError) || !["NOT_FOUND", "CONFLICT"].includes(error.code)) throw error;
    return c.html(<MoreClosedPage page={pageOf(c)} sentence={error.message} />, error.code === "NOT_FOUND" ? 404 : 410);
  }
}
