import { type Context, Hono } from "hono";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { parseReference } from "#src/domain/reference.ts";
import { AppError } from "#src/errors.ts";
import { LookupPage } from "./lookup-page.tsx";
import { TrackPage } from "./track-page.tsx";

export const trackRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .on(["GET", "POST"], "/", async (c) => {
      const typed = c.req.method === "POST" ? textOf(await readForm(c, 4096), "ref") : c.req.query("ref");
      if (typed === undefined) return c.html(<LookupPage page={pageOf(c)} />);
      const reference = parseReference(typed);
      return reference ? c.redirect(`/t/${reference}`, 303) : notFound(c, typed);
    })
    .get("/:reference", async (c) => {
      const typed = c.req.param("reference");
      const reference = parseReference(typed);
      if (!reference) return notFound(c, typed);
      if (reference !== typed) return c.redirect(`/t/${reference}`, 301);
      return show(verbs, c, reference);
    })
    .post("/:reference", async (c) => {
      const secret = textOf(await readForm(c, 4096), "secret") ?? "";
      return show(verbs, c, c.req.param("reference"), secret.trim());
    });

const textOf = (form: FormData, name: string): string | undefined => {
  const value = form.get(name);
  return typeof value === "string" ? value : undefined;
};

/** @param secret what the submitter typed, "" for nothing; undefined when they did not ask for their own words */
async function show(verbs: Verbs, c: Context<HttpEnv>, reference: string, secret?: string) {
  try {
    const ticket = await verbs.trackSubmission(c.get("ctx"), reference, secret);
    const files = await verbs.trackFiles(c.get("ctx"), reference, ticket.text !== null);
    const wrongSecret = secret !== undefined && ticket.text === null;
    return c.html(
      <TrackPage page={pageOf(c)} ticket={ticket} files={files} wrongSecret={wrongSecret} />,
      wrongSecret ? 403 : 200,
    );
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return notFound(c, reference);
    throw error;
  }
}

const notFound = (c: Context<HttpEnv>, typed: string) => c.html(<LookupPage page={pageOf(c)} typed={typed} />, 404);
