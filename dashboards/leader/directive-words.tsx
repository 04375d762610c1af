import { formatSpan } from "#dashboards/format/span.ts";
import type { Page } from "#dashboards/page.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import type { DirectiveView } from "#src/services/directives/directive-view.ts";

/** What a directive is about, as people call it; a ticket leads to its page. */
export function DirectiveAbout({ page, directive }: { page: Page; directive: DirectiveView }) {
  const { subject, about, wardName } = directive;
  if (subject === "ticket")
    return (
      <a class="reference" href={`/console/tickets/${about}`}>
        {about}
      </a>
    );
  return <>{aboutText(page, { subject, about, wardName })}</>;
}

export function aboutText(
  { lang }: Pick<Page, "lang">,
  { subject, about, wardName }: Pick<DirectiveView, "subject" | "about" | "wardName">,
): string {
  if (subject === "ward") return wardName ?? about;
  return subject === "sector" ? sectorLabel(about, lang) : about;
}

/** The due time, and while an answer is awaited how long is left or has passed: in words, never by colour alone. */
export function DirectiveDue({ page: { t, now }, directive }: { page: Page; directive: DirectiveView }) {
  const { dueAt, state, overdue } = directive;
  const awayMs = Math.abs(dueAt.getTime() - now.getTime());
  const span = formatSpan(awayMs, t);
  return (
    <>
      <time datetime={dueAt.toISOString()}>{formatDateTime(dueAt)}</time>
      {state === "open" ? (
        <small class={overdue ? "directive-late" : "muted"}> {overdue ? t.time.over(span) : t.time.left(span)}</small>
      ) : null}
    </>
  );
}

export function DirectiveState({
  page: { t },
  directive: { state, overdue },
}: {
  page: Page;
  directive: DirectiveView;
}) {
  const words = t.directives;
  return (
    <span class={`badge directive-${overdue ? "overdue" : state}`}>
      {overdue ? words.overdue : words.states[state]}
    </span>
  );
}
