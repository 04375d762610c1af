import { type Context, Hono } from "hono";
import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import { type FieldFault, faultsOf } from "#dashboards/http/faults-of.ts";
import { type Page, pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { fieldsOf } from "./fields-of.ts";

interface PasteProps {
  page: Page;
  values: Record<string, string>;
  errors: FieldFault[];
  /** It is here already: id of the mention, "" while the machine still reads it. */
  known: string | null;
}

/** Mounted at /console/mentions/paste: first the link alone, so that nobody types what is here already. */
export const pasteRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .use(async (c, next) => {
      allow(c.get("ctx").actor, "mention.decide");
      await next();
    })
    .get("/", (c) => show(c, {}))
    .post("/", (c) => paste(verbs, c));

const show = (c: Context<HttpEnv>, shown: Partial<Omit<PasteProps, "page">>, status: 200 | 400 | 409 = 200) =>
  c.html(<PastePage page={pageOf(c)} values={{}} errors={[]} known={null} {...shown} />, status);

async function paste(verbs: Verbs, c: Context<HttpEnv>) {
  const ctx = c.get("ctx");
  const values = await fieldsOf(c);
  const { url = "", text = "", author = "", postedAt = "" } = values;
  try {
    if (values.do === "check") {
      const { known, title, url: kept } = await verbs.checkLink(ctx, url);
      return show(
        c,
        { values: { ...values, url: kept, text: text || (title ?? "") }, known },
        known === null ? 200 : 409,
      );
    }
    await verbs.pasteLink(ctx, { url, text, author, postedAt: instantOf(postedAt) });
    return c.redirect("/console/mentions?done=paste", 303);
  } catch (error) {
    if (error instanceof AppError && error.code === "CONFLICT" && typeof error.details.mention === "string")
      return show(c, { values, known: error.details.mention }, 409);
    return show(c, { values, errors: faultsOf(error) }, 400);
  }
}

/** What a field for day and time holds is local: Vietnam keeps +07:00 all year. */
const instantOf = (local: string): string =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local) ? `${local}:00+07:00` : local;

function PastePage(props: PasteProps) {
  const { page, errors } = props;
  const words = page.t.listening.paste;
  return (
    <LayoutStaff page={page} title={words.title}>
      <PageHead
        title={words.title}
        lead={words.lead}
        back={{ href: "/console/mentions", text: page.t.listening.list.back }}
      />
      <ErrorSummary title={page.t.common.errorTitle} errors={errors} />
      <Known {...props} />
      <PasteForm {...props} />
    </LayoutStaff>
  );
}

function Known({ page, known }: PasteProps) {
  const words = page.t.listening.paste;
  if (known === null) return null;
  return (
    <div class="notice" role="status">
      <p>
        {words.known}{" "}
        {known === "" ? page.t.listening.list.unread : <a href={`/console/mentions/${known}`}>{words.see}</a>}
      </p>
    </div>
  );
}

function PasteForm({ page: { t }, values, errors }: PasteProps) {
  const words = t.listening.paste;
  const error = (name: string) => errors.find(({ field }) => field === name)?.message;
  return (
    <form class="paste-form" method="post" action="/console/mentions/paste">
      <Field
        t={t}
        id="url"
        label={words.url}
        hint={words.urlHint}
        error={error("url")}
        required
        control={(ties) => (
          <input
            {...ties}
            type="url"
            value={values.url}
            required
            maxlength={2048}
            autocomplete="off"
            autofocus={errors.length === 0}
          />
        )}
      />
      <button class="button button-quiet" type="submit" name="do" value="check" formnovalidate>
        {words.check}
      </button>
      <Field
        t={t}
        id="text"
        label={words.text}
        hint={words.textHint}
        error={error("text")}
        control={(ties) => (
          <textarea {...ties} rows={6} maxlength={10_000}>
            {values.text}
          </textarea>
        )}
      />
      <Field
        t={t}
        id="author"
        label={words.author}
        error={error("author")}
        control={(ties) => <input {...ties} value={values.author} maxlength={200} autocomplete="off" />}
      />
      <Field
        t={t}
        id="postedAt"
        label={words.postedOn}
        error={error("postedAt")}
        control={(ties) => <input {...ties} type="datetime-local" value={values.postedAt} />}
      />
      <button class="button" type="submit" name="do" value="save">
        {words.save}
      </button>
    </form>
  );
}
