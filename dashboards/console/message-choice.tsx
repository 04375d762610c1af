import type { Page } from "#dashboards/page.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import type { TicketMessage } from "#src/services/tickets/load-page.ts";

interface ChoiceProps {
  page: Page;
  messages: readonly TicketMessage[];
  /** Ids of the ticked ones, "12,15". */
  value: string;
  error: string | undefined;
}

/** The citizen's messages as boxes to tick: whole messages are another matter. */
export function MessageChoice({ page, messages, value, error }: ChoiceProps) {
  const { fields } = page.t.console;
  const ticked = value.split(",");
  return (
    <fieldset class={error ? "field field-wrong message-choice" : "field message-choice"}>
      <legend class="field-label">{fields.splitMessages}</legend>
      {error ? (
        <p class="field-error" id="split-messageIds">
          {error}
        </p>
      ) : null}
      {messages
        .filter(({ direction }) => direction === "in")
        .map((message) => (
          <label class="check">
            <input
              type="checkbox"
              name="messageIds"
              value={String(message.id)}
              checked={ticked.includes(String(message.id))}
            />
            <span>
              <span class="choice-text">{message.text || page.t.console.ticket.attachment}</span>
              <span class="muted small">{formatDateTime(new Date(message.occurredAt))}</span>
            </span>
          </label>
        ))}
    </fieldset>
  );
}
