import { Icon } from "./icon.tsx";

/** What was just done, said once, after the redirect that follows a POST. */
export function Flash({ text }: { text: string | undefined }) {
  if (!text) return null;
  return (
    <p class="notice notice-good flash" role="status">
      <Icon name="circle-check" />
      {text}
    </p>
  );
}
