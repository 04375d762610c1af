import { Icon } from "#dashboards/components/icon.tsx";
import { Said } from "#dashboards/components/said.tsx";
import type { Page } from "#dashboards/page.ts";
import type { ReplyBox } from "#src/services/drafts/load-reply-box.ts";
import { chosenWay, heldWay, shownWay } from "./reply-try.ts";
import { wayName, wayTitle } from "./reply-words.ts";

interface WaysProps {
  page: Page;
  box: ReplyBox;
  wanted: string;
  error: string | undefined;
}

/** Each way to the citizen, until when it is open, and why it is not. What is shut cannot be chosen, but is told. */
export function ReplyWays({ page, box, wanted, error }: WaysProps) {
  const words = page.t.reply;
  const chosen = chosenWay(box, wanted);
  const [best] = box.ways;
  return (
    <fieldset class={error ? "reply-ways field-wrong" : "reply-ways"} id="reply-way">
      <legend class="field-label">{words.how}</legend>
      {error ? <p class="field-error">{error}</p> : null}
      {best && !best.open && chosen ? (
        <p class="reply-proposed">
          <Icon name="info-circle" />
          {words.proposed(wayName(page, best.way), wayName(page, chosen))}
        </p>
      ) : null}
      {box.ways.map((one) => {
        const kept = one === heldWay(box);
        return (
          <label class={one.open || kept ? "reply-way" : "reply-way reply-way-shut"}>
            <input
              type="radio"
              name="way"
              value={kept ? "best" : one.way}
              checked={one.way === chosen || kept}
              disabled={!one.open && !kept}
            />
            <span>
              <strong>{wayTitle(page, one)}</strong>
              <small>
                <Said page={page} sentence={one.why} /> {kept ? words.heldText : null}
              </small>
            </span>
          </label>
        );
      })}
      {shownWay(box, wanted) === null ? <Otherwise page={page} box={box} /> : null}
    </fieldset>
  );
}

/** No way is open or will be: it is read on the tracking page, or cannot be said at all. */
function Otherwise({ page, box }: Pick<WaysProps, "page" | "box">) {
  const words = page.t.reply;
  if (!box.tracked)
    return (
      <p class="notice notice-wrong">
        <Icon name="alert-triangle" />
        {words.unreachable}
      </p>
    );
  return (
    <label class="reply-way">
      <input type="radio" name="way" value="best" checked />
      <span>
        <strong>{words.tracked}</strong>
        <small>{words.trackedText}</small>
      </span>
    </label>
  );
}

/** Whether it can be said at all now. */
export const isReachable = (box: ReplyBox): boolean => box.tracked || box.ways.some(({ open, held }) => open || held);
