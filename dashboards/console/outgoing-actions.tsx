import type { Page } from "#dashboards/page.ts";
import type { ShownBubble } from "#src/services/outbox/bubbles-of.ts";
import { wayName } from "./reply-words.ts";

interface ActionsProps {
  page: Page;
  bubble: ShownBubble;
  reference: string;
}

/** For a bubble that failed, or of which nobody knows: again, another way, or what somebody has found out. */
export function OutgoingActions({ page, bubble, reference }: ActionsProps) {
  const words = page.t.reply.outgoing;
  const doubtful = bubble.state === "maybe_sent";
  const others = bubble.proposals.filter((way) => way !== bubble.way);
  const again = doubtful || bubble.proposals.includes(bubble.way);
  return (
    <form class="outgoing-actions" method="post" action={`/console/tickets/${reference}/outgoing/${bubble.id}`}>
      {doubtful ? <p>{words.doubt}</p> : null}
      {doubtful ? <Button name="sent" text={words.isSent} /> : null}
      {doubtful ? <Button name="failed" text={words.isNotSent} /> : null}
      {again ? <Button name="again" text={words.again} /> : null}
      <input type="hidden" name="same" value={bubble.way} />
      {others.length > 0 ? (
        <>
          <select name="way" aria-label={words.way}>
            {others.map((way) => (
              <option value={way}>{wayName(page, way)}</option>
            ))}
          </select>
          <Button name="way" text={words.another} />
        </>
      ) : null}
    </form>
  );
}

const Button = ({ name, text }: { name: string; text: string }) => (
  <button class="button button-quiet button-small" type="submit" name="do" value={name}>
    {text}
  </button>
);
