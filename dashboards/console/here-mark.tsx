import { Icon } from "#dashboards/components/icon.tsx";
import type { Page } from "#dashboards/page.ts";
import type { Here } from "#src/services/presence/who-is-here.ts";

/** "Minh đang viết trả lời và 1 người khác": who else is at a ticket. Nothing when nobody is. */
export function hereText({ t }: Pick<Page, "t">, here: readonly Here[]): string {
  const first = here.find(({ writing }) => writing) ?? here[0];
  if (!first) return "";
  const words = t.list.here;
  const said = first.writing ? words.writing(first.name) : words.looking(first.name);
  return here.length > 1 ? `${said}${words.more(here.length - 1)}` : said;
}

export function HereMark({ page, here }: { page: Page; here: readonly Here[] }) {
  if (here.length === 0) return null;
  return (
    <span class="mark mark-here">
      <Icon name={here.some(({ writing }) => writing) ? "pencil" : "eye"} />
      {hereText(page, here)}
    </span>
  );
}
