import type { Child } from "hono/jsx";
import type { Dictionary } from "#dashboards/i18n/vi.ts";
import { Icon } from "./icon.tsx";

interface DialogProps {
  t: Dictionary;
  id: string;
  title: string;
  /** A drawer comes from the side and leaves the page beside it readable. */
  kind?: "dialog" | "drawer";
  children?: Child;
}

/**
 * Opened by a button with `popovertarget`: no script, Escape and a tap outside close it. A browser that does not know
 * popovers shows the content where it stands.
 */
export function Dialog({ t, id, title, kind = "dialog", children }: DialogProps) {
  return (
    <div id={id} class={`pop pop-${kind}`} popover="auto" role="dialog" aria-labelledby={`${id}-title`}>
      <div class="pop-head">
        <h2 id={`${id}-title`}>{title}</h2>
        <button
          class="pop-close"
          type="button"
          popovertarget={id}
          popovertargetaction="hide"
          aria-label={t.common.close}
        >
          <Icon name="x" />
        </button>
      </div>
      <div class="pop-body">{children}</div>
    </div>
  );
}

interface OpenProps {
  for: string;
  class?: string;
  children?: Child;
}

export function OpenDialog({ for: target, class: className = "button button-quiet", children }: OpenProps) {
  return (
    <button class={className} type="button" popovertarget={target} popovertargetaction="show" aria-haspopup="dialog">
      {children}
    </button>
  );
}

export function CloseDialog({ for: target, class: className = "button button-plain", children }: OpenProps) {
  return (
    <button class={className} type="button" popovertarget={target} popovertargetaction="hide">
      {children}
    </button>
  );
}
