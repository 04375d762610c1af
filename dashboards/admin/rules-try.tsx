import { Field } from "#dashboards/components/field.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import { WardOptions } from "#dashboards/components/ward-options.tsx";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import { localDate } from "#src/domain/local-time.ts";
import { SECTORS } from "#src/domain/sectors.ts";
import { URGENCIES, URGENCY_LABEL } from "#src/domain/urgency.ts";
import type { Explained } from "#src/services/routing/explain.ts";
import { type Kept, KeptFields } from "./rules-kept.tsx";
import { factWords } from "./rules-words.ts";

interface TryProps {
  page: Page;
  city: City;
  kept: Kept;
  values: Record<string, string>;
  result: Explained | undefined;
}

/** A box in which an administrator sees where a ticket would go, and why. */
export function TryPanel({ page, city, kept, values, result }: TryProps) {
  const { t, lang } = page;
  const words = t.routing;
  const sector = values["try-sector"] || kept.sector;
  return (
    <Panel icon="bulb" title={words.try} id="try">
      <p class="muted">{words.tryHint}</p>
      <form method="post" action="/admin/rules#try" enctype="multipart/form-data">
        <KeptFields kept={kept} />
        <div class="grid-fields">
          <Field
            t={t}
            id="try-sector"
            label={words.trySector}
            control={(ties) => (
              <select {...ties}>
                {SECTORS.map(({ id, label }) => (
                  <option value={id} selected={id === sector}>
                    {label[lang]}
                  </option>
                ))}
              </select>
            )}
          />
          <Field
            t={t}
            id="try-ward"
            label={words.tryWard}
            control={(ties) => (
              <select {...ties}>
                <option value="">{words.tryNoWard}</option>
                <WardOptions t={t} wards={city.wards} chosen={values["try-ward"] ?? ""} />
              </select>
            )}
          />
          <Field
            t={t}
            id="try-urgency"
            label={words.tryUrgency}
            control={(ties) => (
              <select {...ties}>
                {URGENCIES.map((urgency) => (
                  <option value={urgency} selected={urgency === (values["try-urgency"] || "normal")}>
                    {URGENCY_LABEL[urgency][lang]}
                  </option>
                ))}
              </select>
            )}
          />
          <Field
            t={t}
            id="try-width"
            label={words.tryWidth}
            control={(ties) => (
              <input {...ties} type="number" min="1" max="200" step="0.1" value={values["try-width"] ?? ""} />
            )}
          />
          <Field
            t={t}
            id="try-at"
            label={words.tryAt}
            control={(ties) => <input {...ties} type="date" value={values["try-at"] || localDate(page.now)} />}
          />
        </div>
        <Field
          t={t}
          id="try-text"
          label={words.tryText}
          hint={words.tryTextHint}
          control={(ties) => (
            <textarea {...ties} rows={2} maxlength={2_000}>
              {values["try-text"] ?? ""}
            </textarea>
          )}
        />
        <button class="button button-quiet" type="submit" name="do" value="try">
          {words.tryGo}
        </button>
      </form>
      {result ? <Result page={page} city={city} result={result} /> : null}
    </Panel>
  );
}

function Result({ page, city, result: { routing, facts } }: { page: Page; city: City; result: Explained }) {
  const words = page.t.routing;
  const used = factWords(page, city, facts);
  return (
    <div class="try-result" role="status">
      <h3>{words.tryResult}</h3>
      {routing ? (
        <>
          <p>
            <strong class="big">{routing.unit.name}</strong>
            <br />
            {routing.rule} <span class="muted">({words.tryLine(routing.ruleId)})</span>
          </p>
          {routing.refuse ? (
            <p class="notice">
              {routing.refuse.reason} {words.whereToGo}: {routing.refuse.where}
            </p>
          ) : null}
          {routing.also.length > 0 ? (
            <p>
              {words.also}: {routing.also.map(({ name }) => name).join("; ")}
            </p>
          ) : null}
        </>
      ) : (
        <p>{words.tryNobody}</p>
      )}
      <p class="small muted">
        {words.tryFacts}: {used.length > 0 ? used.join(", ") : words.tryNoFacts}
      </p>
      {routing?.steps && routing.steps.length > 0 ? (
        <details>
          <summary>{words.steps(routing.steps.length)}</summary>
          <ol class="steps">
            {routing.steps.map(({ rule, unmet }) => (
              <li>
                <code>{rule}</code>: {unmet}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </div>
  );
}
