import { DateTime } from "#dashboards/components/date-time.tsx";
import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import type { Page } from "#dashboards/page.ts";
import { AUDIT_ACTIONS } from "#src/domain/audit-actions.ts";
import { may } from "#src/domain/policy.ts";
import type { AuditEntry } from "#src/services/audit/list-entries.ts";
import type { AuditProof } from "#src/services/audit/verify.ts";
import { AuditDetails, AuditSubject } from "./audit-words.tsx";

interface AuditProps {
  page: Page;
  items: AuditEntry[];
  next: number | null;
  filter: Record<string, string>;
  proof: AuditProof | null;
}

export function AuditPage({ page, items, next, filter, proof }: AuditProps) {
  const { t, actor } = page;
  const words = t.identity.audit;
  const { before: _, lang: __, ...kept } = filter;
  const query = new URLSearchParams(kept);
  return (
    <LayoutStaff page={page} title={words.title}>
      <div class="list-head">
        <h1>{words.title}</h1>
      </div>
      <p class="lead">{words.lead}</p>
      {proof ? <Proof page={page} proof={proof} /> : null}
      <FindForm page={page} filter={filter} />
      {items.length === 0 ? <EmptyState icon="shield-check" title={words.none} text={words.noneText} /> : null}
      {items.length > 0 ? <AuditTable page={page} items={items} /> : null}
      <nav class="pager" aria-label={words.title}>
        <span class="muted">{words.shown(items.length)}</span>
        {filter.before ? <a href={`/admin/audit?${query}`}>{words.first}</a> : null}
        {next ? (
          <a
            class="button button-quiet"
            href={`/admin/audit?${new URLSearchParams({ ...kept, before: String(next) })}`}
          >
            {words.next}
          </a>
        ) : null}
      </nav>
      {actor && may(actor, "audit.export") ? (
        <form method="post" action={`/admin/audit/export?${query}`}>
          <button class="button button-quiet" type="submit">
            {words.export}
          </button>
          <p class="field-hint">{words.exportHint}</p>
        </form>
      ) : null}
      <form method="post" action="/admin/audit/verify">
        <button class="button button-quiet" type="submit">
          {words.verify}
        </button>
      </form>
    </LayoutStaff>
  );
}

function Proof({ page, proof }: { page: Page; proof: AuditProof }) {
  const words = page.t.identity.audit;
  return (
    <section class={proof.ok ? "notice notice-good" : "notice notice-wrong"} role={proof.ok ? "status" : "alert"}>
      <Icon name={proof.ok ? "shield-check" : "alert-triangle"} />
      <div>
        <p class="notice-title">
          {proof.fault
            ? words.broken(proof.fault.id, words.faults[proof.fault.what] ?? proof.fault.what)
            : words.verified(proof.rows)}
        </p>
        {proof.ok ? (
          <p>
            {words.headHint}{" "}
            <code>
              {proof.head.id}:{proof.head.hash}
            </code>
          </p>
        ) : null}
      </div>
    </section>
  );
}

function FindForm({ page, filter }: { page: Page; filter: Record<string, string> }) {
  const words = page.t.identity.audit;
  const input = (name: string, label: string, type: string) => (
    <div>
      <label class="field-label" for={name}>
        {label}
      </label>
      <input id={name} name={name} type={type} maxlength={254} value={filter[name] ?? ""} />
    </div>
  );
  return (
    <form class="identity-find" method="get" action="/admin/audit">
      {input("who", words.who, "search")}
      <div>
        <label class="field-label" for="action">
          {words.action}
        </label>
        <select id="action" name="action">
          <option value="">{words.anyAction}</option>
          {AUDIT_ACTIONS.map((action) => (
            <option value={action} selected={filter.action === action}>
              {words.actions[action]}
            </option>
          ))}
        </select>
      </div>
      {input("subject", words.subject, "search")}
      {input("from", words.from, "date")}
      {input("until", words.until, "date")}
      <button class="button button-quiet" type="submit">
        {words.find}
      </button>
    </form>
  );
}

function AuditTable({ page, items }: { page: Page; items: AuditEntry[] }) {
  const words = page.t.identity.audit;
  const { at, who, what, subject, details } = words.columns;
  return (
    <div class="identity-table-frame">
      <table class="identity-table">
        <caption class="sr">{words.title}</caption>
        <thead>
          <tr>
            {[at, who, what, subject, details].map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((entry) => (
            <tr>
              <td>
                <DateTime at={entry.at} />
                <span class="small muted">#{entry.id}</span>
              </td>
              <td>
                {entry.actor === "citizen" ? words.nobody : entry.actorName}
                <span class="small muted">{entry.actor}</span>
              </td>
              <td>{words.actions[entry.action] ?? entry.action}</td>
              <td>
                <AuditSubject page={page} subject={entry.subject} />
              </td>
              <td class="audit-details">
                <AuditDetails page={page} details={entry.details} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
