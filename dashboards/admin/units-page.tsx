import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import type { City, Unit } from "#src/city/city.ts";
import { UNIT_KINDS } from "#src/city/pack/units-file.ts";
import { whole } from "./figures.ts";
import { dayWords } from "./rules-words.ts";
import { CalendarOptions, calendarName } from "./units-calendar.tsx";
import { foundUnits, MOST_SHOWN, type UnitSearch } from "./units-search.ts";

export interface UnitsPageProps {
  page: Page;
  city: City;
  version: number;
  search: UnitSearch;
  flash?: string | undefined;
  errors?: { field: string; message: string }[];
  /** Ids that were ticked before the form was refused. */
  chosen?: readonly string[];
  values?: Record<string, string>;
}

export function UnitsPage(props: UnitsPageProps) {
  const { page, city, search, flash, errors = [] } = props;
  const { t, lang } = page;
  const words = t.routing.unit;
  const found = foundUnits(city.units, search);
  return (
    <LayoutStaff page={page} title={words.title}>
      <Flash text={flash} />
      <ErrorSummary title={t.common.errorTitle} errors={errors} />
      <div class="list-head">
        <h1>{words.title}</h1>
        <a class="button button-quiet" href="/admin/units/new">
          {words.add}
        </a>
      </div>
      <p class="lead">{words.lead(whole(city.units.length, lang))}</p>
      <Search page={page} search={search} />
      {found.length === 0 ? (
        <EmptyState icon="search" title={words.none} text={words.noneText} />
      ) : (
        <>
          <p class="muted">{words.found(Math.min(found.length, MOST_SHOWN), found.length)}</p>
          <UnitsForm {...props} units={found.slice(0, MOST_SHOWN)} />
        </>
      )}
    </LayoutStaff>
  );
}

function Search({ page, search }: { page: Page; search: UnitSearch }) {
  const words = page.t.routing.unit;
  return (
    <search>
      <form class="find-bar" method="get" action="/admin/units">
        <label for="q">{words.search}</label>
        <input id="q" name="q" type="search" value={search.q} placeholder={words.searchHint} />
        <label for="kind">{words.kind}</label>
        <select id="kind" name="kind">
          <option value="">{words.kindAll}</option>
          {UNIT_KINDS.map((kind) => (
            <option value={kind} selected={kind === search.kind}>
              {words.kinds[kind]}
            </option>
          ))}
        </select>
        <button class="button button-quiet" type="submit">
          {words.find}
        </button>
      </form>
    </search>
  );
}

/** The list, whose ticked units get another calendar at once. */
function UnitsForm({
  page,
  city,
  version,
  search,
  units,
  chosen = [],
  values = {},
}: UnitsPageProps & { units: Unit[] }) {
  const words = page.t.routing.unit;
  return (
    <form method="post" action="/admin/units" enctype="multipart/form-data">
      <input type="hidden" name="version" value={String(version)} />
      <input type="hidden" name="q" value={search.q} />
      <input type="hidden" name="kind" value={search.kind} />
      <table class="figures units">
        <thead>
          <tr>
            {[words.name, words.kind, words.calendar, words.contact].map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <Row page={page} city={city} unit={unit} chosen={chosen.includes(unit.id)} />
          ))}
        </tbody>
      </table>
      <Panel icon="clock" title={words.bulk} id="calendar">
        <p class="muted">{words.bulkHint}</p>
        <div class="find-bar">
          <label for="bulk-calendar">{words.calendar}</label>
          <select id="bulk-calendar" name="calendar">
            <CalendarOptions page={page} city={city} chosen={values.calendar ?? ""} />
          </select>
          <label for="bulk-note">{page.t.routing.note}</label>
          <input id="bulk-note" name="note" type="text" maxlength={500} required value={values.note ?? ""} />
          <button class="button" type="submit">
            {words.bulkGo}
          </button>
        </div>
      </Panel>
    </form>
  );
}

function Row({ page, city, unit, chosen }: { page: Page; city: City; unit: Unit; chosen: boolean }) {
  const words = page.t.routing.unit;
  return (
    <tr>
      <th scope="row">
        <span class="unit-row">
          <label class="check">
            <input type="checkbox" name="unit" value={unit.id} checked={chosen} aria-label={words.choose(unit.name)} />
          </label>
          <span>
            <a href={`/admin/units/${unit.id}`}>{unit.name}</a>
            <code class="unit-id muted">{unit.id}</code>
            {unit.validUntil ? <span class="badge">{words.ended(dayWords(unit.validUntil))}</span> : null}
            {unit.validFrom ? <span class="badge">{words.begins(dayWords(unit.validFrom))}</span> : null}
          </span>
        </span>
      </th>
      <td data-of={words.kind}>{unit.kind ? words.kinds[unit.kind] : ""}</td>
      <td data-of={words.calendar}>{calendarName(page, city, unit.calendar)}</td>
      <td data-of={words.contact}>{[unit.phone, unit.email].filter(Boolean).join(", ") || page.t.common.noData}</td>
    </tr>
  );
}
