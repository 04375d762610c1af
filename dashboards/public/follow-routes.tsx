import { Hono } from "hono";
import { LayoutCitizen } from "#dashboards/components/layout-citizen.tsx";
import { fieldsOf } from "#dashboards/console/fields-of.ts";
import { faultsOf } from "#dashboards/http/faults-of.ts";
import { AskedPage } from "#dashboards/mail/link-pages.tsx";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { AppError } from "#src/errors.ts";
import { FollowForm } from "./follow-form.tsx";

/** Mounted at /cong-khai/theo-doi: somebody wants the figures of a ward by mail. */
export const followRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>().post("/", async (c) => {
    const ctx = c.get("ctx");
    const page = pageOf(c);
    const { email = "", ward: code = "" } = await fieldsOf(c);
    const ward = ctx.city.ward(code);
    if (!ward) throw new AppError("INVALID", page.t.mail.follow.choose);
    try {
      await verbs.askFollow(ctx, { email, ward: code, lang: page.lang }, c.get("ip"));
    } catch (error) {
      const errors = faultsOf(error);
      return c.html(
        <LayoutCitizen page={page} title={page.t.mail.follow.title(ward.name)}>
          <div class="narrow">
            <FollowForm page={page} ward={ward} hasMail errors={errors} email={email} />
          </div>
        </LayoutCitizen>,
        400,
      );
    }
    return c.html(<AskedPage page={page} />);
  });
