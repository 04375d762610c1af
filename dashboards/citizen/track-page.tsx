import { StateBadge } from "#dashboards/components/badges.tsx";
import { DateTime } from "#dashboards/components/date-time.tsx";
import { Fact } from "#dashboards/components/fact.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutCitizen } from "#dashboards/components/layout-citizen.tsx";
import { SlaBar } from "#dashboards/components/sla-bar.tsx";
import type { Page } from "#dashboards/page.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import type { TrackFiles } from "#src/services/media/track-files.ts";
import type { TrackView } from "#src/services/submissions/track.ts";
import { FileLinks } from "./file-links.tsx";
import { OwnText } from "./own-text.tsx";
import { shownSteps } from "./track-steps.ts";

interface TrackProps {
  page: Page;
  ticket: TrackView;
  wrongSecret: boolean;
  files: TrackFiles;
}

export function TrackPage({ page, ticket, wrongSecret, files }: TrackProps) {
  const { t, lang } = page;
  return (
    <LayoutCitizen page={page} title={`${t.track.title} ${ticket.reference}`}>
      <div class="narrow">
        <header class="track-head">
          <p class="track-kicker">{t.track.reference}</p>
          <h1 class="track-code">{ticket.reference}</h1>
          <StateBadge state={ticket.state} lang={lang} />
        </header>
        <p class="lead">{t.track.sentence[ticket.state]}</p>
        {ticket.incident ? (
          <p class="notice">
            <span>
              {t.incidents.open.ofTicket}: <a href={`/su-co/${ticket.incident.reference}`}>{ticket.incident.title}</a>
              {ticket.incident.statusLine ? `. ${ticket.incident.statusLine}` : null}
            </span>
          </p>
        ) : null}
        <Steps page={page} ticket={ticket} />
        <section class="answer">
          <h2>
            <Icon name="message-2" />
            {t.track.answer}
          </h2>
          {ticket.answer ? <p class="words">{ticket.answer}</p> : <p class="muted">{t.track.noAnswer}</p>}
          <FileLinks page={page} title={t.ratings.files.result} files={files.result} />
        </section>
        <Facts page={page} ticket={ticket} />
        <OwnText t={t} reference={ticket.reference} text={ticket.text} wrong={wrongSecret} />
        <FileLinks page={page} title={t.ratings.files.own} files={files.own} />
        {files.ratingUrl ? (
          <p>
            <a class="button" href={files.ratingUrl}>
              <Icon name="star" />
              {t.ratings.rateOwn}
            </a>
          </p>
        ) : null}
        {files.moreUrl ? (
          <p>
            <a class="button button-quiet" href={files.moreUrl}>
              <Icon name="map-pin" />
              {t.more.own}
            </a>
          </p>
        ) : null}
        <Replies page={page} replies={ticket.replies} />
        <p>
          <a href="/t">{t.track.again}</a>
        </p>
      </div>
    </LayoutCitizen>
  );
}

/** What the unit wrote meanwhile: only for whoever has the secret. */
function Replies({ page, replies }: { page: Page; replies: TrackView["replies"] }) {
  if (replies.length === 0) return null;
  return (
    <section class="answer own">
      <h2>{page.t.track.replies}</h2>
      {replies.map(({ at, text }) => (
        <div>
          <p class="muted small">
            <DateTime at={at} />
          </p>
          <p class="words">{text}</p>
        </div>
      ))}
    </section>
  );
}

function Steps({ page, ticket }: Pick<TrackProps, "page" | "ticket">) {
  const { t } = page;
  const words = { done: t.track.stepDone, now: t.track.stepNow, next: t.track.stepNext };
  return (
    <ol class="steps">
      {shownSteps(ticket.state, ticket.createdAt, ticket.steps).map(({ step, status, at }) => (
        <li class={`step step-${status}`} aria-current={status === "now" ? "step" : undefined}>
          <span class="step-dot">{status === "done" ? <Icon name="check" /> : null}</span>
          <span class="step-name">{t.track.steps[step]}</span>
          <span class="step-when">{at ? <DateTime at={at} /> : words[status]}</span>
        </li>
      ))}
    </ol>
  );
}

function Facts({ page, ticket }: Pick<TrackProps, "page" | "ticket">) {
  const { t, lang, now } = page;
  const { unknown } = t.track;
  const ended = ticket.resolvedAt ?? (ticket.state === "rejected" ? ticket.steps.at(-1)?.at : null) ?? null;
  const clock = { startedAt: ticket.createdAt, dueAt: ticket.resolutionDueAt, metAt: ended };
  return (
    <dl class="facts">
      <Fact name={t.track.sector}>{ticket.sector ? sectorLabel(ticket.sector, lang) : unknown}</Fact>
      <Fact name={t.track.ward}>{ticket.ward?.name ?? unknown}</Fact>
      <Fact name={t.track.unit}>{ticket.unit?.name ?? unknown}</Fact>
      <Fact name={t.track.sentAt}>
        <DateTime at={ticket.createdAt} />
      </Fact>
      {ended ? null : (
        <Fact name={t.track.firstResponse}>
          {ticket.firstResponseDueAt ? <DateTime at={ticket.firstResponseDueAt} /> : unknown}
        </Fact>
      )}
      <Fact name={ticket.resolvedAt ? t.track.resolvedAt : t.track.resolution}>
        {ticket.resolvedAt ? (
          <DateTime at={ticket.resolvedAt} />
        ) : ticket.resolutionDueAt ? (
          <SlaBar clock={clock} now={now} t={t} withDate />
        ) : (
          unknown
        )}
      </Fact>
    </dl>
  );
}
