import type { Page } from "#dashboards/page.ts";
import { Icon, type IconName } from "./icon.tsx";
import { THEMES, type Theme } from "./theme.ts";

const SIGN: Record<Theme, IconName> = {
  system: "device-desktop",
  light: "sun",
  dark: "moon",
  contrast: "contrast",
};

/** Four buttons of one form: works without script, and the answer already looks as chosen. */
export function ThemeChoice({ page }: { page: Pick<Page, "t" | "theme" | "path"> }) {
  const words = page.t.ui.theme;
  return (
    <form class="theme-choice" method="post" action="/theme">
      <fieldset>
        <legend>{words.title}</legend>
        <input type="hidden" name="back" value={page.path} />
        {THEMES.map((theme) => (
          <button type="submit" name="theme" value={theme} aria-pressed={page.theme === theme ? "true" : "false"}>
            <Icon name={SIGN[theme]} />
            {words.names[theme]}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
