import type { Page } from "#dashboards/page.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import { may } from "#src/domain/policy.ts";
import { DirectiveAbout, DirectiveDue, DirectiveState } from "./directive-words.tsx";
import type { AnsweredDirective, Report } from "./load-report.ts";
import type { ReportQuery } from "./report-query.ts";

interface DirectivesProps {
  page: Page;
  query: ReportQuery;
  report: Report;
  directives: readonly AnsweredDirective[];
}

/** What leaders have ordered about what is said, and what the units have answered. */
export function ReportDirectives({ page, query, report, directives }: DirectivesProps) {
  const words = page.t.listening.report;
  return (
    <section>
      <h2>{words.directives}</h2>
      {directives.length === 0 ? <p class="muted">{words.noDirectives}</p> : null}
      <ul class="report-posts">
        {directives.map((one) => (
          <Directive page={page} one={one} />
        ))}
      </ul>
      {page.actor && may(page.actor, "directive.write") ? (
        <p>
          <a class="button button-quiet" href={newHref(query, report)}>
            {words.direct}
          </a>
        </p>
      ) : null}
    </section>
  );
}

function Directive({ page, one: { directive, answer } }: { page: Page; one: AnsweredDirective }) {
  const words = page.t.listening.report;
  return (
    <li>
      <p>
        <a href={`/leader/directives/${directive.id}`}>{page.t.directives.number(directive.id)}</a>{" "}
        <strong>
          <DirectiveAbout page={page} directive={directive} />
        </strong>
        : {directive.text}
      </p>
      <p class="muted small">
        {directive.unit.name} · <DirectiveDue page={page} directive={directive} /> ·{" "}
        <DirectiveState page={page} directive={directive} />
      </p>
      {answer ? (
        <blockquote class="mention-quote">
          <p>{answer.text}</p>
          <p class="muted small">
            {words.answered(formatDateTime(answer.at))} · {answer.by}
          </p>
        </blockquote>
      ) : (
        <p class="muted">{words.notAnswered}</p>
      )}
    </li>
  );
}

/** About the subject of the report, where it has one. */
function newHref({ filter, topic }: ReportQuery, { topics }: Report): string {
  const name = topics.find(({ id }) => id === topic)?.name;
  const about: Record<string, string> = name
    ? { topic: name }
    : filter.sector
      ? { sector: filter.sector }
      : filter.ward
        ? { ward: filter.ward }
        : {};
  return `/leader/directives/new?${new URLSearchParams(about)}`;
}
