import { Chip, Chips } from "#dashboards/components/chip.tsx";
import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import type { Page } from "#dashboards/page.ts";
import type { KeptMacro } from "#src/services/macros/list-macros.ts";
import type { Recipients } from "#src/services/tickets/recipients.ts";
import { stepWords } from "./macro-words.ts";

interface MacrosProps {
  page: Page;
  macros: readonly KeptMacro[];
  recipients: Recipients;
  flash: string | undefined;
}

/** The macros that somebody keeps, and those that they see but others keep. */
export function MacrosPage({ page, macros, recipients, flash }: MacrosProps) {
  const words = page.t.work.macros;
  return (
    <LayoutStaff page={page} title={words.page}>
      <PageHead title={words.page} lead={words.lead}>
        <a class="button" href="/console/macros/new">
          {words.add}
        </a>
      </PageHead>
      <Flash text={flash} />
      {macros.length === 0 ? <EmptyState icon="bolt" title={words.none} text={words.noneText} /> : null}
      <ul class="macro-list">
        {macros.map(({ id, name, steps, advance, mine, unitId }) => (
          <li class="panel">
            <div class="macro-top">
              <h2>{mine ? <a href={`/console/macros/${id}`}>{name}</a> : name}</h2>
              <Chips label={name}>
                <Chip text={unitId ? words.own : words.whole} />
                {advance ? <Chip text={words.advance} icon="chevron-right" /> : null}
                {mine ? null : <Chip text={words.others} />}
              </Chips>
            </div>
            {steps.length === 0 ? <p class="muted">{words.noSteps}</p> : null}
            <ol class="macro-steps">
              {steps.map((step) => {
                const { title, details } = stepWords(page, step, recipients);
                return (
                  <li>
                    <strong>{title}</strong> <span class="muted">{details}</span>
                  </li>
                );
              })}
            </ol>
          </li>
        ))}
      </ul>
    </LayoutStaff>
  );
}
