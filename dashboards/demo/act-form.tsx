import type { Child } from "hono/jsx";
import type { DemoAct, Who } from "./demo.ts";

/** A form that lets the person do one thing. The island sends it without leaving the page. */
export function ActForm(props: { who: Who; does: DemoAct["do"]; class?: string; children?: Child }) {
  const { who, does, children } = props;
  return (
    <form method="post" action="/demo/act" class={props.class} data-act>
      <input type="hidden" name="channel" value={who.channel} />
      <input type="hidden" name="person" value={who.person} />
      <input type="hidden" name="do" value={does} />
      {children}
    </form>
  );
}
