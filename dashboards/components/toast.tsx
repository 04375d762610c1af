import type { Child } from "hono/jsx";
import { Icon } from "./icon.tsx";

interface ToastProps {
  text: string;
  tone?: "good" | "wrong";
  /** Stays until the next page; otherwise it leaves after eight seconds. Never let the only way to do something leave. */
  lasting?: boolean;
  /** What can be done about it, such as taking it back. */
  children?: Child;
}

/** What has just been done, over the foot of the page. Leaves by CSS alone; reduced motion: without moving. */
export function Toast({ text, tone = "good", lasting = false, children }: ToastProps) {
  return (
    <div class={`toast toast-${tone}${lasting ? "" : " toast-leaves"}`} role={tone === "wrong" ? "alert" : "status"}>
      <Icon name={tone === "wrong" ? "alert-triangle" : "circle-check"} />
      <p>{text}</p>
      {children}
    </div>
  );
}
