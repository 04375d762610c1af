import { Chip, Chips } from "#dashboards/components/chip.tsx";
import { DataTable } from "#dashboards/components/data-table.tsx";
import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import type { Population } from "#src/services/wards/populations.ts";
import type { ShownWard } from "#src/services/wards/show-wards.ts";

interface WardsProps {
  page: Page;
  city: string;
  asked: string;
  wards: readonly ShownWard[];
  all: number;
  populations: ReadonlyMap<string, Population>;
  flash?: string | undefined;
  errors?: { field: string; message: string }[];
}

export function WardsPage({ page, city, asked, wards, all, populations, flash, errors = [] }: WardsProps) {
  const words = page.t.admin.wards;
  const { ward, code, former, office, boundary } = words.columns;
  return (
    <LayoutStaff page={page} title={words.title}>
      <PageHead title={words.title} lead={words.lead(all, city)} />
      <Flash text={flash} />
      <ErrorSummary title={page.t.common.errorTitle} errors={errors} />
      <form class="find-line" method="get" action="/admin/wards">
        <label for="q">{words.search}</label>
        <input
          id="q"
          name="q"
          type="search"
          value={asked}
          maxlength={80}
          autocomplete="off"
          aria-describedby="q-hint"
        />
        <button class="button" type="submit">
          <Icon name="search" />
          {words.find}
        </button>
        <p class="field-hint" id="q-hint">
          {words.searchHint}
        </p>
      </form>
      {asked ? (
        <Chips label={words.search}>
          <Chip text={`${asked}: ${words.shown(wards.length, all)}`} removeHref="/admin/wards" removeText={words.all} />
        </Chips>
      ) : null}
      {wards.length === 0 ? (
        <EmptyState icon="map-pin" title={words.none} text={words.noneText} />
      ) : (
        <DataTable
          caption={words.shown(wards.length, all)}
          columns={[
            { key: "ward", label: ward },
            { key: "code", label: code },
            { key: "former", label: former },
            { key: "office", label: office },
            { key: "boundary", label: boundary },
            { key: "people", label: words.populations.column, numeric: true },
          ]}
          rows={wards.map((one) => ({
            key: one.code,
            cells: [
              one.name,
              <code>{one.code}</code>,
              <Former page={page} ward={one} />,
              <Office page={page} ward={one} />,
              <Outline page={page} ward={one} />,
              <People page={page} known={populations.get(one.code)} />,
            ],
          }))}
        />
      )}
      <PopulationForm page={page} known={populations.size} all={all} />
      <p class="muted small">{words.importHint}</p>
    </LayoutStaff>
  );
}

function People({ page: { t, lang }, known }: { page: Page; known: Population | undefined }) {
  const words = t.admin.wards.populations;
  if (!known) return <span class="muted">{words.none}</span>;
  const day = known.asOf.split("-").reverse().join("/");
  return <span title={known.source}>{words.of(formatNumber(known.people, lang), day)}</span>;
}

function PopulationForm({ page: { t }, known, all }: { page: Page; known: number; all: number }) {
  const words = t.admin.wards.populations;
  return (
    <form class="panel" id="population" method="post" action="/admin/wards/populations" enctype="multipart/form-data">
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <pre class="csv-example">{words.example}</pre>
      <p class="muted">{words.known(known, all)}</p>
      <Field
        t={t}
        id="file"
        label={words.file}
        required
        control={(ties) => <input {...ties} class="files" type="file" accept=".csv,text/csv" required />}
      />
      <button class="button" type="submit">
        {words.bring}
      </button>
    </form>
  );
}

const SHOWN = 6;

function Former({ page, ward }: { page: Page; ward: ShownWard }) {
  const words = page.t.admin.wards;
  if (ward.formerNames.length === 0) return <span class="muted">{words.noFormer}</span>;
  const said = ward.formerNames.slice(0, SHOWN).map(({ name, share }) => {
    if (share === null) return name;
    return `${name} (${share > 0 ? words.share(Math.round(share * 100)) : words.part})`;
  });
  const more = ward.formerNames.length - SHOWN;
  return (
    <span>
      {said.join(", ")}
      {more > 0 ? ` ${words.more(more)}` : ""}
      <span class="muted small ward-district">{ward.formerDistricts.join(", ")}</span>
    </span>
  );
}

function Office({ page, ward: { office } }: { page: Page; ward: ShownWard }) {
  const words = page.t.admin.wards;
  if (!office) return <span class="muted">{words.noContact}</span>;
  const contact = [office.phone, office.email].filter(Boolean).join(", ");
  return (
    <span>
      {office.name}
      <span class="muted small ward-district">{contact || words.noContact}</span>
    </span>
  );
}

const SIGN = { surveyed: "circle-check", indicative: "info-circle", none: "alert-triangle" } as const;

function Outline({ page, ward: { boundary } }: { page: Page; ward: ShownWard }) {
  return (
    <span class={`outline outline-${boundary}`}>
      <Icon name={SIGN[boundary]} /> {page.t.admin.wards.boundaries[boundary]}
    </span>
  );
}
