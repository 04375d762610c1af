import { type Context, Hono } from "hono";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { AppError } from "#src/errors.ts";
import { LettersPage } from "./letters-page.tsx";

/** Mounted at /admin/dead-letters, behind the guard; the services refuse whoever may not configure. */
export const letterRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", (c) => show(verbs, c))
    .post("/replay", async (c) => {
      const which = String((await readForm(c, 1024)).get("id") ?? "");
      const given = await verbs.replayByHand(c.get("ctx"), which);
      return c.redirect(`/admin/dead-letters?replayed=${given}`, 303);
    })
    .post("/:id{[0-9]+}/discard", async (c) => {
      const reason = String((await readForm(c, 4096)).get("reason") ?? "");
      try {
        await verbs.discardDeadLetter(c.get("ctx"), Number(c.req.param("id")), reason);
      } catch (error) {
        if (error instanceof AppError && error.code === "INVALID") return show(verbs, c, error.message);
        throw error;
      }
      return c.redirect("/admin/dead-letters?discarded=1", 303);
    });

async function show(verbs: Verbs, c: Context<HttpEnv>, error?: string) {
  const page = pageOf(c);
  const desk = await verbs.showDeadLetters(c.get("ctx"));
  const words = page.t.admin.letters.flash;
  const replayed = Number(c.req.query("replayed"));
  const flash = replayed > 0 ? words.replayed(replayed) : c.req.query("discarded") ? words.discarded : undefined;
  return c.html(<LettersPage page={page} desk={desk} flash={flash} error={error} />, error ? 400 : 200);
}
