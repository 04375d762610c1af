import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field, type Ties } from "#dashboards/components/field.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import { Tabs } from "#dashboards/components/tabs.tsx";
import { UnitOptions } from "#dashboards/components/unit-options.tsx";
import { WardOptions } from "#dashboards/components/ward-options.tsx";
import type { FieldFault } from "#dashboards/http/faults-of.ts";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import { DIRECTIVE_SUBJECTS, type DirectiveSubject } from "#src/domain/directive.ts";
import { formatDateTime, localDate } from "#src/domain/local-time.ts";
import { SECTORS } from "#src/domain/sectors.ts";

export interface DirectiveDraft {
  /** Made anew with each empty form. */
  key: string;
  subject: DirectiveSubject;
  about: string;
  unitId: string;
  text: string;
  dueOn: string;
}

interface FormProps {
  page: Page;
  city: City;
  draft: DirectiveDraft;
  errors?: FieldFault[];
  /** What an empty date stands for. */
  defaultDueAt: Date;
}

/** Where a leader writes a directive. What it is about is chosen by links: the form works without script. */
export function DirectiveFormPage({ page, city, draft, errors = [], defaultDueAt }: FormProps) {
  const { t, now } = page;
  const words = t.directives;
  const faultOf = (name: string) => errors.find(({ field }) => field === name)?.message;
  return (
    <LayoutStaff page={page} title={words.newTitle}>
      <PageHead title={words.newTitle} back={{ href: "/leader/directives", text: words.title }} />
      <ErrorSummary title={t.common.errorTitle} errors={errors} />
      <Tabs
        label={words.about}
        tabs={DIRECTIVE_SUBJECTS.map((subject) => ({
          href: `/leader/directives/new?subject=${subject}`,
          text: words.subjects[subject],
          current: subject === draft.subject,
        }))}
      />
      <form class="panel directive-form" method="post" action="/leader/directives">
        <input type="hidden" name="key" value={draft.key} />
        <input type="hidden" name="subject" value={draft.subject} />
        <Field
          t={t}
          id="about"
          label={words.aboutLabels[draft.subject]}
          hint={words.aboutHints[draft.subject] || undefined}
          error={faultOf("about")}
          required
          control={(ties) => <About page={page} city={city} draft={draft} ties={ties} />}
        />
        <Field
          t={t}
          id="unitId"
          label={words.unit}
          error={faultOf("unitId")}
          required
          control={(ties) => (
            <select {...ties} required>
              <option value="">{words.choose}</option>
              <UnitOptions page={page} city={city} chosen={draft.unitId} />
            </select>
          )}
        />
        <Field
          t={t}
          id="text"
          label={words.text}
          hint={words.textHint}
          error={faultOf("text")}
          required
          control={(ties) => (
            <textarea {...ties} rows={6} maxlength={4_000} required>
              {draft.text}
            </textarea>
          )}
        />
        <Field
          t={t}
          id="dueOn"
          label={words.dueOn}
          hint={words.dueHint(formatDateTime(defaultDueAt))}
          error={faultOf("dueOn")}
          control={(ties) => <input {...ties} type="date" min={localDate(now)} value={draft.dueOn} />}
        />
        <button class="button" type="submit">
          {words.send}
        </button>
      </form>
    </LayoutStaff>
  );
}

interface AboutProps extends Pick<FormProps, "page" | "city" | "draft"> {
  ties: Ties;
}

function About({ page: { t, lang }, city, draft: { subject, about }, ties }: AboutProps) {
  if (subject === "ward" || subject === "sector")
    return (
      <select {...ties} required>
        <option value="">{t.directives.choose}</option>
        {subject === "ward" ? (
          <WardOptions t={t} wards={city.wards} chosen={about} />
        ) : (
          SECTORS.map(({ id, label }) => (
            <option value={id} selected={id === about}>
              {label[lang]}
            </option>
          ))
        )}
      </select>
    );
  return <input {...ties} value={about} maxlength={200} required autocomplete="off" />;
}
