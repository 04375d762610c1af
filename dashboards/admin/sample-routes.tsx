import { type Context, Hono } from "hono";
import { fieldsOf } from "#dashboards/console/fields-of.ts";
import { doneWords } from "#dashboards/http/done-words.ts";
import { faultsOf } from "#dashboards/http/faults-of.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { SamplePage } from "./sample-page.tsx";

/** Mounted at /admin/sample, behind the guard. */
export const sampleRoutes = (verbs: Verbs) => {
  const refused = async (c: Context<HttpEnv>, error: unknown) => {
    const errors = faultsOf(error, ["CONFLICT"]);
    return c.html(<SamplePage page={pageOf(c)} state={await verbs.loadSample(c.get("ctx"))} errors={errors} />, 409);
  };
  return new Hono<HttpEnv>()
    .get("/", async (c) => {
      const page = pageOf(c);
      const flash = doneWords(c, page.t.sample.done);
      return c.html(<SamplePage page={page} state={await verbs.loadSample(c.get("ctx"))} flash={flash} />);
    })
    .post("/on", async (c) => {
      const { sure } = await fieldsOf(c);
      try {
        await verbs.turnSampleOn(c.get("ctx"), { sure: sure === "on" });
      } catch (error) {
        return refused(c, error);
      }
      return c.redirect("/admin/sample?done=on", 303);
    })
    .post("/off", async (c) => {
      try {
        await verbs.turnSampleOff(c.get("ctx"));
      } catch (error) {
        return refused(c, error);
      }
      return c.redirect("/admin/sample?done=off", 303);
    });
};
