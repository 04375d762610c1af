import { Icon } from "#dashboards/components/icon.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import type { DirectiveCounts } from "#src/services/directives/count.ts";
import type { DirectiveView } from "#src/services/directives/directive-view.ts";
import { aboutText } from "./directive-words.tsx";

interface StripProps {
  page: Page;
  counts: DirectiveCounts;
  /** The longest overdue ones. */
  overdue: readonly DirectiveView[];
}

/** On top of the leader's page: directives that nobody has answered in time, and answers that wait for a leader. */
export function DirectiveStrip({ page, counts, overdue }: StripProps) {
  const words = page.t.directives;
  const say = (n: number) => formatNumber(n, page.lang);
  if (counts.overdue + counts.answered === 0) return null;
  return (
    <section class={counts.overdue > 0 ? "notice notice-wrong" : "notice"} aria-label={words.title}>
      <Icon name="clipboard-text" />
      <div>
        {counts.overdue > 0 ? (
          <>
            <p class="notice-title">
              <a href="/leader/directives">{words.strip.overdue(say(counts.overdue))}</a>
            </p>
            <ul>
              {overdue.map((directive) => (
                <li>
                  <a href={`/leader/directives/${directive.id}`}>{words.number(directive.id)}</a>:{" "}
                  {aboutText(page, directive)} · {directive.unit.name}
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {counts.answered > 0 ? (
          <p>
            <a href="/leader/directives?tab=answered">{words.strip.answered(say(counts.answered))}</a>
          </p>
        ) : null}
      </div>
    </section>
  );
}
