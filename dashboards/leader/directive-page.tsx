import { DateTime } from "#dashboards/components/date-time.tsx";
import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import type { FieldFault } from "#dashboards/http/faults-of.ts";
import type { Page } from "#dashboards/page.ts";
import { formatDateTime, localDate } from "#src/domain/local-time.ts";
import { may } from "#src/domain/policy.ts";
import type { DirectiveView } from "#src/services/directives/directive-view.ts";
import type { DirectiveLine } from "#src/services/directives/load.ts";
import { DirectiveAbout, DirectiveDue, DirectiveState } from "./directive-words.tsx";
import type { DirectiveBase } from "./directives-page.tsx";

interface DirectiveProps {
  page: Page;
  base: DirectiveBase;
  directive: DirectiveView;
  lines: readonly DirectiveLine[];
  flash?: string | undefined;
  /** What was entered and refused. */
  refused?: { values: Record<string, string>; errors: FieldFault[] } | undefined;
}

/** One directive: what is asked, what was said about it, and what the reader can do next. */
export function DirectivePage(props: DirectiveProps) {
  const { page, base, directive, lines, flash, refused } = props;
  const { t } = page;
  const words = t.directives;
  return (
    <LayoutStaff page={page} title={words.number(directive.id)}>
      <PageHead title={words.number(directive.id)} back={{ href: base, text: words.title }}>
        <DirectiveState page={page} directive={directive} />
      </PageHead>
      <Flash text={flash} />
      <ErrorSummary title={t.common.errorTitle} errors={refused?.errors ?? []} />
      <dl class="facts">
        <div>
          <dt>{words.about}</dt>
          <dd>
            <DirectiveAbout page={page} directive={directive} />
          </dd>
        </div>
        <div>
          <dt>{words.unit}</dt>
          <dd>{directive.unit.name}</dd>
        </div>
        <div>
          <dt>{words.dueOn}</dt>
          <dd>
            <DirectiveDue page={page} directive={directive} />
          </dd>
        </div>
      </dl>
      <section class="panel" aria-labelledby="history">
        <h2 id="history">{words.history}</h2>
        <ol class="directive-lines">
          {lines.map((line) => (
            <Line page={page} line={line} />
          ))}
        </ol>
      </section>
      <Answer {...props} />
      <Decide {...props} />
    </LayoutStaff>
  );
}

function Line({ page: { t }, line: { step, text, by, at, dueAt } }: { page: Page; line: DirectiveLine }) {
  const words = t.directives;
  return (
    <li class={`directive-line directive-line-${step}`}>
      <p>
        <strong>{by}</strong> {words.steps[step]}{" "}
        <small class="muted">
          <DateTime at={at.toISOString()} />
        </small>
      </p>
      {text ? <p class="words">{text}</p> : null}
      {step === "opened" || step === "sent_back" ? (
        <p class="muted small">{words.dueThen(formatDateTime(dueAt))}</p>
      ) : null}
    </li>
  );
}

function Answer({ page: { t, actor }, base, directive, refused }: DirectiveProps) {
  const words = t.directives;
  if (directive.state !== "open" || !actor || !may(actor, "directive.answer")) return null;
  return (
    <form class="panel" method="post" action={`${base}/${directive.id}/answer`}>
      <Field
        t={t}
        id="text"
        label={words.answer}
        hint={words.answerHint}
        required
        error={refused?.errors.find(({ field }) => field === "text")?.message}
        control={(ties) => (
          <textarea {...ties} rows={5} maxlength={4_000} required>
            {refused?.values.text ?? ""}
          </textarea>
        )}
      />
      <button class="button" type="submit">
        {words.answerSend}
      </button>
    </form>
  );
}

function Decide({ page: { t, actor, now }, base, directive, refused }: DirectiveProps) {
  const words = t.directives;
  if (directive.state !== "answered" || !actor || !may(actor, "directive.write")) return null;
  const faultOf = (name: string) => refused?.errors.find(({ field }) => field === name)?.message;
  return (
    <div class="leader-two">
      <form class="panel" method="post" action={`${base}/${directive.id}/accept`}>
        <p>{words.acceptText}</p>
        <button class="button" type="submit">
          {words.accept}
        </button>
      </form>
      <form class="panel" method="post" action={`${base}/${directive.id}/back`}>
        <Field
          t={t}
          id="text"
          label={words.sendBackText}
          required
          error={faultOf("text")}
          control={(ties) => (
            <textarea {...ties} rows={3} maxlength={4_000} required>
              {refused?.values.text ?? ""}
            </textarea>
          )}
        />
        <Field
          t={t}
          id="dueOn"
          label={words.sendBackDue}
          hint={words.sendBackDueHint}
          error={faultOf("dueOn")}
          control={(ties) => <input {...ties} type="date" min={localDate(now)} value={refused?.values.dueOn ?? ""} />}
        />
        <button class="button button-quiet" type="submit">
          {words.sendBack}
        </button>
      </form>
    </div>
  );
}
