import type { Child } from "hono/jsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import { PeriodPicker } from "#dashboards/components/period-picker.tsx";
import type { Page } from "#dashboards/page.ts";
import { formatDateTime, localDate } from "#src/domain/local-time.ts";
import { PERIOD_KINDS } from "#src/kpi/period.ts";
import { type LeaderQuery, leaderHref } from "./leader-query.ts";

interface HeadProps {
  page: Page;
  query: LeaderQuery;
  title: string;
  /** The page itself, for the picker. */
  path: string;
  /** Names of what alone is counted. */
  filtered: string[];
  /** What the address holds besides. */
  hidden?: Record<string, string>;
  back?: { href: string; text: string };
  children?: Child;
}

/** Which figures, of which time, as of when. */
export function LeaderHead({ page, query, title, path, filtered, hidden = {}, back, children }: HeadProps) {
  const { t, lang } = page;
  const words = t.leader;
  const href = (from: string) => leaderHref(path, query, { ...hidden, from });
  return (
    <>
      <PageHead title={title} back={back}>
        {children}
      </PageHead>
      <div class="leader-when">
        <PeriodPicker
          t={t}
          action={path}
          kinds={[...PERIOD_KINDS, "range" as const].map((value) => ({ value, text: words.kinds[value] }))}
          kind={query.kind}
          from={localDate(query.from)}
          until={localDate(query.until)}
          hidden={{ ...query.filter, ...hidden }}
          label={query.label[lang]}
          steps={
            query.steps
              ? {
                  before: href(query.steps.before),
                  after: query.steps.after && href(query.steps.after),
                  current: leaderHref(path, query, { ...hidden, from: undefined }),
                }
              : undefined
          }
        />
        <p class="muted small">{words.updated(formatDateTime(page.now))}</p>
        {filtered.length > 0 ? (
          <p>
            {words.filtered(filtered.join(", "))}{" "}
            <a href={leaderHref(path, { ...query, filter: {} }, hidden)}>{words.clear}</a>
          </p>
        ) : null}
      </div>
    </>
  );
}
