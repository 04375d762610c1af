import type { Child } from "hono/jsx";
import { Icon, type IconName } from "./icon.tsx";

interface MenuProps {
  label: string;
  icon?: IconName | undefined;
  /** Marks the group that holds the current page. */
  current?: boolean;
  class?: string;
  children?: Child;
}

/** A disclosure, so it opens without script; menus of one name close each other (browsers that know `name`). */
export function Menu({ label, icon, current = false, class: className = "", children }: MenuProps) {
  return (
    <details class={`menu ${className}${current ? " menu-current" : ""}`} name="menu">
      <summary>
        {icon ? <Icon name={icon} /> : null}
        <span>{label}</span>
        <Icon name="chevron-down" class="menu-arrow" />
      </summary>
      <div class="menu-body">{children}</div>
    </details>
  );
}
