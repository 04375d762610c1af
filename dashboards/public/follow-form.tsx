import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { WardOptions } from "#dashboards/components/ward-options.tsx";
import type { Page } from "#dashboards/page.ts";
import type { City, Ward } from "#src/city/city.ts";

interface FollowProps {
  page: Page;
  ward: Ward;
  hasMail: boolean;
  errors?: { field: string; message: string }[];
  email?: string;
}

/** Figures of one ward by mail, once a week. */
export function FollowForm({ page: { t }, ward, hasMail, errors = [], email = "" }: FollowProps) {
  const words = t.mail.follow;
  return (
    <section class="panel open-follow" id="follow">
      <h2>{words.title(ward.name)}</h2>
      {hasMail ? (
        <form method="post" action="/cong-khai/theo-doi">
          <p>{words.lead}</p>
          <ErrorSummary title={t.common.errorTitle} errors={errors} />
          <input type="hidden" name="ward" value={ward.code} />
          <Field
            t={t}
            id="email"
            label={words.email}
            error={errors.find(({ field }) => field === "email")?.message}
            required
            control={(ties) => (
              <input {...ties} type="email" autocomplete="email" maxlength={254} required value={email} />
            )}
          />
          <button class="button" type="submit">
            {words.ask}
          </button>
        </form>
      ) : (
        <p>{words.noMail}</p>
      )}
      <p>
        <a href={`/cong-khai/rss.xml?ward=${ward.code}`}>{t.open.follow(ward.name)}</a>
      </p>
    </section>
  );
}

/** From the whole city to one ward, where it can be followed. */
export function ChooseWard({ page: { t }, city }: { page: Page; city: City }) {
  return (
    <form class="open-choose" method="get" action="/cong-khai">
      <label class="field-label" for="follow-ward">
        {t.mail.follow.choose}
      </label>
      <div class="open-choose-line">
        <select id="follow-ward" name="ward" required>
          <option value="">{t.open.ward}</option>
          <WardOptions t={t} wards={city.wards} chosen="" />
        </select>
        <button class="button button-quiet" type="submit">
          {t.mail.follow.ask}
        </button>
      </div>
    </form>
  );
}
