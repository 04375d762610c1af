import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import { Tabs } from "#dashboards/components/tabs.tsx";
import type { Page } from "#dashboards/page.ts";
import { Basics } from "./components-basics.tsx";
import { Data } from "./components-data.tsx";

export const SHEET_THEMES = ["light", "dark", "contrast"] as const;
export type SheetTheme = (typeof SHEET_THEMES)[number];

/** Every piece with its states, on a sheet of the theme asked for, whatever theme the page around it has. */
export function ComponentsPage({ page, theme }: { page: Page; theme: SheetTheme }) {
  const words = page.t.admin.components;
  return (
    <LayoutStaff page={page} title={words.title}>
      <PageHead title={words.title} lead={words.lead} />
      <Tabs
        label={page.t.ui.theme.title}
        tabs={SHEET_THEMES.map((one) => ({
          href: `/admin/components?theme=${one}`,
          text: words.themes[one],
          current: one === theme,
        }))}
      />
      <div class={`sheet theme-${theme}`}>
        <Basics page={page} />
        <Data page={page} />
      </div>
    </LayoutStaff>
  );
}
