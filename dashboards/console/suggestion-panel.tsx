import { Icon, type IconName } from "#dashboards/components/icon.tsx";
import { formatPercent } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import { URGENCY_LABEL } from "#src/domain/urgency.ts";
import type { TicketPage } from "#src/services/tickets/load-page.ts";
import { atOnceTo } from "./at-once-to.ts";
import { bandOf, type Suggestion, suggestionOf } from "./suggestion-of.ts";
import type { Through } from "./through-list.ts";

interface PanelProps {
  page: Page;
  data: TicketPage;
  through: Through;
}

/** What the machine proposes while nobody has decided: each part with how sure it is, why, and one key to accept it all. */
export function SuggestionPanel({ page, data, through }: PanelProps) {
  const suggestion = suggestionOf(data);
  if (!suggestion) return null;
  const words = page.t.work.suggestion;
  const { sector, urgency, ward, offered } = suggestion;
  return (
    <section class="suggestion" aria-labelledby="suggestion-title">
      <h2 id="suggestion-title">
        <Icon name="bulb" />
        {offered ? words.title : words.unsure}
      </h2>
      <ul class="suggestion-chips">
        <Part page={page} icon="filter" name={words.sector} text={sectorLabel(sector.id, page.lang)} p={sector.p} />
        <Part
          page={page}
          icon="alert-triangle"
          name={words.urgency}
          text={URGENCY_LABEL[urgency.id][page.lang]}
          p={urgency.p}
        />
        <WardPart page={page} data={data} ward={ward} />
        {data.ticket.unit ? (
          <Part page={page} icon="building-community" name={words.unit} text={data.ticket.unit.name} />
        ) : null}
      </ul>
      <Why page={page} data={data} />
      <div class="suggestion-act">
        {offered ? <Accept page={page} data={data} suggestion={suggestion} through={through} /> : null}
        <a class="button button-quiet" href="#classify-sector">
          {words.correct} <kbd>2</kbd>
        </a>
        <Others page={page} data={data} suggestion={suggestion} through={through} />
      </div>
    </section>
  );
}

interface PartProps {
  page: Page;
  icon: IconName;
  name: string;
  text: string;
  p?: number | undefined;
}

/** In whole percent, and never 100: a machine that has read a text is not certain. */
const shown = (p: number) => Math.min(Math.round(p * 100), 99);

function Part({ page, icon, name, text, p }: PartProps) {
  const band = p === undefined ? undefined : bandOf(shown(p) / 100);
  return (
    <li class={band ? `part band-${band}` : "part"}>
      <Icon name={icon} />
      <span class="part-name">{name}</span>
      <strong>{text}</strong>
      {p !== undefined && band ? (
        <span class="part-sure">
          {formatPercent(shown(p), page.lang)} · {page.t.work.suggestion.band[band]}
        </span>
      ) : null}
    </li>
  );
}

function WardPart({ page, data: { ticket }, ward }: { page: Page; data: TicketPage; ward: Suggestion["ward"] }) {
  const words = page.t.work.suggestion;
  if (ticket.ward) return <Part page={page} icon="map-pin" name={words.ward} text={ticket.ward.name} />;
  if (ward) return <Part page={page} icon="map-pin" name={words.ward} text={ward.name} p={ward.p} />;
  return <Part page={page} icon="map-pin" name={words.ward} text={words.noWard} p={0} />;
}

/** The words that decided are marked in the message; here in one line. */
function Why({ page, data: { verdict } }: { page: Page; data: TicketPage }) {
  if (!verdict || verdict.reasons.length === 0) return null;
  return (
    <p class="suggestion-why">
      {page.t.work.suggestion.because} {verdict.reasons.slice(0, 3).map(page.t.said).join("; ")}
    </p>
  );
}

/** Without a place there is no unit, and the ticket goes on waiting at the desk. */
const stateOf = ({ ticket }: TicketPage, { ward }: Suggestion) => (ticket.ward || ward ? "triaged" : undefined);

type FormProps = PanelProps & { suggestion: Suggestion };

function Accept({ page, data, suggestion, through }: FormProps) {
  const words = page.t.work.suggestion;
  return (
    <form method="post" action={`/console/tickets/${data.ticket.reference}/suggestion`}>
      <Decision data={data} suggestion={suggestion} through={through} sector={suggestion.sector.id} />
      <button
        class="button"
        type="submit"
        data-key="1"
        data-says={page.t.work.keys.accept}
        {...atOnceTo(page, data.ticket.reference, stateOf(data, suggestion))}
      >
        <Icon name="check" />
        {words.accept} <kbd>1</kbd>
      </button>
    </form>
  );
}

/** What else it might be: one press decides for that instead, which is a correction that the machine learns from. */
function Others({ page, data, suggestion, through }: FormProps) {
  const others = suggestion.offered ? suggestion.others : [suggestion.sector, ...suggestion.others];
  if (others.length === 0) return null;
  return (
    <div class="suggestion-others">
      <span>{page.t.work.suggestion.others}</span>
      {others.map(({ id, p }) => (
        <form method="post" action={`/console/tickets/${data.ticket.reference}/suggestion`}>
          <Decision data={data} suggestion={suggestion} through={through} sector={id} />
          <button
            class="chip-button"
            type="submit"
            data-says={`${page.t.work.suggestion.choose} ${sectorLabel(id, page.lang)}`}
            {...atOnceTo(page, data.ticket.reference, stateOf(data, suggestion))}
          >
            {sectorLabel(id, page.lang)} <small>{formatPercent(p * 100, page.lang)}</small>
          </button>
        </form>
      ))}
    </div>
  );
}

/** Exactly what the person saw is what is decided, whatever the machine thinks by then. */
function Decision({ data, suggestion, through, sector }: Omit<FormProps, "page"> & { sector: string }) {
  const { ticket } = data;
  const fields: Record<string, string | undefined> = {
    sector,
    urgency: suggestion.urgency.id,
    kind: ticket.kind ?? undefined,
    secondarySector: ticket.secondarySector && ticket.secondarySector !== sector ? ticket.secondarySector : undefined,
    wardCode: suggestion.ward?.code,
    next: through.after,
  };
  return (
    <>
      <input type="hidden" name="version" value={ticket.version} />
      {Object.entries(fields).map(([name, value]) =>
        value ? <input type="hidden" name={name} value={value} /> : null,
      )}
    </>
  );
}
