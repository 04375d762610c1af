import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import { MOST_REAL, type SampleState } from "#src/services/sample/sample-state.ts";

interface SampleProps {
  page: Page;
  state: SampleState;
  flash?: string | undefined;
  errors?: { field: string; message: string }[];
}

/** Invented tickets, on and off. */
export function SamplePage({ page, state: { sample, real }, flash, errors = [] }: SampleProps) {
  const { t, lang } = page;
  const words = t.sample;
  return (
    <LayoutStaff page={page} title={words.title}>
      <PageHead title={words.title} lead={words.lead} />
      <Flash text={flash} />
      <ErrorSummary title={t.common.errorTitle} errors={errors} />
      <section class="panel">
        <h2>
          <Icon name="flask" />
          {sample > 0 ? words.on(formatNumber(sample, lang)) : words.off}
        </h2>
        <p>{words.real(formatNumber(real, lang))}</p>
        {sample > 0 ? <TurnOff page={page} /> : <TurnOn page={page} real={real} />}
        <ul>
          {words.notes.map((note) => (
            <li>{note}</li>
          ))}
        </ul>
      </section>
    </LayoutStaff>
  );
}

const TurnOff = ({ page: { t } }: { page: Page }) => (
  <form method="post" action="/admin/sample/off">
    <button class="button button-danger" type="submit">
      {t.sample.turnOff}
    </button>
  </form>
);

function TurnOn({ page: { t }, real }: { page: Page; real: number }) {
  const words = t.sample;
  if (real > MOST_REAL) return <p class="notice">{words.tooMany(MOST_REAL)}</p>;
  return (
    <form method="post" action="/admin/sample/on">
      {real > 0 ? (
        <label class="settings-choice">
          <input type="checkbox" name="sure" value="on" required />
          {words.sure}
        </label>
      ) : null}
      <button class="button" type="submit">
        {words.turnOn}
      </button>
    </form>
  );
}
