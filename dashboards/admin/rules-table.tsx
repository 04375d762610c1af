import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import type { Rule } from "#src/city/pack/rules-file.ts";
import { localDate } from "#src/domain/local-time.ts";
import { dayWords, holderName, whenWords } from "./rules-words.ts";

interface TableProps {
  page: Page;
  city: City;
  lines: readonly { rule: Rule; place: number }[];
  /** Id of the line that something was just done to. */
  opened: string | undefined;
}

/** So few are read whole. */
const FEW = 3;

/** The table as an officer reads it: when and to whom at a glance, the rest of a line unfolded. Stands inside a form. */
export function RulesTable({ page, city, lines, opened }: TableProps) {
  const words = page.t.routing;
  if (lines.length === 0) return <EmptyState icon="route" title={words.rules} text={words.addHint} />;
  return (
    <ol class="rules">
      {lines.map(({ rule, place }) => (
        <li id={`line-${rule.id}`} class={stateOf(page, rule)?.off ? "rule rule-off" : "rule"}>
          <details open={lines.length <= FEW || rule.id === opened}>
            <Short page={page} city={city} rule={rule} place={place} />
            <Whole page={page} city={city} rule={rule} />
          </details>
        </li>
      ))}
    </ol>
  );
}

function Short({ page, city, rule, place }: { page: Page; city: City; rule: Rule; place: number }) {
  const words = page.t.routing;
  const conditions = whenWords(page, city, rule);
  return (
    <summary>
      <span class="rule-place">{place}</span>
      <span>{conditions.length === 0 ? words.always : conditions.join("; ")}</span>
      <span class="rule-lead">
        <Icon name="arrow-right" />
        <span>
          <span class="sr">{words.lead}: </span>
          {holderName(page, city, rule.lead)}
        </span>
        {rule.refuse ? <span class="badge state-waiting_citizen">{words.refused}</span> : null}
      </span>
    </summary>
  );
}

function Whole({ page, city, rule }: { page: Page; city: City; rule: Rule }) {
  const words = page.t.routing;
  return (
    <div class="rule-whole">
      <p>
        {rule.why} <code>{rule.id}</code>
      </p>
      {rule.also.length > 0 ? (
        <p class="small muted">
          {words.also}: {rule.also.map((holder) => holderName(page, city, holder)).join("; ")}
        </p>
      ) : null}
      <Source text={rule.source} />
      <Validity page={page} rule={rule} />
      <p class="rule-do">
        <Buttons page={page} id={rule.id} />
      </p>
    </div>
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
