import type { Page } from "#dashboards/page.ts";
import type { Share } from "#src/domain/wilson.ts";
import { CSAT_BY, type CsatReport } from "#src/services/csat/csat-of.ts";

/** The shares of a period with what stands behind them, all together and by one of five. */
export function RatingFigures({ page, report }: { page: Page; report: CsatReport }) {
  const words = page.t.ratings.staff;
  const { total } = report;
  return (
    <section class="panel">
      <h2>{words.period}</h2>
      <dl class="facts rating-totals">
        <Total page={page} name={words.satisfied} hint={words.satisfiedHint} share={total.satisfied} n={total.n} />
        <Total page={page} name={words.accepting} hint={words.acceptingHint} share={total.accepting} n={total.n} />
        <div>
          <dt>{words.response}</dt>
          <dd>
            {shareText(page, total.responseRate)} <small>{words.responseOf(total.n, total.asked)}</small>
          </dd>
        </div>
        <div>
          <dt>{words.notAsked}</dt>
          <dd>
            {total.notAsked} <small>{words.notAskedHint}</small>
          </dd>
        </div>
      </dl>
      <form method="get" action="/console/ratings" class="rating-by">
        <label for="by">{words.by}</label>
        <select id="by" name="by">
          {CSAT_BY.map((by) => (
            <option value={by} selected={by === report.by}>
              {words.byOf[by]}
            </option>
          ))}
        </select>
        <button class="button button-quiet" type="submit">
          {words.show}
        </button>
      </form>
      <Table page={page} report={report} />
    </section>
  );
}

function Table({ page, report }: { page: Page; report: CsatReport }) {
  const words = page.t.ratings.staff;
  return (
    <table class="figures">
      <caption class="sr">{words.byOf[report.by]}</caption>
      <thead>
        <tr>
          {[words.byOf[report.by], words.satisfied, words.accepting, words.n, words.response, words.notAsked].map(
            (name) => (
              <th scope="col">{name}</th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {report.rows.map((row) => (
          <tr>
            <th scope="row">{row.name}</th>
            <td data-of={words.satisfied}>
              {shareText(page, row.satisfied)} <Interval page={page} share={row.satisfied} />
            </td>
            <td data-of={words.accepting}>{shareText(page, row.accepting)}</td>
            <td data-of={words.n}>{row.n}</td>
            <td data-of={words.response}>{shareText(page, row.responseRate)}</td>
            <td data-of={words.notAsked}>{row.notAsked}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface TotalProps {
  page: Page;
  name: string;
  hint: string;
  share: Share | null;
  n: number;
}

function Total({ page, name, hint, share, n }: TotalProps) {
  return (
    <div>
      <dt>
        {name} <small>({hint})</small>
      </dt>
      <dd>
        {shareText(page, share)} <small>n = {n}</small> <Interval page={page} share={share} />
      </dd>
    </div>
  );
}

function Interval({ page, share }: { page: Page; share: Share | null }) {
  if (!share) return null;
  const round = (part: number) => `${Math.round(part * 100)} %`;
  return <small class="muted">{page.t.ratings.staff.interval(round(share.low), round(share.high))}</small>;
}

const shareText = (page: Page, share: Share | null): string =>
  share === null ? page.t.ratings.staff.noData : `${Math.round(share.value * 100)} %`;
