import { Icon } from "./icon.tsx";

/** What was just done, said once, after the redirect that follows a POST. */
export function Flash({ text, wrong = false }: { text: string | undefined /** It was not done. */; wrong?: boolean }) {
  if (!text) return null;
  return (
    <p class={`notice ${wrong ? "notice-wrong" : "notice-good"} flash`} role={wrong ? "alert" : "status"}>
      <Icon name={wrong ? "alert-triangle" : "circle-check"} />
      {text}
    </p>
  );
}
