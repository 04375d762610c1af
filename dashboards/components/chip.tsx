import type { Child } from "hono/jsx";
import { Icon, type IconName } from "./icon.tsx";

interface ChipProps {
  text: string;
  href?: string | undefined;
  current?: boolean | undefined;
  /** The same page without what the chip stands for. */
  removeHref?: string | undefined;
  removeText?: string | undefined;
  icon?: IconName | undefined;
  tone?: "plain" | "good" | "fair" | "bad" | undefined;
}

export function Chips({ label, children }: { label: string; children?: Child }) {
  return (
    <ul class="chip-line" aria-label={label}>
      {children}
    </ul>
  );
}

/** One thing that holds: a filter, a choice, a label. */
export function Chip({ text, href, current, removeHref, removeText, icon, tone = "plain" }: ChipProps) {
  const words = (
    <>
      {icon ? <Icon name={icon} /> : null}
      {text}
    </>
  );
  return (
    <li class={`chip-one chip-${tone}${current ? " chip-current" : ""}`}>
      {href ? (
        <a href={href} aria-current={current ? "true" : undefined}>
          {words}
        </a>
      ) : (
        <span>{words}</span>
      )}
      {removeHref ? (
        <a class="chip-remove" href={removeHref} aria-label={removeText ?? text}>
          <Icon name="x" />
        </a>
      ) : null}
    </li>
  );
}
