import type { Page } from "#dashboards/page.ts";

/** A sentence that the service made, in the language of the page; one that there is in Vietnamese only is marked as that (WCAG 3.1.2). */
export function Said({ page: { lang, t }, sentence }: { page: Pick<Page, "lang" | "t">; sentence: string }) {
  const text = t.said(sentence);
  return lang === "vi" || text !== sentence ? <>{text}</> : <span lang="vi">{text}</span>;
}
