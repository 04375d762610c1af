import { DateTime } from "#dashboards/components/date-time.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { MarkedText } from "#dashboards/components/marked-text.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import type { Attachment } from "#src/ports/channel.ts";
import type { ReplyBox } from "#src/services/drafts/load-reply-box.ts";
import type { TicketMessage, TicketPage } from "#src/services/tickets/load-page.ts";
import { FetchedFile } from "./fetched-file.tsx";
import { Lightbox } from "./lightbox.tsx";
import { OutgoingState } from "./outgoing-state.tsx";
import { OutgoingUnreached } from "./outgoing-unreached.tsx";
import { ReplyAutomatic } from "./reply-automatic.tsx";

export function Conversation({ page, data, box }: { page: Page; data: TicketPage; box: ReplyBox }) {
  const words = page.t.console.ticket;
  return (
    <Panel icon="message-2" title={words.conversation} id="talk">
      {data.messages.length === 0 ? (
        <p class="muted">{data.ticket.textHidden ? words.textHidden : data.ticket.text || words.noMessages}</p>
      ) : null}
      <ol class="talk">
        {data.messages.map((message) => (
          <Bubble
            page={page}
            message={message}
            box={box}
            ticket={data.ticket}
            keywords={data.verdict?.keywords ?? []}
          />
        ))}
      </ol>
      <OutgoingUnreached page={page} history={data.history} />
      {data.ticket.channel === "zalo" || data.ticket.channel === "facebook" ? (
        <ReplyAutomatic page={page} box={box} reference={data.ticket.reference} />
      ) : null}
      {data.publicAnswer ? (
        <div class="answer">
          <h3>{words.answer}</h3>
          <p class="words">{data.publicAnswer}</p>
        </div>
      ) : null}
      <Lightbox page={page} />
    </Panel>
  );
}

interface BubbleProps {
  page: Page;
  message: TicketMessage;
  box: ReplyBox;
  ticket: TicketPage["ticket"];
  keywords: readonly string[];
}

function Bubble({ page, message, box, ticket, keywords }: BubbleProps) {
  const { reference } = ticket;
  const words = page.t.console.ticket;
  return (
    <li class={`bubble bubble-${message.direction}`}>
      <p class="bubble-who">
        <strong>{words.from[message.direction]}</strong> <DateTime at={message.occurredAt} />
      </p>
      {message.hidden ? (
        <p class="muted">{words.hidden}</p>
      ) : (
        <p class="words">
          {message.direction === "in" ? <MarkedText text={message.text} phrases={keywords} /> : message.text}
        </p>
      )}
      {message.place ? <Told page={page} place={message.place} /> : null}
      {message.attachments.length > 0 ? (
        <ul class="files-list">
          {message.attachments.map((attachment, index) => (
            <li>
              <File page={page} attachment={attachment} reference={reference} n={index + 1} media={message.media} />
              {attachment.type === "audio" ? <p class="muted">{words.unheard}</p> : null}
            </li>
          ))}
        </ul>
      ) : null}
      <OutgoingState {...{ page, message, box, reference }} tracked={ticket.channel === "webform"} />
    </li>
  );
}

/** A position or an address that came without words, or beside them. */
function Told({ page, place }: { page: Page; place: NonNullable<TicketMessage["place"]> }) {
  const { lat, lng, address } = place;
  const words = page.t.console.ticket;
  return (
    <p class="muted">
      <Icon name="map-pin" /> {address ?? words.sharedPlace}
      {lat !== null && lng !== null ? ` (${lat.toFixed(5)}, ${lng.toFixed(5)})` : ""}
    </p>
  );
}

interface FileProps {
  page: Page;
  attachment: Attachment;
  reference: string;
  n: number;
  media: TicketMessage["media"];
}

/**
 * Ours is shown; one that lies with a provider is only a link: loading it would tell them who reads what, and the
 * content security policy forbids it.
 */
function File({ page, attachment, reference, n, media }: FileProps) {
  const fetched = media.find(({ position }) => position === n - 1);
  if (fetched) return <FetchedFile page={page} file={fetched} reference={reference} n={n} />;
  const words = page.t.console.ticket;
  const { type, url, name, mime } = attachment;
  if (type === "upload" && url) {
    const address = `/console/tickets/${reference}/attachments/${encodeURIComponent(url)}`;
    if (mime && !mime.startsWith("image/"))
      return (
        <a href={address} target="_blank" rel="noopener">
          <Icon name="paperclip" />
          {words.attachment} {n} <small>({mime === "application/pdf" ? "PDF" : words.video})</small>
        </a>
      );
    return (
      <a class="photo" href={address}>
        <img src={address} alt={words.image(n)} loading="lazy" />
      </a>
    );
  }
  const label = name ?? `${words.attachment} ${n}`;
  if (!url || !/^https?:\/\//.test(url)) return <span class="muted">{label}</span>;
  return (
    <a href={url} rel="noreferrer noopener" target="_blank">
      <Icon name="paperclip" />
      {label} <small>({words.outside})</small>
    </a>
  );
}
