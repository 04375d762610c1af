import type { Page } from "#dashboards/page.ts";
import type { ReplyBox } from "#src/services/drafts/load-reply-box.ts";

interface AutomaticProps {
  page: Page;
  box: ReplyBox;
  reference: string;
}

/** Who answers in this conversation: never both. */
export function ReplyAutomatic({ page, box, reference }: AutomaticProps) {
  if (!box.mayDecide) return null;
  const words = page.t.reply;
  return (
    <form class="reply-automatic" method="post" action={`/console/tickets/${reference}/automatic`}>
      {box.withPerson ? <p>{words.withPerson}</p> : null}
      <input type="hidden" name="on" value={box.withPerson ? "1" : "0"} />
      <button class="button button-quiet button-small" type="submit">
        {box.withPerson ? words.giveBack : words.takeOver}
      </button>
    </form>
  );
}
