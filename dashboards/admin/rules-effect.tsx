import { Field } from "#dashboards/components/field.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import { localDate } from "#src/domain/local-time.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import type { DryRun } from "#src/services/routing/dry-run.ts";
import { dayMonthYear, whole } from "./figures.ts";
import { type Kept, KeptFields } from "./rules-kept.tsx";

interface EffectProps {
  page: Page;
  kept: Kept;
  values: Record<string, string>;
  effect: DryRun | undefined;
  noteError: string | undefined;
}

const MONTH_MS = 31 * 86_400_000;

/** What the draft would have done, then putting it in force. */
export function EffectPanel({ page, kept, values, effect, noteError }: EffectProps) {
  const { t } = page;
  const words = t.routing;
  const days = {
    from: values["preview-from"] || localDate(new Date(page.now.getTime() - MONTH_MS)),
    until: values["preview-until"] || localDate(page.now),
  };
  return (
    <Panel icon="route" title={words.preview} id="effect">
      <p class="muted">{words.previewHint}</p>
      <form method="post" action="/admin/rules#effect" enctype="multipart/form-data">
        <KeptFields kept={kept} />
        <div class="grid-fields">
          <Field
            t={t}
            id="preview-from"
            label={words.previewFrom}
            control={(ties) => <input {...ties} type="date" value={days.from} />}
          />
          <Field
            t={t}
            id="preview-until"
            label={words.previewUntil}
            control={(ties) => <input {...ties} type="date" value={days.until} />}
          />
        </div>
        <button class="button button-quiet" type="submit" name="do" value="preview">
          {words.previewGo}
        </button>
      </form>
      {effect ? <Effect page={page} effect={effect} /> : null}
      {effect || noteError ? (
        <form class="apply" method="post" action="/admin/rules" enctype="multipart/form-data">
          <KeptFields kept={kept} />
          <Field
            t={t}
            id="note"
            label={words.note}
            hint={words.noteHint}
            error={noteError}
            required
            control={(ties) => <input {...ties} type="text" maxlength={500} required value={values.note ?? ""} />}
          />
          <p class="muted">{words.applyHint}</p>
          <button class="button" type="submit" name="do" value="apply">
            {words.apply}
          </button>
        </form>
      ) : null}
    </Panel>
  );
}

function Effect({ page, effect }: { page: Page; effect: DryRun }) {
  const { lang } = page;
  const words = page.t.routing;
  const unitName = (unit: { name: string } | null) => unit?.name ?? words.nobody;
  return (
    <div class="effect" role="status">
      <p>
        <strong>{words.previewed(whole(effect.looked, lang), whole(effect.moved, lang))}</strong>{" "}
        {effect.reworded > 0 ? words.reworded(whole(effect.reworded, lang)) : null}{" "}
        {effect.cut ? words.previewCut : null}{" "}
        {effect.asOf.getTime() > page.now.getTime() ? words.previewAsOf(dayMonthYear(localDate(effect.asOf))) : null}
      </p>
      {effect.moves.length > 0 ? (
        <table class="figures">
          <thead>
            <tr>
              {[words.trySector, words.moveFrom, words.moveTo, words.tickets].map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {effect.moves.slice(0, 100).map(({ sector, from, to, tickets }) => (
              <tr>
                <th scope="row">{sectorLabel(sector, lang)}</th>
                <td data-of={words.moveFrom}>{unitName(from)}</td>
                <td data-of={words.moveTo}>{unitName(to)}</td>
                <td data-of={words.tickets}>{whole(tickets, lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {effect.examples.length > 0 ? (
        <details>
          <summary>{words.examples(effect.examples.length)}</summary>
          <ul class="steps">
            {effect.examples.map(({ reference, from, to, rule }) => (
              <li>
                <a href={`/console/tickets/${reference}`}>{reference}</a>: {unitName(from)} → {unitName(to)}
                {rule ? `, ${rule}` : null}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
