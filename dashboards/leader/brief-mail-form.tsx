import { Field } from "#dashboards/components/field.tsx";
import type { Page } from "#dashboards/page.ts";
import { BRIEF_ABOUTS, BRIEF_FORMS, BRIEF_KINDS } from "#src/domain/brief.ts";

interface FormProps {
  page: Page;
  /** Whether they may name somebody else. */
  forOthers: boolean;
  errors: { field: string; message: string }[];
  values: Record<string, string>;
}

/** Seven, as the day begins. */
const HOUR = "7";

export function BriefMailForm({ page: { t, lang }, forOthers, errors, values }: FormProps) {
  const words = t.mail.briefs;
  const errorOf = (id: string) => errors.find(({ field }) => field === id)?.message;
  const select = (id: string, label: string, options: readonly (readonly [string, string])[], first: string) => (
    <Field
      t={t}
      id={id}
      label={label}
      error={errorOf(id)}
      control={(ties) => (
        <select {...ties}>
          {options.map(([value, text]) => (
            <option value={value} selected={(values[id] ?? first) === value}>
              {text}
            </option>
          ))}
        </select>
      )}
    />
  );
  return (
    <form class="panel brief-mail-form" method="post" action="/leader/brief/mail" novalidate>
      <h2>{forOthers ? words.add : words.addSelf}</h2>
      {forOthers ? (
        <>
          <Field
            t={t}
            id="email"
            label={words.email}
            hint={words.emailHint}
            error={errorOf("email")}
            control={(ties) => (
              <input {...ties} type="email" autocomplete="off" maxlength={254} value={values.email ?? ""} />
            )}
          />
          <Field
            t={t}
            id="name"
            label={words.name}
            hint={words.nameHint}
            error={errorOf("name")}
            control={(ties) => <input {...ties} autocomplete="off" maxlength={100} value={values.name ?? ""} />}
          />
        </>
      ) : null}
      <div class="brief-mail-choices">
        {select(
          "about",
          words.about,
          BRIEF_ABOUTS.map((about) => [about, words.abouts[about]] as const),
          "figures",
        )}
        {select(
          "kind",
          words.kind,
          BRIEF_KINDS.map((kind) => [kind, words.kinds[kind]] as const),
          "week",
        )}
        {select(
          "hour",
          words.hour,
          Array.from({ length: 24 }, (_, hour) => [String(hour), words.hourOf(hour)] as const),
          HOUR,
        )}
        {select(
          "length",
          words.length,
          [
            ["short", words.lengths.short],
            ["full", words.lengths.full],
          ],
          "short",
        )}
        {select(
          "form",
          words.form,
          BRIEF_FORMS.map((form) => [form, words.forms[form]] as const),
          "pdf",
        )}
        {select(
          "lang",
          words.language,
          [
            ["vi", words.languages.vi],
            ["en", words.languages.en],
          ],
          lang,
        )}
      </div>
      <button class="button" type="submit">
        {words.save}
      </button>
    </form>
  );
}
