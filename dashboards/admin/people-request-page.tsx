import { DateTime } from "#dashboards/components/date-time.tsx";
import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Fact } from "#dashboards/components/fact.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import { may } from "#src/domain/policy.ts";
import type { Holdings } from "#src/services/contacts/holdings.ts";
import type { RequestView } from "#src/services/contacts/list-requests.ts";

interface RequestProps {
  page: Page;
  request: RequestView;
  holdings: Holdings;
  flash?: string | undefined;
  errors?: { field: string; message: string }[];
}

/** One request: its clock, what it is about, and how it is carried out or refused. */
export function RequestPage({ page, request, holdings, flash, errors = [] }: RequestProps) {
  const { t } = page;
  const words = t.people.requests;
  return (
    <LayoutStaff page={page} title={words.title}>
      <p class="crumb">
        <a href="/admin/requests">
          <Icon name="chevron-left" />
          {words.back}
        </a>
      </p>
      <div class="list-head">
        <h1>
          {words.kind[request.kind]} · #{request.id}
        </h1>
        <span class="badge">{words.state[request.state]}</span>
      </div>
      <Flash text={flash} />
      <ErrorSummary title={t.common.errorTitle} errors={errors} />
      <dl class="facts">
        <Fact name={words.received}>
          <DateTime at={request.receivedAt} /> · {request.by}
        </Fact>
        <Fact name={words.due}>
          <DateTime at={request.dueAt} /> {request.late ? <strong class="bad">{words.late}</strong> : null}
        </Fact>
        {request.doneAt ? (
          <Fact name={words.answered}>
            <DateTime at={request.doneAt} />
          </Fact>
        ) : null}
        {request.note ? <Fact name={words.note}>{request.note}</Fact> : null}
        {request.answer ? <Fact name={words.refuseReason}>{request.answer}</Fact> : null}
      </dl>
      <Panel icon="file-text" title={request.state === "open" ? words.holdings : words.outcome}>
        <Counts page={page} counts={request.state === "open" ? holdings : (request.outcome ?? {})} />
      </Panel>
      {request.state === "open" ? <CarryOut page={page} request={request} holdings={holdings} /> : null}
    </LayoutStaff>
  );
}

function Counts({ page, counts }: { page: Page; counts: Record<string, number> }) {
  const names = page.t.people.requests.count;
  return (
    <ul>
      {Object.entries(counts).map(([what, n]) => (
        <li>
          <strong>{n}</strong> {names[what] ?? what}
        </li>
      ))}
    </ul>
  );
}

function CarryOut({ page, request, holdings }: { page: Page; request: RequestView; holdings: Holdings }) {
  const words = page.t.people.requests;
  return (
    <>
      {request.kind === "erase" ? (
        <Panel icon="trash" title={words.willErase}>
          {holdings.openTickets > 0 ? (
            <p class="notice notice-wrong">{words.openWarning(holdings.openTickets)}</p>
          ) : null}
          <p>{words.keeps}</p>
          <form method="post" action={`/admin/requests/${request.id}/erase`}>
            <label class="check">
              <input type="checkbox" name="sure" id="sure" value="on" required />
              <span>{words.sure}</span>
            </label>
            <button class="button button-danger" type="submit">
              {words.erase}
            </button>
          </form>
        </Panel>
      ) : (
        <Export page={page} request={request} />
      )}
      <Panel icon="circle-x" title={words.refuse}>
        <form method="post" action={`/admin/requests/${request.id}/refuse`}>
          <label class="field-label" for="answer">
            {words.refuseReason}
          </label>
          <textarea id="answer" name="answer" rows={2} maxlength={1_000} />
          <button class="button button-quiet" type="submit">
            {words.refuse}
          </button>
        </form>
      </Panel>
    </>
  );
}

function Export({ page, request }: { page: Page; request: RequestView }) {
  const words = page.t.people.requests;
  if (!page.actor || !may(page.actor, "person.export")) return <p class="muted">{words.exportOnlyDesk}</p>;
  return (
    <Panel icon="file-text" title={words.export}>
      <p>{words.exportText}</p>
      <form method="post" action={`/admin/requests/${request.id}/export`}>
        <button class="button" type="submit">
          {words.export}
        </button>
      </form>
    </Panel>
  );
}
