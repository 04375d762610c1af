import { type Context, Hono } from "hono";
import { fieldsOf } from "#dashboards/console/fields-of.ts";
import { doneWords } from "#dashboards/http/done-words.ts";
import { faultsOf } from "#dashboards/http/faults-of.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { AppError } from "#src/errors.ts";
import { BriefMailPage, type BriefMailProps } from "./brief-mail-page.tsx";
import { findChromium } from "./print-pdf.ts";

/** Mounted at /leader/brief/mail, behind the guard. */
export const briefMailRoutes = (verbs: Verbs, base: { chromium?: string | null }) => {
  const show = async (
    c: Context<HttpEnv>,
    more: Pick<BriefMailProps, "flash" | "errors" | "values"> = {},
    status: 200 | 400 = 200,
  ) => {
    const list = await verbs.listBriefs(c.get("ctx"));
    const hasPdf = (await findChromium(base.chromium ?? null)) !== null;
    return c.html(<BriefMailPage page={pageOf(c)} list={list} hasPdf={hasPdf} {...more} />, status);
  };
  return new Hono<HttpEnv>()
    .get("/", (c) => {
      const about = c.req.query("about");
      return show(c, { flash: doneWords(c, pageOf(c).t.mail.briefs.done), ...(about && { values: { about } }) });
    })
    .post("/", async (c) => {
      const { length, ...values } = await fieldsOf(c);
      try {
        await verbs.subscribeBrief(c.get("ctx"), { ...values, full: length === "full" });
      } catch (error) {
        const errors = faultsOf(error);
        return show(c, { errors, values: { ...values, length: length ?? "" } }, 400);
      }
      return c.redirect("/leader/brief/mail?done=saved", 303);
    })
    .post("/:id/stop", async (c) => {
      await verbs.endBrief(c.get("ctx"), idOf(c));
      return c.redirect("/leader/brief/mail?done=stopped", 303);
    })
    .post("/:id/test", async (c) => {
      await verbs.testBrief(c.get("ctx"), idOf(c));
      return c.redirect("/leader/brief/mail?done=tested", 303);
    });
};

function idOf(c: Context<HttpEnv>): number {
  const id = c.req.param("id") ?? "";
  if (!/^\d{1,15}$/.test(id)) throw new AppError("NOT_FOUND", "Không tìm thấy đăng ký nhận báo cáo này.");
  return Number(id);
}
