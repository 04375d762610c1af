import type { Dictionary } from "#dashboards/i18n/vi.ts";
import { Icon } from "./icon.tsx";

export interface ChecklistItem {
  done: boolean;
  title: string;
  text: string;
  href?: string | undefined;
  action?: string | undefined;
}

/** Things to do once, with how far one has come; what is done says so in words too. */
export function Checklist({ t, items }: { t: Dictionary; items: readonly ChecklistItem[] }) {
  return (
    <ol class="checklist">
      {items.map(({ done, title, text, href, action }) => (
        <li class={done ? "checklist-done" : undefined}>
          <Icon name={done ? "circle-check" : "circle-dot"} />
          <div>
            <p class="checklist-title">
              {title}
              <span class="sr"> ({done ? t.ui.done : t.ui.todo})</span>
            </p>
            {done ? null : <p class="muted">{text}</p>}
          </div>
          {!done && href ? (
            <a class="button button-quiet button-small" href={href} aria-label={`${action ?? t.ui.open}: ${title}`}>
              {action ?? t.ui.open}
            </a>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
