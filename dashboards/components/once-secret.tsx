import { Icon } from "./icon.tsx";

/** A secret that was just made and is never shown again; nothing when there is none. */
export function OnceSecret({ secret, title, text }: { secret: string | undefined; title: string; text: string }) {
  if (!secret) return null;
  return (
    <section class="notice notice-good" role="status">
      <Icon name="key" />
      <div>
        <p class="notice-title">{title}</p>
        <code class="once-secret">{secret}</code>
        <p>{text}</p>
      </div>
    </section>
  );
}
