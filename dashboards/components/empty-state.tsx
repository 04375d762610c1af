import type { Child } from "hono/jsx";
import { Icon, type IconName } from "./icon.tsx";

interface EmptyProps {
  icon: IconName;
  title: string;
  text: string;
  /** "good" when nothing to do is the success. */
  tone?: "good" | "plain";
  children?: Child;
}

/** Nothing here, and what to do about it. */
export function EmptyState({ icon, title, text, tone = "plain", children }: EmptyProps) {
  return (
    <div class={`empty empty-${tone}`}>
      <Icon name={icon} />
      <p class="empty-title">{title}</p>
      <p>{text}</p>
      {children}
    </div>
  );
}
