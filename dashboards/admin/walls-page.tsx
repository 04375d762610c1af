import { DataTable } from "#dashboards/components/data-table.tsx";
import { DateTime } from "#dashboards/components/date-time.tsx";
import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { OnceSecret } from "#dashboards/components/once-secret.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import type { Page } from "#dashboards/page.ts";
import type { WallLinkView } from "#src/services/wall/links.ts";

interface WallsProps {
  page: Page;
  items: WallLinkView[];
  /** The address itself, in the answer to the POST that made it and nowhere else. */
  made?: string | undefined;
  error?: string | undefined;
  flash?: string | undefined;
}

export function WallsPage({ page, items, made, error, flash }: WallsProps) {
  const { t } = page;
  const words = t.wall.links;
  const keys = ["name", "by", "createdAt", "seenAt", "act"] as const;
  return (
    <LayoutStaff page={page} title={words.title}>
      <PageHead title={words.title} lead={words.lead} />
      <Flash text={flash} />
      <ErrorSummary title={t.common.errorTitle} errors={error ? [{ field: "name", message: error }] : []} />
      <OnceSecret secret={made} title={words.made} text={words.madeText} />
      <DataTable
        caption={words.title}
        captionHidden
        columns={keys.map((key) => ({ key, label: words.columns[key] }))}
        rows={items.map((item) => ({ key: item.id, cells: cellsOf(page, item) }))}
        empty={words.none}
      />
      <form method="post" action="/admin/walls" class="panel">
        <Field
          t={t}
          id="name"
          label={words.name}
          hint={words.hint}
          error={error}
          required
          control={(ties) => <input {...ties} maxlength={100} required />}
        />
        <button class="button" type="submit">
          {words.add}
        </button>
      </form>
    </LayoutStaff>
  );
}

function cellsOf({ t }: Page, { id, name, by, createdAt, seenAt, revokedAt }: WallLinkView) {
  const words = t.wall.links;
  return [
    name,
    by ?? "–",
    <DateTime at={createdAt.toISOString()} />,
    seenAt ? <DateTime at={seenAt.toISOString()} /> : words.never,
    revokedAt ? (
      words.revoked
    ) : (
      <form method="post" action={`/admin/walls/${id}/revoke`}>
        <button class="button button-plain" type="submit" aria-label={`${words.revoke}: ${name}`}>
          {words.revoke}
        </button>
      </form>
    ),
  ];
}
