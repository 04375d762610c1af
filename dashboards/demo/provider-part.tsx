import { StateBadge } from "#dashboards/components/badges.tsx";
import type { Lang } from "#dashboards/i18n/choose-language.ts";
import type { DemoWords } from "#dashboards/i18n/vi-demo.ts";
import { ActForm } from "./act-form.tsx";
import { clockTime } from "./clock-time.ts";
import type { DemoBubble } from "./demo.ts";
import type { DemoView } from "./view.ts";

/** What the provider has, what it told our webhook, and what became of it in the console. */
export function ProviderPart({ who, state, tickets, words, lang }: DemoView & { lang: Lang }) {
  return (
    <div id="demo-provider">
      <h3>{words.tickets}</h3>
      {tickets.length === 0 ? <p class="muted">{words.noTickets}</p> : null}
      <ul class="demo-tickets">
        {tickets.map(({ reference, state: stands }) => (
          <li>
            <a href={`/console/tickets/${reference}`} target="_blank" rel="noopener">
              {reference}
            </a>{" "}
            <StateBadge state={stands} lang={lang} />
          </li>
        ))}
      </ul>
      <p class="muted small">
        {state.waiting.length > 0
          ? words.waiting(state.waiting.map((one) => words.troubles[one]).join(", "))
          : words.noTrouble}
      </p>
      {state.waiting.length > 0 ? (
        <ActForm who={who} does="calm">
          <button type="submit" class="button button-plain">
            {words.calm}
          </button>
        </ActForm>
      ) : null}
      <ol class="demo-log">
        {[...state.bubbles].reverse().map((bubble) => (
          <Entry bubble={bubble} words={words} />
        ))}
      </ol>
    </div>
  );
}

function Entry({ bubble, words }: { bubble: DemoBubble; words: DemoWords }) {
  const { id, from, way, kind, text, at, facts } = bubble;
  const known = Object.entries(words.ways).find(([name]) => name === way)?.[1] ?? way;
  return (
    <li class={`demo-entry demo-entry-${from}`}>
      <p class="demo-entry-head">
        <strong>{from === "us" ? `${words.us} →` : `${words.citizen} →`}</strong> {known} · {kind} · {clockTime(at)}
      </p>
      {text ? <p class="demo-entry-text">{text}</p> : null}
      <p class="demo-marks">
        {marksOf(bubble, words).map(([good, mark]) => (
          <span class={good ? "demo-good" : "demo-bad"}>{mark}</span>
        ))}
      </p>
      <code>{[id, ...Object.entries(facts).map(([name, value]) => `${name}=${value}`)].join(" · ")}</code>
    </li>
  );
}

function marksOf({ from, kind, told, facts }: DemoBubble, words: DemoWords): [good: boolean, mark: string][] {
  const marks: [boolean, string][] = [];
  if (facts.byManager) marks.push([true, words.byManager]);
  // What the menu says is heard while it is said.
  if (from === "us" && kind !== "heard") {
    marks.push([true, words.sent]);
    if (told.received) marks.push([true, words.received]);
    if (told.seen) marks.push([true, words.seen]);
    if (told.echoed) marks.push([true, words.echoed]);
  }
  if (told.tries.length > 0) marks.push([told.acknowledged, words.webhook(told.tries.join(", "))]);
  // Of what was said before a restart nobody knows any more.
  if (told.tries.length > 0 && !told.acknowledged) marks.push([false, words.notTaken]);
  return marks;
}
