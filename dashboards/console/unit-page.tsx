import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import { StatTile, Tiles } from "#dashboards/components/stat-tile.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import type { RatingView } from "#src/services/csat/list-ratings.ts";
import type { UnitDesk } from "#src/services/unit-desk/load-unit-desk.ts";
import { UnitAbsences } from "./unit-absences.tsx";
import { UnitExtensions } from "./unit-extensions.tsx";
import { UnitLoads } from "./unit-loads.tsx";
import { UnitRatings } from "./unit-ratings.tsx";
import { UnitWaiting } from "./unit-waiting.tsx";

export interface UnitPageProps {
  page: Page;
  desk: UnitDesk;
  /** Bad ones that nobody has answered for yet. */
  ratings: readonly RatingView[];
  ratingErrors?: { field: string; message: string }[] | undefined;
  refusedRating?: { id: string; text: string } | undefined;
  flash?: string | undefined;
  /** What was wrong with a new absence, and what was entered. */
  wrong?: { errors: { field: string; message: string }[]; values: Record<string, string> } | undefined;
}

/** What the lead of a unit looks after: the answer to "who does what, and what waits for me" on one page. */
export function UnitPage(props: UnitPageProps) {
  const { page, desk, ratings, refusedRating, ratingErrors = [], flash, wrong } = props;
  const { t, lang } = page;
  const words = t.work.unit;
  const total = (of: (one: UnitDesk["unassigned"]) => number) =>
    formatNumber(
      [...desk.people, desk.unassigned].reduce((sum, one) => sum + of(one), 0),
      lang,
    );
  const overdue = [...desk.people, desk.unassigned].some((one) => one.overdue > 0);
  return (
    <LayoutStaff page={page} title={words.nav}>
      <PageHead title={words.title(desk.unit.name)} lead={words.lead} />
      <Flash text={flash} />
      <ErrorSummary
        title={t.common.errorTitle}
        errors={[
          ...(wrong?.errors ?? []).map(({ field, message }) => ({ field: field ? `absence-${field}` : "", message })),
          ...ratingErrors,
        ]}
      />
      <div class="unit-tiles">
        <Tiles>
          <StatTile
            t={t}
            level={2}
            label={words.tiles.waiting}
            value={formatNumber(desk.unassigned.open, lang)}
            href="#waiting"
          />
          <StatTile
            t={t}
            level={2}
            label={words.tiles.overdue}
            value={total((one) => one.overdue)}
            tone={overdue ? "alert" : "good"}
            href="/console?due=overdue"
          />
          <StatTile
            t={t}
            level={2}
            label={words.tiles.today}
            value={total((one) => one.dueToday)}
            href="/console?due=today"
          />
          <StatTile
            t={t}
            level={2}
            label={words.tiles.extensions}
            value={formatNumber(desk.extensions.length, lang)}
            href="#extensions"
          />
          <StatTile
            t={t}
            level={2}
            label={words.tiles.ratings}
            value={formatNumber(desk.badRatings, lang)}
            href="#ratings"
          />
        </Tiles>
      </div>
      <div class="unit">
        <div>
          <UnitLoads page={page} desk={desk} />
          <UnitWaiting page={page} desk={desk} />
          <UnitRatings page={page} ratings={ratings} all={desk.badRatings} refused={refusedRating} />
        </div>
        <div>
          <UnitExtensions page={page} desk={desk} />
          <UnitAbsences page={page} desk={desk} wrong={wrong} />
        </div>
      </div>
    </LayoutStaff>
  );
}
