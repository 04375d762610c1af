import { EmptyState } from "#dashboards/components/empty-state.tsx";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import type { Rule } from "#src/city/pack/rules-file.ts";
import { localDate } from "#src/domain/local-time.ts";
import { dayWords, holderName, whenWords } from "./rules-words.ts";

interface TableProps {
  page: Page;
  city: City;
  lines: readonly { rule: Rule; place: number }[];
}

/** The table as an officer reads it, each line with what can be done to it. Stands inside a form. */
export function RulesTable({ page, city, lines }: TableProps) {
  const words = page.t.routing;
  if (lines.length === 0) return <EmptyState icon="route" title={words.rules} text={words.addHint} />;
  return (
    <table class="figures rules">
      <thead>
        <tr>
          {[words.order, words.when, words.lead, words.why, ""].map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ rule, place }) => (
          <Line page={page} city={city} rule={rule} place={place} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ page, city, rule, place }: { page: Page; city: City; rule: Rule; place: number }) {
  const words = page.t.routing;
  const conditions = whenWords(page, city, rule);
  return (
    <tr id={`line-${rule.id}`} class={stateOf(page, rule)?.off ? "rule-off" : undefined}>
      <th scope="row">
        {place} <code>{rule.id}</code>
        <Validity page={page} rule={rule} />
      </th>
      <td class="wide" data-of={words.when}>
        {conditions.length === 0 ? words.always : null}
        <ul class="plain">
          {conditions.map((condition) => (
            <li>{condition}</li>
          ))}
        </ul>
      </td>
      <td class="wide" data-of={words.lead}>
        <strong>{holderName(page, city, rule.lead)}</strong>
        {rule.refuse ? <p class="badge state-waiting_citizen">{words.refused}</p> : null}
        {rule.also.length > 0 ? (
          <p class="small muted">
            {words.also}: {rule.also.map((holder) => holderName(page, city, holder)).join("; ")}
          </p>
        ) : null}
      </td>
      <td class="wide" data-of={words.why}>
        {rule.why}
        <Source text={rule.source} />
      </td>
      <td class="wide rule-do">
        <Buttons page={page} id={rule.id} />
      </td>
    </tr>
  );
}

function Buttons({ page, id }: { page: Page; id: string }) {
  const words = page.t.routing;
  const buttons = [
    ["up", words.up, words.upOf(id)],
    ["down", words.down, words.downOf(id)],
    ["edit", words.edit, words.editOf(id)],
    ["remove", words.remove, words.removeOf(id)],
  ] as const;
  return (
    <>
      {buttons.map(([what, label, title]) => (
        <button
          class="button-small"
          type="submit"
          name="do"
          value={`${what}:${id}`}
          aria-label={title}
          formaction={what === "up" || what === "down" ? `/admin/rules#line-${id}` : undefined}
        >
          {label}
        </button>
      ))}
    </>
  );
}

function stateOf({ t, now }: Page, { validFrom, validUntil }: Rule): { words: string; off: boolean } | undefined {
  const today = localDate(now);
  if (validUntil && validUntil < today) return { words: t.routing.ended, off: true };
  if (validFrom && today < validFrom) return { words: t.routing.notYet, off: true };
  return undefined;
}

function Validity({ page, rule }: { page: Page; rule: Rule }) {
  const words = page.t.routing;
  const { validFrom, validUntil } = rule;
  if (!validFrom && !validUntil) return null;
  const state = stateOf(page, rule);
  return (
    <p class="small muted">
      {state ? <span class="badge">{state.words}</span> : null}{" "}
      {[validFrom && words.from(dayWords(validFrom)), validUntil && words.until(dayWords(validUntil))]
        .filter(Boolean)
        .join(" ")}
    </p>
  );
}

/** A source with its address as a link named after the site. */
function Source({ text }: { text: string | undefined }) {
  if (!text) return null;
  const parts = text.split(/(https?:\/\/\S+)/);
  return (
    <p class="small muted">
      {parts.map((part) =>
        /^https?:/.test(part) ? (
          <a href={part} rel="noreferrer">
            {siteOf(part)}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  );
}

const siteOf = (address: string) => (URL.canParse(address) ? new URL(address).host.replace(/^www\./, "") : address);
