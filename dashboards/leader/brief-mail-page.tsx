import { DataTable } from "#dashboards/components/data-table.tsx";
import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import { Said } from "#dashboards/components/said.tsx";
import type { Page } from "#dashboards/page.ts";
import { formatDate, formatDateTime } from "#src/domain/local-time.ts";
import { may } from "#src/domain/policy.ts";
import type { BriefList, BriefSending, BriefView } from "#src/services/briefs/list-briefs.ts";
import { BriefMailForm } from "./brief-mail-form.tsx";

export interface BriefMailProps {
  page: Page;
  list: BriefList;
  hasPdf: boolean;
  flash?: string | undefined;
  errors?: { field: string; message: string }[];
  /** As typed, where it must be corrected. */
  values?: Record<string, string>;
}

/** Who gets which brief by mail, and what became of the last ones. */
export function BriefMailPage({ page, list, hasPdf, flash, errors = [], values = {} }: BriefMailProps) {
  const { t, actor } = page;
  const words = t.mail.briefs;
  const all = actor !== null && may(actor, "configure");
  return (
    <LayoutStaff page={page} title={words.title}>
      <PageHead title={words.title} lead={words.lead} back={{ href: "/leader/brief", text: t.brief.nav }} />
      <Flash text={flash} />
      <ErrorSummary title={t.common.errorTitle} errors={errors} />
      {list.hasMail ? null : <Missing title={words.noMail} text={words.noMailText} />}
      {hasPdf ? null : <Missing title={words.noPdf} text={words.noPdfText} />}
      <DataTable
        caption={words.title}
        captionHidden
        columns={(["who", "what", "last", "act"] as const).map((key) => ({ key, label: words[key] }))}
        rows={list.items.map((item) => ({ key: item.id, cells: cellsOf(page, list, item) }))}
        empty={words.none}
      />
      <BriefMailForm page={page} forOthers={all} errors={errors} values={values} />
    </LayoutStaff>
  );
}

const Missing = ({ title, text }: { title: string; text: string }) => (
  <div class="notice">
    <Icon name="info-circle" />
    <div>
      <p class="notice-title">{title}</p>
      <p>{text}</p>
    </div>
  </div>
);

function cellsOf(page: Page, { hasMail }: BriefList, item: BriefView) {
  const words = page.t.mail.briefs;
  const { id, name, email, own, about, kind, hour, full, form, lang } = item;
  const length = full ? words.lengths.full : words.lengths.short;
  return [
    <>
      {name} {own ? <small class="muted">({words.you})</small> : null}
      <br />
      <small class="muted">{email}</small>
    </>,
    <>
      {words.abouts[about]}
      <br />
      {words.said(words.kinds[kind], words.hourOf(hour), length, words.forms[form])}
      {lang === "vi" ? null : <small class="muted"> · {words.languages[lang]}</small>}
    </>,
    <Sendings page={page} sendings={item.sendings} />,
    <div class="row-acts">
      {hasMail ? (
        <form method="post" action={`/leader/brief/mail/${id}/test`}>
          <button class="button button-quiet" type="submit" aria-label={`${words.testNow}: ${name}`}>
            {words.testNow}
          </button>
        </form>
      ) : null}
      <form method="post" action={`/leader/brief/mail/${id}/stop`}>
        <button class="button button-plain" type="submit" aria-label={`${words.stop}: ${name}`}>
          {words.stop}
        </button>
      </form>
    </div>,
  ];
}

function Sendings({ page, sendings }: { page: Page; sendings: BriefSending[] }) {
  const words = page.t.mail.briefs;
  if (sendings.length === 0) return <span class="muted">{words.noSendings}</span>;
  return (
    <ul class="brief-sendings">
      {sendings.map(({ state, period, test, createdAt, sentAt, attempts, reason }) => {
        const bad = state === "failed" || state === "maybe_sent";
        return (
          <li class={bad ? "brief-sending-bad" : undefined}>
            {bad ? <Icon name="alert-triangle" /> : null}
            {period ? daysOf(period) : null}
            {test ? ` (${words.test})` : ""}: {words.states[state]}{" "}
            <small class="muted">{formatDateTime(new Date(sentAt ?? createdAt))}</small>
            {state !== "sent" && attempts > 1 ? <small class="muted"> · {words.tries(attempts)}</small> : null}
            {state !== "sent" && reason ? (
              <small class="muted">
                {" "}
                · <Said page={page} sentence={reason} />
              </small>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

/** The last day of a period: its end is the first instant that is not in it. */
function daysOf({ from, until }: { from: string; until: string }): string {
  const [first, last] = [formatDate(new Date(from)), formatDate(new Date(new Date(until).getTime() - 1))];
  return first === last ? first : `${first} – ${last}`;
}
