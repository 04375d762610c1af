import { Meter } from "#dashboards/components/meter.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Lang } from "#dashboards/i18n/choose-language.ts";
import type { Page } from "#dashboards/page.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import { URGENCIES, URGENCY_LABEL } from "#src/domain/urgency.ts";
import type { TicketPage } from "#src/services/tickets/load-page.ts";

/** What would be said as 0 % is left out. */
const SAID_FROM = 0.01;

/** What the machine would say, how sure it is, and why: never shown as a fact. */
export function VerdictPanel({ page, data }: { page: Page; data: TicketPage }) {
  const { t, lang } = page;
  const words = t.console.ticket;
  const { verdict } = data;
  if (!verdict) {
    return (
      <Panel icon="bulb" title={words.verdict}>
        <p class="muted">{words.verdictNone}</p>
      </Panel>
    );
  }
  return (
    <Panel icon="bulb" title={words.verdict}>
      <h3>{t.console.fields.sector}</h3>
      <ul class="chips">
        {verdict.sectors
          .filter(([, p]) => p >= SAID_FROM)
          .map(([sector, p]) => (
            <Chance label={sectorLabel(sector, lang)} p={p} lang={lang} />
          ))}
      </ul>
      <h3>{t.console.fields.urgency}</h3>
      <ul class="chips">
        {URGENCIES.filter((urgency) => verdict.urgencies[urgency] >= SAID_FROM).map((urgency) => (
          <Chance label={URGENCY_LABEL[urgency][lang]} p={verdict.urgencies[urgency]} lang={lang} />
        ))}
      </ul>
      {verdict.reasons.length > 0 ? (
        <>
          <h3>{words.reasons}</h3>
          <ul class="reasons">
            {verdict.reasons.map((reason) => (
              <li>{reason}</li>
            ))}
          </ul>
        </>
      ) : null}
      {verdict.fallback ? <p class="notice">{words.fallback}</p> : null}
      <p class="muted small">
        {words.confidence} {percent(verdict.confidence, lang)} · {words.model} {verdict.model}
      </p>
    </Panel>
  );
}

function Chance({ label, p, lang }: { label: string; p: number; lang: Lang }) {
  return (
    <li class="chance">
      <span>{label}</span>
      <strong>{percent(p, lang)}</strong>
      <Meter value={p} />
    </li>
  );
}

// Made once: a formatter costs a hundred times what it formats.
const PERCENT: Record<Lang, Intl.NumberFormat> = {
  vi: new Intl.NumberFormat("vi", { style: "percent", maximumFractionDigits: 0 }),
  en: new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 0 }),
};
const percent = (p: number, lang: Lang): string => PERCENT[lang].format(p);
