import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { FieldFault } from "#dashboards/http/faults-of.ts";
import type { Page } from "#dashboards/page.ts";
import type { CreatedSource } from "#src/services/sources/create-source.ts";
import type { Imported } from "#src/services/sources/import-told.ts";
import type { SourceView } from "#src/services/sources/list-sources.ts";
import { type AddableKind, SECRET_OF } from "#src/services/sources/source-settings.ts";
import { SourceFields, valuesOf } from "./source-fields.tsx";

interface NewProps {
  page: Page;
  kind: AddableKind;
  /** What was typed, without secrets: those are typed again. */
  values: Record<string, string>;
  errors?: readonly FieldFault[];
}

export function NewSourcePage({ page, kind, values, errors = [] }: NewProps) {
  const words = page.t.sources;
  return (
    <LayoutStaff page={page} title={words.kinds[kind]}>
      <PageHead
        title={words.kinds[kind]}
        lead={words.kindTexts[kind]}
        back={{ href: "/admin/sources/new", text: words.add }}
      />
      <ErrorSummary title={page.t.common.errorTitle} errors={[...errors]} />
      <form
        class="panel account-form"
        method="post"
        action={`/admin/sources/new/${kind}`}
        autocomplete="off"
        novalidate
      >
        <SourceFields page={page} kind={kind} values={values} errors={errors} isNew />
        {SECRET_OF[kind] ? <Sealed page={page} /> : null}
        <button class="button" type="submit">
          {words.create}
        </button>
      </form>
    </LayoutStaff>
  );
}

const Sealed = ({ page }: { page: Page }) => (
  <p class="muted">
    <Icon name="lock" /> {page.t.sources.sealed}
  </p>
);

interface HookProps {
  page: Page;
  name: string;
  hookUrl: string | null;
  /** Shown this once, in the answer to the POST that made it. */
  secret: string | null;
}

export function CreatedSourcePage({ page, name, created }: { page: Page; name: string; created: CreatedSource }) {
  const words = page.t.sources;
  return (
    <LayoutStaff page={page} title={words.createdTitle(name)}>
      <PageHead title={words.createdTitle(name)} back={{ href: "/admin/sources", text: words.back }} />
      <Hook page={page} name={name} hookUrl={created.hookUrl} secret={created.madeSecret} />
      <a class="button button-quiet" href="/admin/sources">
        {words.toList}
      </a>
    </LayoutStaff>
  );
}

function Hook({ page, hookUrl, secret }: HookProps) {
  const words = page.t.sources;
  if (!hookUrl) return null;
  return (
    <section class="panel account-form">
      <label class="field-label" for="hook">
        {words.hook}
      </label>
      <p class="field-hint">{words.hookText}</p>
      <input id="hook" readonly value={hookUrl} />
      {secret ? (
        <div class="notice account-secret">
          <Icon name="key" />
          <div>
            <label class="field-label" for="made">
              {words.hookSecret}
            </label>
            <p>{words.secretOnce}</p>
            <input id="made" readonly value={secret} />
          </div>
        </div>
      ) : null}
    </section>
  );
}

interface SourceProps {
  page: Page;
  source: SourceView;
  values?: Record<string, string>;
  errors?: readonly FieldFault[];
  flash?: string | undefined;
  /** Made just now. */
  secret?: string | null;
  imported?: Imported | undefined;
}

/** Settings of one source, its address and secret, files for it, and the end of it. */
export function SourcePage({ page, source, values, errors = [], flash, secret = null, imported }: SourceProps) {
  const words = page.t.sources;
  const { id, kind, name } = source;
  const shown = values ?? { ...valuesOf(source.settings), name, retentionDays: String(source.retentionDays) };
  return (
    <LayoutStaff page={page} title={name}>
      <Flash text={flash} />
      <PageHead
        title={name}
        lead={`${words.kinds[kind]} · ${id}`}
        back={{ href: "/admin/sources", text: words.back }}
      />
      <ErrorSummary title={page.t.common.errorTitle} errors={[...errors]} />
      {imported ? <ImportResult page={page} imported={imported} /> : null}
      <Hook page={page} name={name} hookUrl={source.hookUrl} secret={secret} />
      {kind === "import" || kind === "webhook" ? <Upload page={page} id={id} errors={errors} /> : null}
      <form class="panel account-form" method="post" action={`/admin/sources/${id}`} autocomplete="off" novalidate>
        <SourceFields page={page} kind={kind} values={shown} errors={errors} isNew={false} />
        {SECRET_OF[kind] === "given" ? <Sealed page={page} /> : null}
        <button class="button" type="submit">
          {words.save}
        </button>
      </form>
      {SECRET_OF[kind] === "made" ? (
        <Danger page={page} action={`/admin/sources/${id}/secret`} title={words.renew} text={words.renewText} />
      ) : null}
      <Danger page={page} action={`/admin/sources/${id}/remove`} title={words.remove} text={words.removeText} />
    </LayoutStaff>
  );
}

const Danger = ({ action, title, text }: { page: Page; action: string; title: string; text: string }) => (
  <details class="panel account-form source-danger">
    <summary>{title}</summary>
    <p>{text}</p>
    <form method="post" action={action}>
      <button class="button button-quiet" type="submit">
        {title}
      </button>
    </form>
  </details>
);

function Upload({ page, id, errors }: { page: Page; id: string; errors: readonly FieldFault[] }) {
  const words = page.t.sources;
  return (
    <section class="panel account-form">
      <h2>
        <Icon name="file-text" />
        {words.upload}
      </h2>
      <form method="post" action={`/admin/sources/${id}/import`} enctype="multipart/form-data">
        <Field
          t={page.t}
          id="file"
          label={words.fields.file ?? ""}
          hint={words.hints.file}
          error={errors.find(({ field }) => field === "file")?.message}
          required
          control={(ties) => <input {...ties} type="file" accept=".jsonl,.ndjson,.csv" required />}
        />
        <button class="button" type="submit">
          {words.upload}
        </button>
      </form>
    </section>
  );
}

function ImportResult({ page, imported }: { page: Page; imported: Imported }) {
  const words = page.t.sources;
  const n = (value: number) => formatNumber(value, page.lang);
  const { added, known, refused, refusedRows } = imported;
  return (
    <div class={`notice notice-${refusedRows > 0 ? "wrong" : "good"}`} role="status">
      <Icon name={refusedRows > 0 ? "alert-triangle" : "circle-check"} />
      <div>
        <p>{words.imported(n(added), n(known), n(refusedRows))}</p>
        {refused.length > 0 ? (
          <ul>
            {refused.slice(0, 10).map(({ at, field, message }) => (
              <li>{words.refusedLine(n(at), field, message)}</li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  );
}
