import { type Context, Hono } from "hono";
import { faultsOf } from "#dashboards/http/faults-of.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { AppError } from "#src/errors.ts";
import { FollowUpInput } from "#src/services/csat/follow-up.ts";
import { fieldsOf } from "./fields-of.ts";
import { UnitPage, type UnitPageProps } from "./unit-page.tsx";

/** Mounted at /console/unit, behind the guard; the services refuse whoever leads no unit. */
export const unitDeskRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", (c) => show(verbs, c, {}))
    .post("/extensions/:id", async (c) => {
      const given = await fieldsOf(c);
      try {
        await verbs.decideExtension(c.get("ctx"), c.req.param("id"), given);
        return c.redirect(`/console/unit?done=${given.decision === "grant" ? "granted" : "refused"}#extensions`, 303);
      } catch (error) {
        return show(verbs, c, { wrong: { values: {}, errors: [{ field: "", message: said(error) }] } }, 400);
      }
    })
    .get("/ratings/:id", (c) => c.redirect("/console/unit#ratings", 303))
    .post("/ratings/:id", async (c) => {
      const { text = "" } = await fieldsOf(c);
      const id = c.req.param("id");
      if (!/^\d{1,15}$/.test(id)) throw new AppError("NOT_FOUND", "Không tìm thấy đánh giá này.");
      const parsed = FollowUpInput.safeParse({ text });
      if (!parsed.success) {
        const errors = [{ field: `done-${id}`, message: parsed.error.issues[0]?.message ?? "" }];
        return show(verbs, c, { refusedRating: { id, text }, ratingErrors: errors }, 400);
      }
      await verbs.followUpRating(c.get("ctx"), Number(id), parsed.data);
      return c.redirect("/console/unit?done=rating#ratings", 303);
    })
    .post("/absences", async (c) => {
      const values = await fieldsOf(c);
      try {
        await verbs.addAbsence(c.get("ctx"), values);
        return c.redirect("/console/unit?done=absence#absences", 303);
      } catch (error) {
        return show(verbs, c, { wrong: { values, errors: faultsOf(error, ["INVALID", "CONFLICT"]) } }, 400);
      }
    })
    .post("/absences/:id/remove", async (c) => {
      await verbs.removeAbsence(c.get("ctx"), c.req.param("id"));
      return c.redirect("/console/unit?done=absence-removed#absences", 303);
    });

/** How many unanswered ratings stand on the page. */
const RATINGS = 5;

type Extra = Pick<UnitPageProps, "wrong" | "refusedRating" | "ratingErrors">;

async function show(verbs: Verbs, c: Context<HttpEnv>, extra: Extra, status: 200 | 400 = 200) {
  const page = pageOf(c);
  const words = page.t.work.unit;
  const done: Record<string, string> = {
    granted: words.granted,
    refused: words.refused,
    rating: page.t.ratings.staff.saved,
    absence: words.absenceAdded,
    "absence-removed": words.absenceRemoved,
  };
  const asked = c.req.query("done") ?? "";
  const flash = Object.hasOwn(done, asked) ? done[asked] : undefined;
  const ctx = c.get("ctx");
  const [desk, { items }] = await Promise.all([verbs.loadUnitDesk(ctx), verbs.listBadRatings(ctx, { show: "open" })]);
  return c.html(<UnitPage {...{ page, desk, ratings: items.slice(0, RATINGS), flash, ...extra }} />, status);
}

/** What a person can mend, in words; anything else is a failed request. */
function said(error: unknown): string {
  return faultsOf(error, ["INVALID", "CONFLICT"])[0]?.message ?? "";
}
