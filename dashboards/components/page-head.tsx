import type { Child } from "hono/jsx";
import { Icon } from "./icon.tsx";

interface PageHeadProps {
  title: string;
  lead?: string | undefined;
  /** Where the page belongs, said above its title. */
  back?: { href: string; text: string } | undefined;
  /** What can be done here: buttons, at the end of the line. */
  children?: Child;
}

export function PageHead({ title, lead, back, children }: PageHeadProps) {
  return (
    <div class="page-head">
      <div>
        {back ? (
          <a class="page-back" href={back.href}>
            <Icon name="chevron-left" />
            {back.text}
          </a>
        ) : null}
        <h1>{title}</h1>
        {lead ? <p class="lead">{lead}</p> : null}
      </div>
      {children ? <div class="page-acts">{children}</div> : null}
    </div>
  );
}
