import { dictionary, type Lang } from "#dashboards/i18n/choose-language.ts";
import { STATE_LABEL, type State } from "#src/domain/state.ts";
import { URGENCY_LABEL, type Urgency } from "#src/domain/urgency.ts";
import { Icon } from "./icon.tsx";

/** The state in words on a tint; the tint only repeats what the words say. */
export function StateBadge({ state, lang }: { state: State; lang: Lang }) {
  return (
    <span class={`badge state-${state}`} data-pill>
      {STATE_LABEL[state][lang]}
    </span>
  );
}

const BARS: Record<Urgency, number> = { critical: 4, high: 3, normal: 2, low: 1 };

/** Urgency as word, number of filled bars and colour; the critical one also wears the warning sign. */
export function UrgencyBadge({ urgency, lang }: { urgency: Urgency; lang: Lang }) {
  return (
    <span class={`badge urgency urgency-${urgency}`}>
      {urgency === "critical" ? (
        <Icon name="alert-triangle" />
      ) : (
        <svg class="urgency-bars" viewBox="0 0 14 12" aria-hidden="true" focusable="false">
          {[1, 2, 3].map((n) => (
            <rect
              class={n <= BARS[urgency] ? "on" : "off"}
              x={(n - 1) * 5}
              y={12 - n * 4}
              width="4"
              height={n * 4}
              rx="1"
            />
          ))}
        </svg>
      )}
      <span class="sr">{dictionary(lang).console.list.urgency}: </span>
      {URGENCY_LABEL[urgency][lang]}
    </span>
  );
}
