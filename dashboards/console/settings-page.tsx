import { Flash } from "#dashboards/components/flash.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import type { Page } from "#dashboards/page.ts";
import { DENSITIES, type Density } from "./density.ts";

interface SettingsProps {
  page: Page;
  density: Density;
  /** Notices by e-mail: of the account, and whether this city can send any. */
  mail: { wanted: boolean; possible: boolean };
  saved: boolean;
}

/** How somebody likes to work: keys, what comes next, how close rows stand. Of this browser; notices by mail are of the account. */
export function SettingsPage({ page, density, mail, saved }: SettingsProps) {
  const { t, habits } = page;
  const words = t.work.settings;
  return (
    <LayoutStaff page={page} title={words.title}>
      <PageHead title={words.title} lead={words.lead} />
      <Flash text={saved ? words.saved : undefined} />
      <form class="panel settings" method="post" action="/console/settings">
        <Switch name="keys" on={habits.keys} text={words.keys} hint={words.keysHint} />
        <Switch name="advance" on={habits.advance} text={words.advance} hint={words.advanceHint} />
        <fieldset>
          <legend>{words.density}</legend>
          {DENSITIES.map((one) => (
            <label class="settings-choice">
              <input type="radio" name="density" value={one} checked={one === density} />
              {words.densities[one]}
            </label>
          ))}
        </fieldset>
        <h2>{words.account}</h2>
        <Switch name="mail" on={mail.wanted} text={words.mail} hint={mail.possible ? words.mailHint : words.noMail} />
        <button class="button" type="submit">
          {words.save}
        </button>
        <p class="muted small">{words.more}</p>
      </form>
    </LayoutStaff>
  );
}

interface SwitchProps {
  name: string;
  on: boolean;
  text: string;
  hint: string;
}

const Switch = ({ name, on, text, hint }: SwitchProps) => (
  <div class="settings-switch">
    <input
      type="checkbox"
      id={`settings-${name}`}
      name={name}
      value="on"
      checked={on}
      aria-describedby={`settings-${name}-hint`}
    />
    <label for={`settings-${name}`}>{text}</label>
    <p class="field-hint" id={`settings-${name}-hint`}>
      {hint}
    </p>
  </div>
);
