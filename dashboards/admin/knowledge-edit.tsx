import type { Child } from "hono/jsx";
import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field, type Ties } from "#dashboards/components/field.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import type { Page } from "#dashboards/page.ts";

interface Props {
  page: Page;
  /** undefined: a new one, whose id is still to be entered. */
  id: string | undefined;
  fields: Record<string, string>;
  version: number;
  errors?: { field: string; message: string }[];
}

/** One article; what was entered stays whatever happens. */
export function KnowledgeEdit({ page, id, fields, version, errors = [] }: Props) {
  const { t } = page;
  const words = t.templates.knowledge;
  const title = id === undefined ? words.newTitle : fields.title || id;
  const field = (name: string, label: string, control: (ties: Ties) => Child, hint?: string) => (
    <Field
      t={t}
      id={name}
      label={label}
      hint={hint}
      error={errors.find((one) => one.field === name)?.message}
      control={control}
    />
  );
  const line = (name: string, max: number) => (ties: Ties) => (
    <input {...ties} type="text" value={fields[name] ?? ""} maxlength={max} />
  );
  const area = (name: string, rows: number) => (ties: Ties) => (
    <textarea {...ties} rows={rows} lang="vi">
      {fields[name] ?? ""}
    </textarea>
  );
  return (
    <LayoutStaff page={page} title={title}>
      <p>
        <a href="/admin/knowledge">{t.templates.back}</a>
      </p>
      <ErrorSummary title={t.common.errorTitle} errors={errors} />
      <h1>{title}</h1>
      <form method="post" action={`/admin/knowledge/${id ?? "new"}`} class="text-form">
        <input type="hidden" name="version" value={String(version)} />
        {id === undefined ? field("id", t.templates.id, line("id", 61), words.idHint) : null}
        {field("title", words.articleTitle, line("title", 150))}
        {field("questions", words.questions, area("questions", 6), words.questionsHint)}
        {field("answer", words.answer, area("answer", 8), words.answerHint)}
        {field("sources", words.sources, area("sources", 3), words.sourcesHint)}
        {field("validUntil", words.validUntil, line("validUntil", 10), words.validHint)}
        {field("wards", words.wards, line("wards", 300), words.wardsHint)}
        {field("note", t.templates.note, line("note", 500))}
        <p class="form-act">
          <button class="button" type="submit" name="intent" value="publish">
            {t.templates.publish}
          </button>
          {id === undefined ? null : (
            <button class="button button-plain" type="submit" name="intent" value="remove">
              {words.remove}
            </button>
          )}
        </p>
      </form>
    </LayoutStaff>
  );
}
