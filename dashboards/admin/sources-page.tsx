import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import type { SourceView } from "#src/services/sources/list-sources.ts";
import type { Looked } from "#src/services/sources/read-source.ts";
import { ADDABLE_KINDS } from "#src/services/sources/source-settings.ts";
import { SOURCE_ICON, SourceCard } from "./source-card.tsx";

interface SourcesProps {
  page: Page;
  sources: readonly SourceView[];
  flash: string | undefined;
  /** What a look that was just asked for has found. */
  looked?: { name: string; found: Looked } | undefined;
}

export function SourcesPage({ page, sources, flash, looked }: SourcesProps) {
  const words = page.t.sources;
  return (
    <LayoutStaff page={page} title={words.title}>
      <Flash text={flash} />
      <PageHead title={words.title} lead={words.lead}>
        <a class="button" href="/admin/sources/new">
          <Icon name="plus" />
          {words.add}
        </a>
      </PageHead>
      {looked ? <LookResult page={page} {...looked} /> : null}
      {sources.length === 0 ? <EmptyState icon="antenna" title={words.none} text={words.noneText} /> : null}
      <ul class="channels">
        {sources.map((source) => (
          <SourceCard page={page} source={source} />
        ))}
      </ul>
      <Panel icon="shield-check" title={words.notDone.title}>
        <ul class="source-not">
          {words.notDone.items.map((text) => (
            <li>{text}</li>
          ))}
        </ul>
        <p class="muted">{words.notDone.more}</p>
      </Panel>
    </LayoutStaff>
  );
}

function LookResult({ page, name, found: { found, fault } }: { page: Page; name: string; found: Looked }) {
  const words = page.t.sources;
  return (
    <div class={`notice notice-${fault ? "wrong" : "good"}`} role="status">
      <Icon name={fault ? "alert-triangle" : "circle-check"} />
      <div>
        <p class="notice-title">{words.looked(name)}</p>
        <p>{found > 0 ? words.found(formatNumber(found, page.lang)) : words.foundNone}</p>
        {fault ? <p>{words.faults[fault.code](fault.facts)}</p> : null}
      </div>
    </div>
  );
}

export function ChooseSourcePage({ page }: { page: Page }) {
  const words = page.t.sources;
  return (
    <LayoutStaff page={page} title={words.chooseTitle}>
      <PageHead title={words.chooseTitle} lead={words.chooseLead} back={{ href: "/admin/sources", text: words.back }} />
      <ul class="choices">
        {ADDABLE_KINDS.map((kind) => (
          <li>
            <a href={`/admin/sources/new/${kind}`}>
              <Icon name={SOURCE_ICON[kind]} />
              <strong>{words.kinds[kind]}</strong>
              <span class="muted">{words.kindTexts[kind]}</span>
            </a>
          </li>
        ))}
      </ul>
    </LayoutStaff>
  );
}
