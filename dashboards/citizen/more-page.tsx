import { Emergency } from "#dashboards/components/emergency.tsx";
import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { LayoutCitizen } from "#dashboards/components/layout-citizen.tsx";
import type { Page } from "#dashboards/page.ts";
import type { Ward } from "#src/city/city.ts";
import type { MorePage } from "#src/services/submissions/add-more.ts";
import type { FormValues } from "./form-values.ts";
import { WherePart } from "./form-where.tsx";

interface MoreProps {
  page: Page;
  more: MorePage;
  values: FormValues;
  wards: readonly Ward[];
  errors: { field: string; message: string }[];
}

/** Place and words, added to a report that came by form or telephone. Works without script; with it, one touch gives the position. */
export function MorePageView({ page, more, values, wards, errors }: MoreProps) {
  const { t, lang } = page;
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <LayoutCitizen page={page} title={t.more.title} script="more-form.js">
      <div class="narrow">
        <h1>{t.more.title}</h1>
        <p class="lead">{t.more.lead(more.reference)}</p>
        <p>{more.needsPlace ? t.more.askPlace : t.more.askMore}</p>
        <form method="post" class="form" novalidate data-island="more-form">
          <ErrorSummary title={t.common.errorTitle} errors={errors} />
          <WherePart {...{ t, lang, values, error, wards }} />
          <div class="part">
            <Field
              t={t}
              id="content"
              label={t.more.content}
              hint={t.more.contentHint}
              error={error("content")}
              control={(ties) => (
                <textarea {...ties} rows={4} maxlength={2_000}>
                  {values.content}
                </textarea>
              )}
            />
          </div>
          <button class="button button-big button-wide" type="submit">
            {t.more.send}
          </button>
        </form>
      </div>
    </LayoutCitizen>
  );
}

interface ThanksProps {
  page: Page;
  reference: string;
  path: string;
  danger: boolean;
}

export function MoreThanksPage({ page, reference, path, danger }: ThanksProps) {
  const words = page.t.more;
  return (
    <LayoutCitizen page={page} title={words.thanks}>
      <div class="narrow">
        {danger ? <Emergency t={page.t} /> : null}
        <h1>{words.thanks}</h1>
        <p class="lead" role="status">
          {words.thanksText(reference)}
        </p>
        <p>
          <a class="button" href={`/t/${reference}`}>
            {words.track}
          </a>
        </p>
        <p>
          <a href={path}>{words.again}</a>
        </p>
      </div>
    </LayoutCitizen>
  );
}

/** A wrong link, or a report that is settled: one clear sentence says which. */
export function MoreClosedPage({ page, sentence }: { page: Page; sentence: string }) {
  const { t } = page;
  return (
    <LayoutCitizen page={page} title={t.more.closedTitle}>
      <div class="narrow">
        <h1>{t.more.closedTitle}</h1>
        <p class="lead">{sentence}</p>
        <p>
          <a class="button button-quiet" href="/t">
            {t.more.track}
          </a>
        </p>
      </div>
    </LayoutCitizen>
  );
}
