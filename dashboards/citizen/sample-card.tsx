import { StateBadge } from "#dashboards/components/badges.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import type { Page } from "#dashboards/page.ts";

const STEPS = ["received", "classified", "assigned", "processing", "resolved"] as const;
/** The example stands at "processing". */
const AT = 3;

/** What following a report looks like, shown before anyone sends one. A picture: nothing in it can be operated. */
export function SampleCard({ page }: { page: Page }) {
  const { t, lang } = page;
  return (
    <figure class="sample">
      <figcaption>{t.home.sampleLabel}</figcaption>
      <p class="sample-top">
        <code>PA-26-7K3M9QD</code>
        <StateBadge state="in_progress" lang={lang} />
      </p>
      <p class="sample-text">{t.home.sampleText}</p>
      <ol class="sample-steps" aria-hidden="true">
        {STEPS.map((step, index) => (
          <li class={index < AT ? "done" : index === AT ? "now" : "next"}>
            {index < AT ? <Icon name="check" /> : null}
            <span>{t.track.steps[step]}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
