import { type Context, Hono } from "hono";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import type { ListeningSettings } from "#src/services/listening/settings.ts";
import { faultsIn } from "./calendar-submission.ts";
import { ListeningSettingsPage } from "./listening-settings-page.tsx";

const MOST_BYTES = 16_384;

/** Mounted at /admin/listening, behind the guard. First it is shown what would follow, then it is applied. */
export const listeningSettingsRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", async (c) => {
      const page = pageOf(c);
      const view = await verbs.viewListeningSettings(c.get("ctx"));
      const flash = c.req.query("done") ? page.t.listening.settings.done : undefined;
      return c.html(<ListeningSettingsPage page={page} view={view} values={view.settings} flash={flash} />);
    })
    .get("/preview", (c) => c.redirect("/admin/listening", 303))
    .post("/preview", async (c) => {
      const ctx = c.get("ctx");
      const [wanted, view] = [await readWanted(c), await verbs.viewListeningSettings(ctx)];
      const shown = { page: pageOf(c), view, values: wanted };
      try {
        const preview = await verbs.previewListeningSettings(ctx, wanted);
        return c.html(<ListeningSettingsPage {...shown} preview={preview} />);
      } catch (error) {
        return c.html(<ListeningSettingsPage {...shown} errors={faultsIn(error)} />, 400);
      }
    })
    .post("/", async (c) => {
      await verbs.changeListeningSettings(c.get("ctx"), await readWanted(c));
      return c.redirect("/admin/listening?done=1", 303);
    });

/** What is no number stays none: the service says what is expected. */
async function readWanted(c: Context<HttpEnv>): Promise<ListeningSettings> {
  const form = await readForm(c, MOST_BYTES);
  return {
    authorNameDays: Number(form.get("authorNameDays") || Number.NaN),
    communications: form.getAll("communications").map(Number),
  };
}
