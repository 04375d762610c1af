import { Icon } from "#dashboards/components/icon.tsx";
import { MarkedText } from "#dashboards/components/marked-text.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import type { MentionPage } from "#src/services/listening/load-mention.ts";
import type { MentionView } from "#src/services/listening/view.ts";
import { type ActsProps, MentionActs } from "./mention-acts.tsx";
import { MentionHistory } from "./mention-history.tsx";
import { MentionMark, MentionSource } from "./mention-row.tsx";
import { MentionWhy } from "./mention-why.tsx";

interface DetailProps extends ActsProps {
  data: MentionPage;
}

/** One post as it stands at its source, why it is here, what can be done about it. */
export function MentionDetail({ data, ...acts }: DetailProps) {
  const { page, query } = acts;
  const { mention } = data;
  const words = page.t.listening.one;
  return (
    <article
      class={mention.urgency === "critical" ? "mention-one mention-one-critical" : "mention-one"}
      data-subject={mention.id}
    >
      <header>
        <h2 class="sr">{words.post}</h2>
        <MentionSource page={page} mention={mention} />
        <span class="muted small">{page.t.listening.kinds[mention.kind]}</span>
        <MentionMark page={page} state={mention.state} />
        <Became page={page} mention={mention} />
      </header>
      <PostText page={page} mention={mention} />
      <p class="mention-facts muted small">
        <span>{words.postedAt(formatDateTime(new Date(mention.postedAt)))}</span>
        {mention.changedAt === mention.postedAt ? null : (
          <span>{words.changedAt(formatDateTime(new Date(mention.changedAt)))}</span>
        )}
        {mention.author ? <span>{words.by(mention.author)}</span> : null}
        {mention.reach > 0 ? <span>{words.reach(formatNumber(mention.reach, page.lang))}</span> : null}
        <OriginalLink page={page} mention={mention} />
      </p>
      <MentionActs {...acts} />
      <MentionWhy page={page} query={query} mention={mention} />
      <Copies page={page} copies={data.copies} />
      <MentionHistory page={page} history={data.history} />
    </article>
  );
}

/** As text alone, whatever its writer put into it. */
function PostText({ page, mention }: { page: Page; mention: MentionView }) {
  if (mention.removed) return <p class="mention-text muted">{page.t.listening.list.removed}</p>;
  const matched = mention.topics.flatMap(({ why }) => why);
  return (
    <p class="mention-text" lang={page.lang === "vi" ? undefined : "vi"}>
      <MarkedText text={mention.text} phrases={[...new Set([...mention.keywords, ...matched])]} />
    </p>
  );
}

/** The source learns neither who looks nor from where. */
function OriginalLink({ page, mention: { url } }: { page: Page; mention: MentionView }) {
  const { one: words, keys } = page.t.listening;
  if (!url) return <span>{words.noLink}</span>;
  return (
    <a href={url} target="_blank" rel="noreferrer noopener" data-key="o" data-says={keys.open}>
      <Icon name="arrow-up-right" />
      {words.open} <kbd>o</kbd>
    </a>
  );
}

function Became({ page, mention }: { page: Page; mention: MentionView }) {
  const words = page.t.listening;
  const { ticket, incident, dismissReason, decidedBy, decidedAt } = mention;
  return (
    <>
      {ticket ? <a href={`/console/tickets/${ticket}`}>{`${words.one.ticket} ${ticket}`}</a> : null}
      {incident ? <a href={`/console/incidents/${incident}`}>{`${words.one.incident} ${incident}`}</a> : null}
      {dismissReason ? <span class="small">{words.one.because(words.reasons[dismissReason])}</span> : null}
      {decidedBy && decidedAt ? (
        <span class="muted small">{words.one.decidedBy(decidedBy, formatDateTime(new Date(decidedAt)))}</span>
      ) : null}
    </>
  );
}

/** Where else the same is said: folded, so that it is one thing to decide on. */
function Copies({ page, copies }: { page: Page; copies: readonly MentionView[] }) {
  const { one: words, keys } = page.t.listening;
  if (copies.length === 0) return null;
  return (
    <details class="mention-same" data-key="c" data-says={keys.copies}>
      <summary>
        <Icon name="copy" />
        {words.copies(copies.length + 1)} <kbd>c</kbd>
      </summary>
      <ul>
        {copies.map((copy) => (
          <li>
            <MentionSource page={page} mention={copy} />
            <p class={copy.removed ? "muted" : undefined}>
              {copy.removed ? page.t.listening.list.removed : copy.text.slice(0, 300)}
            </p>
            {copy.url ? (
              <a href={copy.url} target="_blank" rel="noreferrer noopener">
                {words.open}
              </a>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  );
}
