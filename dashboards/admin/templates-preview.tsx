import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import { type Template, WORDING_WAYS } from "#src/city/pack/templates-file.ts";
import { VARIABLES, type Variable } from "#src/domain/dialogue/template-ids.ts";
import { smsSegments } from "#src/domain/sms-segments.ts";
import { withoutDiacritics } from "#src/domain/without-diacritics.ts";
import { LANGUAGES } from "./templates-form.ts";

/** An unknown variable stays as it is: that it is unknown is said beside the form. */
const filled = (text: string): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => VARIABLES[name as Variable] ?? whole);

/** What the citizen reads on each way, and how long it is. */
export function TemplatePreview({ page, template }: { page: Page; template: Template }) {
  const words = page.t.templates;
  return (
    <Panel icon="eye" title={words.preview} id="preview">
      <p class="muted">{words.previewHint}</p>
      {LANGUAGES.map((language) => {
        const wording = template[language];
        if (!wording) return null;
        return (
          <div>
            <h3>{words.language[language]}</h3>
            <dl class="text-previews">
              {WORDING_WAYS.map((way) => {
                const text = filled(wording.ways?.[way] ?? wording.text);
                const shown = way === "sms" ? withoutDiacritics(text) : text;
                return (
                  <>
                    <dt>
                      {words.ways[way]}
                      <small class="muted">
                        {way === "sms" ? words.segments(smsSegments(shown).segments) : words.characters(shown.length)}
                      </small>
                    </dt>
                    <dd lang={language}>
                      {way === "email" && wording.subject ? <strong>{filled(wording.subject)}</strong> : null}
                      <p class="text-bubble">{shown}</p>
                    </dd>
                  </>
                );
              })}
            </dl>
          </div>
        );
      })}
    </Panel>
  );
}
