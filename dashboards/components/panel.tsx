import type { Child } from "hono/jsx";
import { Icon, type IconName } from "./icon.tsx";

/** One titled block of the ticket page. */
export function Panel({ icon, title, id, children }: { icon: IconName; title: string; id?: string; children?: Child }) {
  return (
    <section class="panel" id={id}>
      <h2>
        <Icon name={icon} />
        {title}
      </h2>
      {children}
    </section>
  );
}
