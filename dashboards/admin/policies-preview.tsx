import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import type { EscalationStep, PoliciesFile, PolicyLine } from "#src/city/pack/policies-file.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import { sayMinutes } from "#src/domain/sla/minutes-text.ts";
import { URGENCY_LABEL } from "#src/domain/urgency.ts";
import type { Effect } from "#src/services/calendars/effect.ts";
import { CalendarApply } from "./calendar-apply.tsx";
import { CalendarEffect } from "./calendar-effect.tsx";

interface PreviewProps {
  page: Page;
  before: PoliciesFile;
  after: PoliciesFile;
  effect: Effect;
  version: number;
  note: string;
  error?: string | undefined;
}

/** The policies as they would be, in words, beside what they are; and the tickets that would move. */
export function PoliciesPreview({ page, before, after, effect, version, note, error }: PreviewProps) {
  const words = page.t.calendars;
  const same = JSON.stringify(before) === JSON.stringify(after);
  const clauses = (file: PoliciesFile) => [
    ...file.clocks.map((line, i) => `${words.policies.line(i + 1)}: ${lineSaid(page, line)}`),
    ...file.escalation.map((step, i) => `${words.policies.step(i + 1)}: ${stepSaid(page, step)}`),
    `${words.policies.reopen}: ${words.policies[file.reopen]}`,
  ];
  const [old, next] = [clauses(before), clauses(after)];
  const gone = old.filter((clause) => !next.includes(clause));
  const come = next.filter((clause) => !old.includes(clause));
  return (
    <LayoutStaff page={page} title={words.previewTitle}>
      <p class="crumb">
        <a href="/admin/policies">{words.policies.title}</a>
      </p>
      <h1>{words.previewTitle}</h1>
      {same ? (
        <EmptyState icon="check" title={words.nothing} text={words.nothingText}>
          <a href="/admin/policies">{words.cancel}</a>
        </EmptyState>
      ) : (
        <>
          <Panel icon="clock" title={words.policies.title}>
            {gone.length > 0 ? <h3>{words.before}</h3> : null}
            <ul class="changes">
              {gone.map((clause) => (
                <li>
                  <del>{clause}</del>
                </li>
              ))}
            </ul>
            {come.length > 0 ? <h3>{words.after}</h3> : null}
            <ul class="changes">
              {come.map((clause) => (
                <li>
                  <ins>{clause}</ins>
                </li>
              ))}
            </ul>
          </Panel>
          <CalendarEffect page={page} effect={effect} />
          <CalendarApply
            page={page}
            part="policies"
            document={after}
            version={version}
            note={note}
            error={error}
            cancelHref="/admin/policies"
          />
        </>
      )}
    </LayoutStaff>
  );
}

function lineSaid({ t, lang }: Page, line: PolicyLine): string {
  const words = t.calendars;
  const { when } = line;
  const working = line.calendar === "unit";
  const conditions = [
    ...(when.urgency ?? []).map((one) => URGENCY_LABEL[one][lang]),
    ...(when.sector ?? []).map((id) => sectorLabel(id, lang)),
    ...(when.unitKind ?? []).map((kind) => words.policies.unitKinds[kind] ?? kind),
    ...(when.unit ? [when.unit] : []),
  ];
  const times = [line.forwardMinutes, line.firstResponseMinutes, line.resolutionMinutes].map((minutes) =>
    sayMinutes(minutes, working, lang),
  );
  return `${conditions.join(", ") || words.policies.everything}: ${times.join(" / ")}, ${line.why}`;
}

function stepSaid({ t, lang }: Page, { clock, percent, kind, to, urgency }: EscalationStep): string {
  const words = t.calendars;
  const only = urgency ? ` (${urgency.map((one) => URGENCY_LABEL[one][lang]).join(", ")})` : "";
  const roles = to.map((role) => words.policies.roles[role] ?? role).join(", ");
  return `${words.clocks[clock]} ${percent}%${only}: ${words.policies.kinds[kind]} → ${roles}`;
}
