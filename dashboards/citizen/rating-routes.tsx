import { type Context, Hono } from "hono";
import { faultsOf } from "#dashboards/http/faults-of.ts";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { AppError } from "#src/errors.ts";
import { RatingClosedPage, RatingPageView, RatingReopenedPage } from "./rating-page.tsx";

/** Mounted at /danh-gia. Looking changes nothing: whatever previews links may. */
export const ratingRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/:token", (c) => orClosed(c, () => show(verbs, c, { thanks: c.req.query("xong") !== undefined })))
    .post("/:token", (c) => orClosed(c, () => rate(verbs, c)))
    .get("/:token/mo-lai", (c) => c.redirect(`/danh-gia/${c.req.param("token")}`, 303))
    .post("/:token/mo-lai", (c) =>
      orClosed(c, async () => {
        const reference = await verbs.reopenByLink(c.get("ctx"), tokenOf(c));
        return c.html(<RatingReopenedPage page={pageOf(c)} reference={reference} />);
      }),
    );

const tokenOf = (c: Context<HttpEnv>) => c.req.param("token") ?? "";

async function show(
  verbs: Verbs,
  c: Context<HttpEnv>,
  { thanks, errors = [] }: { thanks: boolean; errors?: { field: string; message: string }[] },
) {
  const token = tokenOf(c);
  const rating = await verbs.loadRating(c.get("ctx"), token);
  const view = { page: pageOf(c), token, rating, errors, thanks: thanks && rating.score !== null };
  return c.html(<RatingPageView {...view} />, errors.length > 0 ? 400 : 200);
}

async function rate(verbs: Verbs, c: Context<HttpEnv>) {
  const form = await readForm(c, 16 * 1024);
  // A choice that is not there must be missing, not "".
  const fields = Object.fromEntries(
    ["score", "reason", "comment"].flatMap((name) => {
      const value = form.get(name);
      return typeof value === "string" ? [[name, value]] : [];
    }),
  );
  try {
    await verbs.rateByLink(c.get("ctx"), tokenOf(c), fields);
    return c.redirect(`/danh-gia/${tokenOf(c)}?xong=1`, 303);
  } catch (error) {
    return show(verbs, c, { thanks: false, errors: faultsOf(error) });
  }
}

/** A link that no longer opens anything says so on a page of its own. */
async function orClosed(c: Context<HttpEnv>, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof AppError) || !["NOT_FOUND", "CONFLICT", "INVALID"].includes(error.code)) throw error;
    const status = error.code === "NOT_FOUND" ? 404 : error.code === "INVALID" ? 400 : 410;
    return c.html(<RatingClosedPage page={pageOf(c)} sentence={error.message} />, status);
  }
}
