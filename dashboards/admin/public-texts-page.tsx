import { Flash } from "#dashboards/components/flash.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import { PublicTextCards } from "#dashboards/public/public-texts.tsx";
import { SECTORS } from "#src/domain/sectors.ts";
import type { PublicTextsView } from "#src/services/public-texts/manage-public-texts.ts";

interface TextsProps {
  page: Page;
  view: PublicTextsView;
  /** As it is in force, while another setting is looked at. */
  enabledNow: boolean;
  flash?: string | undefined;
}

/** Whether the public page shows words of single tickets, of whom, and which. */
export function PublicTextsPage({ page, view, enabledNow, flash }: TextsProps) {
  const words = page.t.publicTexts;
  return (
    <LayoutStaff page={page} title={words.title}>
      <PageHead title={words.title} lead={words.lead} />
      <Flash text={flash} />
      <p class={enabledNow ? "notice notice-good" : "notice"}>
        <Icon name={enabledNow ? "eye" : "eye-off"} />
        {enabledNow ? words.on : words.off}
      </p>
      {view.hasNames ? null : (
        <div class="notice notice-wrong">
          <Icon name="alert-triangle" />
          <div>
            <p class="notice-title">{words.noNames}</p>
            <p>{words.noNamesText}</p>
          </div>
        </div>
      )}
      <SettingsForm page={page} view={view} />
      <section>
        <h2 class="section-title">{words.previewTitle(view.preview.length)}</h2>
        <p class="muted">{view.preview.length === 0 ? words.previewNone : words.previewText}</p>
        <PublicTextCards
          page={page}
          items={view.preview}
          act={({ reference }) => (
            <form method="post" action="/admin/public-texts/hide">
              <input type="hidden" name="reference" value={reference} />
              <button class="button button-plain" type="submit" aria-label={`${words.hide}: ${reference}`}>
                <Icon name="eye-off" />
                {words.hide}
              </button>
            </form>
          )}
        />
      </section>
    </LayoutStaff>
  );
}

function SettingsForm({
  page: { t, lang },
  view: { settings, versions, hasNames },
}: Pick<TextsProps, "page" | "view">) {
  const words = t.publicTexts;
  return (
    <form class="panel settings" method="post" action="/admin/public-texts">
      <fieldset>
        <legend>{words.consents}</legend>
        <p class="field-hint">{words.consentsHint}</p>
        {versions.length === 0 ? <p class="muted">{words.noConsents}</p> : null}
        <ul class="choices">
          {versions.map(({ version, n }) => (
            <li>
              <Choice
                name="consent"
                value={version}
                on={settings.consentVersions.includes(version)}
                text={words.consentOf(version, formatNumber(n, lang))}
              />
            </li>
          ))}
        </ul>
      </fieldset>
      <fieldset>
        <legend>{words.sectors}</legend>
        <p class="field-hint">{words.sectorsHint}</p>
        <ul class="choices choices-columns">
          {SECTORS.map(({ id, label }) => (
            <li>
              <Choice name="sector" value={id} on={settings.sectors.includes(id)} text={label[lang]} />
            </li>
          ))}
        </ul>
      </fieldset>
      <Choice name="enabled" value="on" on={settings.enabled} text={words.enabled} disabled={!hasNames} />
      <p class="setup-acts">
        <button class="button button-quiet" type="submit" formaction="/admin/public-texts/preview">
          {words.preview}
        </button>
        <button class="button" type="submit">
          {words.save}
        </button>
      </p>
    </form>
  );
}

interface ChoiceProps {
  name: string;
  value: string;
  on: boolean;
  text: string;
  disabled?: boolean;
}

const Choice = ({ name, value, on, text, disabled = false }: ChoiceProps) => (
  <label class="settings-choice">
    <input type="checkbox" name={name} value={value} checked={on} disabled={disabled} />
    {text}
  </label>
);
