import { Hono } from "hono";
import { readForm } from "#dashboards/http/read-form.ts";
import { type Page, pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { submissionFromFields } from "#src/services/submissions/form-fields.ts";
import type { SubmissionAnswer } from "#src/services/submissions/submit.ts";
import { DonePage, GonePage } from "./done-page.tsx";
import { formErrors, formStatus } from "./form-errors.ts";
import { type FormError, FormPage } from "./form-page.tsx";
import { emptyValues, type FormValues, readValues } from "./form-values.ts";
import { keepPhotos, MAX_FILES } from "./keep-photos.ts";
import { handReceipt, readReceipt } from "./receipt.ts";

/** Five files of 10 MB, and the words. */
const MAX_BYTES = MAX_FILES * 10 * 1024 * 1024 + 256 * 1024;

export const formRoutes = (verbs: Verbs, base: { publicUrl: string }) =>
  new Hono<HttpEnv>()
    .get("/:form", async (c) => {
      const ctx = c.get("ctx");
      const { id } = await verbs.loadForm(ctx, c.req.param("form"));
      const page = pageOf(c);
      const values = emptyValues(page.now, c.req.query("category"));
      return c.html(<FormPage page={page} formId={id} values={values} errors={[]} wards={ctx.city.wards} />);
    })
    .post("/:form", async (c) => {
      const ctx = c.get("ctx");
      const page = pageOf(c);
      const { id } = await verbs.loadForm(ctx, c.req.param("form"));
      const tried = await submit(verbs, ctx, page, {
        formId: id,
        ip: c.get("ip"),
        form: () => readForm(c, MAX_BYTES),
      });
      if ("receipt" in tried) {
        const { code, secret, duplicate } = tried.receipt;
        handReceipt(c, id, { code, secret, duplicate });
        return c.redirect(`/f/${encodeURIComponent(id)}/done`, 303);
      }
      const { values, errors, status } = tried;
      return c.html(
        <FormPage page={page} formId={id} values={values} errors={errors} wards={ctx.city.wards} />,
        status,
      );
    })
    .get("/:form/done", (c) => {
      const page = pageOf(c);
      const receipt = readReceipt(c);
      if (!receipt) return c.html(<GonePage page={page} />, 410);
      const trackUrl = `${base.publicUrl}/t/${receipt.code}`;
      return c.html(<DonePage page={page} receipt={receipt} trackUrl={trackUrl} formId={c.req.param("form")} />);
    });

type Tried =
  | { receipt: SubmissionAnswer }
  | { values: FormValues; errors: FormError[]; status: ReturnType<typeof formStatus> };

interface Posted {
  formId: string;
  ip: string;
  form: () => Promise<FormData>;
}

/** Sends the form in, or says how it must come back. Whatever goes wrong, the citizen's words are kept. */
async function submit(verbs: Verbs, ctx: Ctx, page: Page, posted: Posted): Promise<Tried> {
  let values: FormValues = emptyValues(page.now);
  try {
    const form = await posted.form();
    values = readValues(form, page.now);
    const photos = await keepPhotos(verbs, ctx, { form, ip: posted.ip, kept: values.kept, t: page.t });
    values = { ...values, kept: photos.kept };
    if (photos.errors.length > 0) return { values, errors: photos.errors, status: 400 };
    const receipt = await verbs.submitForm(ctx, {
      formId: posted.formId,
      body: bodyOf(form, values, page.now),
      idempotencyKey: values.key,
      ip: posted.ip,
      withoutScript: form.get("script") !== "1",
    });
    return { receipt };
  } catch (error) {
    if (!(error instanceof AppError)) {
      ctx.log.error({ err: error }, "form not taken, shown again");
      return { values, errors: [{ field: "", message: page.t.formErrors.busy }], status: 503 };
    }
    // The key was used for other words: what stands in the form now is another report, and gets a key of its own.
    if (error.code === "UNPROCESSABLE") values = { ...values, key: emptyValues(page.now).key };
    return { values, errors: formErrors(page, error), status: formStatus(error.code) };
  }
}

function bodyOf(form: FormData, values: FormValues, now: Date): Record<string, unknown> {
  const openedMs = now.getTime() - Date.parse(values.startedAt);
  return {
    ...submissionFromFields(form, now),
    attachments: values.kept.map(({ id }) => id),
    elapsed_ms: Math.max(0, openedMs),
  };
}
