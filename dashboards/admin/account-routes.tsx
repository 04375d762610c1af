import { type Context, Hono } from "hono";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { AccountCreatedPage, ADDABLE, type Addable, ChooseChannelPage, NewAccountPage } from "./account-pages.tsx";
import { faultsIn } from "./calendar-submission.ts";

/** Mounted at /admin/channels/new, behind the guard. */
export const newAccountRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .use(async (c, next) => {
      allow(c.get("ctx").actor, "configure");
      await next();
    })
    .get("/", (c) => c.html(<ChooseChannelPage page={pageOf(c)} />))
    .get("/:channel", (c) => c.html(<NewAccountPage page={pageOf(c)} channel={channelOf(c)} />))
    .post("/:channel", async (c) => {
      const channel = channelOf(c);
      const form = await readForm(c, 65_536);
      const given: Record<string, string> = {};
      for (const [name, value] of form) if (typeof value === "string") given[name] = value.trim();
      const { id = "", ...fields } = given;
      const page = pageOf(c);
      try {
        const created = await verbs.createAccount(c.get("ctx"), channel, id, fields);
        // Not after a redirect: a secret made just now is in this one answer and nowhere else.
        return c.html(<AccountCreatedPage page={page} created={created} publicUrl={c.get("ctx").publicUrl} />, 201);
      } catch (error) {
        if (!(error instanceof AppError) || !["INVALID", "CONFLICT"].includes(error.code)) throw error;
        const errors = error.code === "CONFLICT" ? [{ field: "id", message: error.message }] : faultsIn(error);
        return c.html(
          <NewAccountPage page={page} channel={channel} values={given} errors={errors} />,
          error.code === "CONFLICT" ? 409 : 400,
        );
      }
    });

function channelOf(c: Context<HttpEnv>): Addable {
  const channel = ADDABLE.find((known) => known === c.req.param("channel"));
  if (!channel) throw new AppError("NOT_FOUND", "Không có kênh này.");
  return channel;
}
