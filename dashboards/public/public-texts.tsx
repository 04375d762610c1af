import type { Child } from "hono/jsx";
import type { Page } from "#dashboards/page.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import type { PublicText } from "#src/services/public-texts/list-public-texts.ts";

/** "2026-11" as people say it: "11/2026". */
const monthOf = (month: string) => month.split("-").reverse().join("/");

/** What was reported and answered, without personal data. @param act what staff may do with each, in the preview */
export function PublicTextCards({
  page: { t, lang },
  items,
  act,
}: {
  page: Page;
  items: readonly PublicText[];
  act?: (item: PublicText) => Child;
}) {
  const words = t.publicTexts;
  return (
    <ul class="open-texts">
      {items.map((item) => (
        <li class="panel open-text">
          <p class="muted small">
            {words.where(sectorLabel(item.sector, lang), item.ward?.name ?? words.someWard)} ·{" "}
            {words.resolvedIn(monthOf(item.month))}
          </p>
          <p class="words">{item.text}</p>
          <p class="open-text-answer">
            <strong>{words.answer}: </strong>
            <span class="words">{item.answer}</span>
          </p>
          {act?.(item)}
        </li>
      ))}
    </ul>
  );
}

/** The part of the public page; nothing where the city shows none. */
export function PublicTexts({ page, items }: { page: Page; items: readonly PublicText[] }) {
  if (items.length === 0) return null;
  const words = page.t.publicTexts;
  return (
    <section class="open-shown">
      <h2>{words.shown}</h2>
      <p class="muted">{words.shownText}</p>
      <PublicTextCards page={page} items={items} />
    </section>
  );
}
