import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import type { RulesFile } from "#src/city/pack/rules-file.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import { SECTORS } from "#src/domain/sectors.ts";
import type { DryRun } from "#src/services/routing/dry-run.ts";
import type { Explained } from "#src/services/routing/explain.ts";
import type { PresentDocument } from "#src/services/routing/load-setting.ts";
import { EffectPanel } from "./rules-effect.tsx";
import { DraftFields, type Kept, KeptFields } from "./rules-kept.tsx";
import { shownLines } from "./rules-shown.ts";
import { RulesTable } from "./rules-table.tsx";
import { TryPanel } from "./rules-try.tsx";

export interface RulesPageProps {
  page: Page;
  city: City;
  setting: PresentDocument<"rules">;
  kept: Kept;
  /** Fields of the boxes as they were entered. */
  values?: Record<string, string>;
  explained?: Explained | undefined;
  effect?: DryRun | undefined;
  errors?: { field: string; message: string }[];
  flash?: string | undefined;
}

export function RulesPage(props: RulesPageProps) {
  const { page, city, setting, kept, values = {}, explained, effect, errors = [], flash } = props;
  const { t } = page;
  const words = t.routing;
  const table: RulesFile = kept.draft?.lines ?? setting.document;
  const shown = shownLines(page, city, kept);
  const lines = table.map((rule, i) => ({ rule, place: i + 1 })).filter(({ rule }) => shown(rule));
  const noteError = errors.find(({ field }) => field === "note")?.message;
  return (
    <LayoutStaff page={page} title={words.rules}>
      <Flash text={flash} />
      <ErrorSummary title={t.common.errorTitle} errors={errors} />
      <div class="list-head">
        <h1>{words.rules}</h1>
        <p class="muted small">{words.version(setting.version)}</p>
      </div>
      <p class="lead">{words.rulesLead}</p>
      {kept.draft ? <DraftNotice page={page} changed={kept.draft.changed} /> : null}
      {kept.draft ? (
        <EffectPanel page={page} kept={kept} values={values} effect={effect} noteError={noteError} />
      ) : null}
      <Filter page={page} kept={kept} count={words.shown(lines.length, table.length)} />
      <form method="post" action="/admin/rules" enctype="multipart/form-data">
        <KeptFields kept={kept} />
        <RulesTable page={page} city={city} lines={lines} opened={values.do?.split(":")[1]} />
        <button class="button button-quiet" type="submit" name="do" value="add">
          {words.add}
        </button>{" "}
        <span class="muted small">{words.addHint}</span>
      </form>
      <div class="below">
        <TryPanel page={page} city={city} kept={kept} values={values} result={explained} />
        <History page={page} setting={setting} />
        <Exchange page={page} kept={kept} />
      </div>
    </LayoutStaff>
  );
}

function DraftNotice({ page, changed }: { page: Page; changed: number }) {
  const words = page.t.routing;
  return (
    <div class="notice">
      <Icon name="info-circle" />
      <div>
        <p class="notice-title">{words.draftTitle}</p>
        <p>{words.draftText(changed)}</p>
        <p>
          <a href="/admin/rules">{words.discard}</a>
        </p>
      </div>
    </div>
  );
}

/** A draft lives in its form, so the choice of lines has to carry it along. */
function Filter({ page, kept, count }: { page: Page; kept: Kept; count: string }) {
  const { t, lang } = page;
  const words = t.routing;
  return (
    <form class="find-bar" method={kept.draft ? "post" : "get"} action="/admin/rules" enctype="multipart/form-data">
      <DraftFields draft={kept.draft} />
      <label for="find">{words.find}</label>
      <input id="find" name="find" type="search" value={kept.find} maxlength={80} autocomplete="off" />
      <label for="show-sector">{words.filter}</label>
      <select id="show-sector" name="show">
        <option value="">{words.filterAll}</option>
        {SECTORS.map(({ id, label }) => (
          <option value={id} selected={id === kept.sector}>
            {label[lang]}
          </option>
        ))}
      </select>
      <button class="button button-quiet" type="submit" name="do" value="show">
        {words.filterGo}
      </button>
      <p class="muted small">{count}</p>
    </form>
  );
}

function History({ page, setting }: { page: Page; setting: PresentDocument<"rules"> }) {
  const words = page.t.routing;
  return (
    <Panel icon="history" title={words.history}>
      {setting.history.length === 0 ? <p class="muted">{words.historyEmpty}</p> : null}
      <form method="post" action="/admin/rules" enctype="multipart/form-data">
        <ol class="rule-versions">
          {setting.history.map(({ version, byName, at, note }) => (
            <li>
              <span>
                <strong>{words.historyLine(version, byName, formatDateTime(at))}</strong>
                <br />
                {note}
              </span>
              {version === setting.version ? null : (
                <button
                  class="button-small"
                  type="submit"
                  name="do"
                  value={`restore:${version}`}
                  aria-label={words.restoreOf(version)}
                >
                  {words.restore}
                </button>
              )}
            </li>
          ))}
        </ol>
      </form>
    </Panel>
  );
}

function Exchange({ page, kept }: { page: Page; kept: Kept }) {
  const { t } = page;
  const words = t.routing;
  return (
    <Panel icon="file-text" title={words.exchange}>
      <p>
        <a href="/admin/rules/export" download="phan-cong.json">
          {words.exportJson}
        </a>
      </p>
      <form method="post" action="/admin/rules" enctype="multipart/form-data">
        <KeptFields kept={{ ...kept, draft: undefined }} />
        <Field
          t={t}
          id="file"
          label={words.importFile}
          control={(ties) => <input {...ties} class="files" type="file" accept="application/json,.json" required />}
        />
        <button class="button button-quiet" type="submit" name="do" value="import">
          {words.importGo}
        </button>
      </form>
    </Panel>
  );
}
