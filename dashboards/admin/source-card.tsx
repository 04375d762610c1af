import { DateTime } from "#dashboards/components/date-time.tsx";
import { Fact } from "#dashboards/components/fact.tsx";
import { Icon, type IconName } from "#dashboards/components/icon.tsx";
import { Meter } from "#dashboards/components/meter.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import type { SourceKind } from "#src/domain/listening/source-kinds.ts";
import { formatDate } from "#src/domain/local-time.ts";
import type { SourceHealth, SourceView } from "#src/services/sources/list-sources.ts";

export const SOURCE_ICON: Record<SourceKind, IconName> = {
  facebook_page: "brand-messenger",
  youtube: "player-play",
  newspaper: "book-2",
  webhook: "antenna",
  import: "file-text",
  pasted: "link",
};

const HEALTH_ICON: Record<SourceHealth, IconName> = {
  ok: "circle-check",
  failing: "alert-triangle",
  paused: "player-pause",
  waiting: "hourglass",
  told: "inbox",
};

/** One source: how it does, what it brought, what it cost, and what can be done about it. */
export function SourceCard({ page, source }: { page: Page; source: SourceView }) {
  const words = page.t.sources;
  const { id, name, kind, health, fault } = source;
  return (
    <li class={health === "failing" ? "panel channel-card channel-shut" : "panel channel-card"}>
      <h2>
        <Icon name={SOURCE_ICON[kind]} />
        <a href={`/admin/sources/${id}`}>{name}</a>
      </h2>
      <p class="muted small source-kind">
        {words.kinds[kind]} · <code>{id}</code>
      </p>
      {fault ? (
        <p class={health === "failing" ? "notice notice-wrong" : "notice"}>
          <Icon name={health === "failing" ? "alert-triangle" : "info-circle"} />
          <span>{words.faults[fault.code](fault.facts)}</span>
        </p>
      ) : null}
      <dl class="facts facts-tight">
        <Fact name={words.facts.state}>
          <span class={`source-health source-${health}`}>
            <Icon name={HEALTH_ICON[health]} />
            {words.health[health]}
          </span>
          {fault && health === "failing" ? <span class="because">{words.failedTimes(fault.inARow)}</span> : null}
        </Fact>
        <Fact name={words.facts.newest}>
          {source.newestAt ? <DateTime at={source.newestAt.toISOString()} /> : words.facts.none}
        </Fact>
        <Times page={page} source={source} />
        <Today page={page} source={source} />
      </dl>
      <Acts page={page} source={source} />
    </li>
  );
}

function Times({ page, source: { okAt, nextAt, health, waiting, retentionDays, told } }: CardProps) {
  const { facts } = page.t.sources;
  const n = (value: number) => formatNumber(value, page.lang);
  return (
    <>
      {health === "told" && !okAt ? null : (
        <Fact name={facts.okAt}>{okAt ? <DateTime at={okAt.toISOString()} /> : facts.never}</Fact>
      )}
      {nextAt ? (
        <Fact name={facts.nextAt}>
          <DateTime at={nextAt.toISOString()} />
        </Fact>
      ) : null}
      {waiting > 0 ? <Fact name={facts.waiting}>{facts.waitingN(n(waiting))}</Fact> : null}
      <Fact name={facts.retention}>{facts.days(n(retentionDays))}</Fact>
      {told.map(({ until, denied }) => (
        <Fact name={facts.hub}>
          {denied ? facts.hubDenied : until ? <HubUntil page={page} until={until} /> : facts.hubAsked}
        </Fact>
      ))}
    </>
  );
}

const HubUntil = ({ page, until }: { page: Page; until: Date }) => (
  <time datetime={until.toISOString()}>{page.t.sources.facts.hubUntil(formatDate(until))}</time>
);

interface CardProps {
  page: Page;
  source: SourceView;
}

/** What the day has cost so far; where there is a budget, as a part of it. */
function Today({ page, source: { today, unitsADay } }: CardProps) {
  const words = page.t.sources;
  const n = (value: number, digits?: number) => formatNumber(value, page.lang, digits);
  const { bytes } = today;
  const size = bytes === 0 ? "" : bytes < 1_048_576 ? `${n(bytes / 1_024)} KB` : `${n(bytes / 1_048_576, 1)} MB`;
  return (
    <Fact name={words.facts.today}>
      {words.today(n(today.items), n(today.requests), size)}
      {unitsADay ? (
        <span class="source-budget">
          <Meter value={Math.min(1, today.units / unitsADay)} />
          <span class="small muted">{words.budget(n(today.units), n(unitsADay))}</span>
        </span>
      ) : null}
    </Fact>
  );
}

function Acts({ page, source: { id, name, health, kind } }: CardProps) {
  const words = page.t.sources;
  const paused = health === "paused";
  const asked = kind === "newspaper" || kind === "youtube" || kind === "facebook_page";
  const turn = paused ? "resume" : "pause";
  return (
    <div class="source-acts">
      {asked ? (
        <form method="post" action={`/admin/sources/${id}/read`}>
          <button class="button button-quiet button-small" type="submit" aria-label={words.readOf(name)}>
            <Icon name="refresh" />
            {words.read}
          </button>
        </form>
      ) : null}
      <form method="post" action={`/admin/sources/${id}/${turn}`}>
        <button
          class="button button-quiet button-small"
          type="submit"
          aria-label={paused ? words.resumeOf(name) : words.pauseOf(name)}
        >
          <Icon name={paused ? "player-play" : "player-pause"} />
          {words[turn]}
        </button>
      </form>
      <a class="button button-quiet button-small" href={`/admin/sources/${id}`} aria-label={words.editOf(name)}>
        <Icon name="pencil" />
        {words.edit}
      </a>
    </div>
  );
}
