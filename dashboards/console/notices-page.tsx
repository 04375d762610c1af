import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { Icon, type IconName } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { Said } from "#dashboards/components/said.tsx";
import { formatAge } from "#dashboards/format/span.ts";
import type { Page } from "#dashboards/page.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import type { NoticeKind } from "#src/domain/notice-kinds.ts";
import { may } from "#src/domain/policy.ts";
import type { NoticeView } from "#src/services/notices/list-notices.ts";

interface NoticesProps {
  page: Page;
  items: NoticeView[];
  next: string | null;
  /** The first page; otherwise there is a way back to it. */
  first: boolean;
}

/** What the signed-in person is told, newest first. */
export function NoticesPage({ page, items, next, first }: NoticesProps) {
  const { t } = page;
  const words = t.console.notices;
  const unread = items.filter(({ readAt }) => readAt === null);
  return (
    <LayoutStaff page={page} title={words.title}>
      <div class="list-head">
        <h1>{words.title}</h1>
        {page.actor !== null && may(page.actor, "contact.reveal") ? (
          <a href="/console/call-backs">{t.templates.callBacks.title}</a>
        ) : null}
        {unread.length > 1 ? (
          <form method="post" action="/console/notices/read">
            {unread.map(({ id }) => (
              <input type="hidden" name="id" value={id} />
            ))}
            <button class="button button-quiet" type="submit">
              {words.readAll}
            </button>
          </form>
        ) : null}
      </div>
      {items.length === 0 ? (
        <EmptyState icon="bell" tone="good" title={words.empty} text={words.emptyText} />
      ) : (
        <ol class="notices">
          {items.map((notice) => (
            <Notice page={page} notice={notice} />
          ))}
        </ol>
      )}
      {next || !first ? (
        <nav class="pager" aria-label={words.title}>
          {first ? null : <a href="/console/notices">{t.console.list.first}</a>}
          {next ? (
            <a class="button button-quiet" href={`/console/notices?cursor=${next}`}>
              {words.older}
            </a>
          ) : null}
        </nav>
      ) : null}
    </LayoutStaff>
  );
}

const ICONS: Record<NoticeKind, IconName> = {
  warning: "clock",
  breach: "alert-triangle",
  escalation: "arrow-forward-up",
  handed_back: "arrow-back-up",
  reopened: "refresh",
  informed: "info-circle",
  mentioned: "message-2",
  call_back: "phone",
  directive: "clipboard-text",
  extension: "hourglass",
  alert: "antenna",
};

function Notice({ page, notice }: { page: Page; notice: NoticeView }) {
  const { t, now } = page;
  const words = t.console.notices;
  const fresh = notice.readAt === null;
  const at = new Date(notice.createdAt);
  return (
    <li class={fresh ? `told told-${notice.kind} told-new` : `told told-${notice.kind}`}>
      <Icon name={ICONS[notice.kind]} />
      <div class="told-words">
        <p class="told-kind">
          {words.kind[notice.kind]}
          {fresh ? <span class="badge">{words.fresh}</span> : null}
        </p>
        <p>
          <Said page={page} sentence={notice.text} />
        </p>
        <p class="muted small">
          <About page={page} notice={notice} /> ·{" "}
          <time datetime={notice.createdAt} title={formatDateTime(at)}>
            {formatAge(at, now, t)}
          </time>
        </p>
      </div>
      {fresh ? (
        <form method="post" action="/console/notices/read">
          <input type="hidden" name="id" value={notice.id} />
          <button
            class="button button-plain"
            type="submit"
            aria-label={`${words.read}: ${notice.reference ?? t.said(notice.text)}`}
          >
            {words.read}
          </button>
        </form>
      ) : null}
    </li>
  );
}

/** Where what it tells of is dealt with. */
function About({ page: { t, actor }, notice }: { page: Page; notice: NoticeView }) {
  if (notice.reference)
    return (
      <a class="reference" href={`/console/tickets/${notice.reference}`}>
        {notice.reference}
      </a>
    );
  if (notice.mention) return <a href={`/console/mentions/${notice.mention}`}>{t.listening.title}</a>;
  if (notice.alert) return <a href={`/console/alerts/${notice.alert}`}>{t.alerts.title}</a>;
  if (notice.kind === "directive")
    return <a href={actor?.role === "leader" ? "/leader/directives" : "/console/directives"}>{t.directives.title}</a>;
  return <a href="/console/call-backs">{t.templates.callBacks.title}</a>;
}
