import { Icon, type IconName } from "#dashboards/components/icon.tsx";
import { Said } from "#dashboards/components/said.tsx";
import type { Page } from "#dashboards/page.ts";
import type { ReplyBox } from "#src/services/drafts/load-reply-box.ts";
import type { ShownBubble } from "#src/services/outbox/bubbles-of.ts";
import type { TicketMessage } from "#src/services/tickets/load-page.ts";
import { OutgoingActions } from "./outgoing-actions.tsx";
import { wayName } from "./reply-words.ts";

type Step = ShownBubble["state"] | "delivered" | "seen";

const ICONS: Record<Step, IconName> = {
  queued: "clock",
  sending: "send",
  sent: "check",
  delivered: "checks",
  seen: "eye",
  maybe_sent: "help-circle",
  failed: "alert-triangle",
  cancelled: "x",
};

interface OutgoingProps {
  page: Page;
  message: TicketMessage;
  box: ReplyBox;
  reference: string;
  /** Citizens of a web form read everything on the tracking page. */
  tracked: boolean;
}

/** What became of a message of ours, in words and a sign, and what a person may do about it. */
export function OutgoingState({ page, message, box, reference, tracked }: OutgoingProps) {
  const words = page.t.reply.outgoing;
  const bubble = box.bubbles.find(({ messageId }) => messageId === message.id);
  if (message.direction !== "out") return null;
  if (!bubble) {
    if (message.kind === "echo") return <Line icon="world" text={words.elsewhere} />;
    return tracked ? <Line icon="world" text={words.tracked} /> : null;
  }
  const step: Step = bubble.state === "sent" && bubble.reached ? bubble.reached : bubble.state;
  return (
    <div class={bubble.flagged ? `outgoing outgoing-${step} outgoing-flagged` : `outgoing outgoing-${step}`}>
      <p class="outgoing-line">
        <Icon name={ICONS[step]} />
        <span>
          {wayName(page, bubble.way)}: <Said page={page} sentence={bubble.says} />{" "}
          {bubble.reason ? <Said page={page} sentence={bubble.reason} /> : null}
        </span>
      </p>
      {bubble.flagged && bubble.failure ? <p>{words.failure[bubble.failure]}</p> : null}
      {bubble.flagged && bubble.code ? <p class="outgoing-code">{words.code(bubble.code)}</p> : null}
      {bubble.flagged && box.mayDecide ? <OutgoingActions page={page} bubble={bubble} reference={reference} /> : null}
    </div>
  );
}

const Line = ({ icon, text }: { icon: IconName; text: string }) => (
  <p class="outgoing outgoing-line">
    <Icon name={icon} />
    {text}
  </p>
);
