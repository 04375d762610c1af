import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import { URGENCIES, URGENCY_LABEL } from "#src/domain/urgency.ts";
import type { Drift } from "#src/services/understanding/drift.ts";
import { index, percent } from "./figures.ts";

/** What has shifted, in words; the index and its noise for whoever wants them. */
export function DriftPanel({ page, drift }: { page: Page; drift: Drift[] }) {
  const words = page.t.understanding;
  return (
    <Panel icon="history" title={words.drift}>
      <ul class="drift">
        {drift.map((one) => (
          <li>
            <strong>{words.driftOf[one.of]}</strong>
            <Told page={page} drift={one} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Told({ page, drift }: { page: Page; drift: Drift }) {
  const { lang } = page;
  const words = page.t.understanding;
  const { stability } = drift;
  if (!stability) return <p class="muted">{words.driftFew(drift.before, drift.now)}</p>;
  return (
    <>
      <span class={`badge drift-${stability.level}`}>{words.driftLevel[stability.level]}</span>
      <p>{words.driftAdvice[stability.level]}</p>
      {drift.moved.length > 0 ? (
        <p>
          {drift.moved
            .map(({ kind, before, now }) =>
              words.moved(kindLabel(page, drift.of, kind), percent(before, lang), percent(now, lang)),
            )
            .join(" · ")}
        </p>
      ) : null}
      <p class="muted small">{words.index(index(stability.psi, lang), index(stability.byChance, lang))}</p>
    </>
  );
}

function kindLabel({ t, lang }: Page, of: Drift["of"], kind: string): string {
  if (of === "sector") return sectorLabel(kind, lang);
  const urgency = URGENCIES.find((one) => one === kind);
  if (urgency) return URGENCY_LABEL[urgency][lang];
  return { ...t.understanding.language, ...t.understanding.length, ...t.understanding.style }[kind] ?? kind;
}
