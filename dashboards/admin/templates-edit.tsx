import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import type { Page } from "#dashboards/page.ts";
import { variablesOf, WORDING_WAYS } from "#src/city/pack/templates-file.ts";
import { controlName, LANGUAGES, templateOf } from "./templates-form.ts";
import { isAutomatic } from "./templates-page.tsx";
import { TemplatePreview } from "./templates-preview.tsx";

interface Props {
  page: Page;
  /** undefined: a new one, whose id is still to be entered. */
  id: string | undefined;
  fields: Record<string, string>;
  version: number;
  errors?: { field: string; message: string }[];
}

/** One text with all its wordings; what was entered stays whatever happens. */
export function TemplateEdit({ page, id, fields, version, errors = [] }: Props) {
  const { t } = page;
  const words = t.templates;
  const title = id === undefined ? words.newTitle : (fields.about ?? id);
  const names = variablesOf(id ?? "").map((name) => `{${name}}`);
  const wrong = (name: string) => errors.find(({ field }) => field === name)?.message;
  return (
    <LayoutStaff page={page} title={title}>
      <p>
        <a href="/admin/templates">{words.back}</a>
      </p>
      <ErrorSummary title={t.common.errorTitle} errors={errors} />
      <h1>{title}</h1>
      <p class="muted">{words.variables(names.join(", "))}</p>
      <form method="post" action={`/admin/templates/${id ?? "new"}`} class="text-form">
        <input type="hidden" name="version" value={String(version)} />
        {id === undefined ? (
          <Field
            t={t}
            id="id"
            label={words.newId}
            hint={words.newIdHint}
            error={wrong("id")}
            required
            control={(ties) => <input {...ties} type="text" value={fields.id ?? ""} maxlength={41} required />}
          />
        ) : null}
        <Field
          t={t}
          id="about"
          label={words.about}
          required
          control={(ties) => <input {...ties} type="text" value={fields.about ?? ""} maxlength={300} required />}
        />
        {LANGUAGES.map((language) => (
          <Wordings page={page} language={language} fields={fields} wrong={wrong} />
        ))}
        <Field
          t={t}
          id="note"
          label={words.note}
          error={wrong("note")}
          control={(ties) => <input {...ties} type="text" value={fields.note ?? ""} maxlength={500} />}
        />
        <p class="form-act">
          <button class="button button-quiet" type="submit" name="intent" value="preview">
            {words.preview}
          </button>
          <button class="button" type="submit" name="intent" value="publish">
            {words.publish}
          </button>
          {id !== undefined && !isAutomatic(id) ? (
            <button class="button button-plain" type="submit" name="intent" value="remove">
              {words.remove}
            </button>
          ) : null}
        </p>
      </form>
      <TemplatePreview page={page} template={templateOf(id ?? "new", fields)} />
    </LayoutStaff>
  );
}

interface WordingsProps {
  page: Page;
  language: (typeof LANGUAGES)[number];
  fields: Record<string, string>;
  wrong: (name: string) => string | undefined;
}

function Wordings({ page, language, fields, wrong }: WordingsProps) {
  const { t } = page;
  const words = t.templates;
  const area = (part: string, label: string, rows: number) => {
    const name = controlName(language, part);
    return (
      <Field
        t={t}
        id={name}
        label={label}
        error={wrong(name)}
        control={(ties) => (
          <textarea {...ties} rows={rows} lang={language}>
            {fields[name] ?? ""}
          </textarea>
        )}
      />
    );
  };
  const subject = controlName(language, "subject");
  return (
    <fieldset>
      <legend>{words.language[language]}</legend>
      {area("text", words.common, 5)}
      <details open={WORDING_WAYS.some((way) => fields[controlName(language, way)])}>
        <summary>{words.other}</summary>
        <p class="muted">{words.otherHint}</p>
        {WORDING_WAYS.map((way) => area(way, words.ways[way], 3))}
        <Field
          t={t}
          id={subject}
          label={words.subject}
          error={wrong(subject)}
          control={(ties) => <input {...ties} type="text" value={fields[subject] ?? ""} maxlength={150} />}
        />
      </details>
    </fieldset>
  );
}
