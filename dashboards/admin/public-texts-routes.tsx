import { type Context, Hono } from "hono";
import { doneWords } from "#dashboards/http/done-words.ts";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { parseReference } from "#src/domain/reference.ts";
import { AppError } from "#src/errors.ts";
import { PublicTextsPage } from "./public-texts-page.tsx";

const PATH = "/admin/public-texts";

/** Mounted at /admin/public-texts, behind the guard. What would be shown can be read before it is. */
export const publicTextsRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", async (c) => {
      const page = pageOf(c);
      const view = await verbs.viewPublicTexts(c.get("ctx"));
      const flash = doneWords(c, page.t.publicTexts.done);
      return c.html(
        <PublicTextsPage page={page} view={view} enabledNow={view.settings.enabled && view.hasNames} flash={flash} />,
      );
    })
    .get("/preview", (c) => c.redirect(PATH, 303))
    .post("/preview", async (c) => {
      const ctx = c.get("ctx");
      const now = await verbs.viewPublicTexts(ctx);
      const view = await verbs.viewPublicTexts(ctx, await wantedOf(c));
      return c.html(<PublicTextsPage page={pageOf(c)} view={view} enabledNow={now.settings.enabled && now.hasNames} />);
    })
    .post("/", async (c) => {
      await verbs.changePublicTexts(c.get("ctx"), await wantedOf(c));
      return c.redirect(`${PATH}?done=saved`, 303);
    })
    .post("/hide", async (c) => {
      const reference = parseReference(String((await readForm(c, 4096)).get("reference") ?? ""));
      if (!reference) throw new AppError("INVALID", "Mã phản ánh chưa đúng. Vui lòng tải lại trang.");
      await verbs.hidePublicText(c.get("ctx"), reference);
      return c.redirect(`${PATH}?done=hidden`, 303);
    });

async function wantedOf(c: Context<HttpEnv>) {
  const form = await readForm(c, 16_384);
  return {
    enabled: form.get("enabled") === "on",
    consentVersions: form.getAll("consent").map(String),
    sectors: form.getAll("sector").map(String),
  };
}
