import type { Page } from "#dashboards/page.ts";
import { may } from "#src/domain/policy.ts";
import { ROLE_LABEL, ROLES, type Role } from "#src/domain/roles.ts";

/** What it was done to, in words and with a way there. */
export function AuditSubject({ page, subject }: { page: Page; subject: string }) {
  const [kind = "", id = ""] = subject.split(":");
  if (kind === "ticket") return <a href={`/console/tickets/${id}`}>{id}</a>;
  const name = `${page.t.identity.audit.subjects[kind] ?? kind}${/^\d+$/.test(id) ? ` #${id}` : ""}`;
  const { actor } = page;
  // An auditor reads who did what, and has no business on the pages where people are changed.
  if (kind === "user" && actor && may(actor, "user.manage")) return <a href={`/admin/people/${id}`}>{name}</a>;
  if (kind === "request" && actor && may(actor, "person.request")) return <a href={`/admin/requests/${id}`}>{name}</a>;
  return <>{name}</>;
}

/** Ids, names of fields, counts; what is empty is left out. */
export function AuditDetails({ page, details }: { page: Page; details: Record<string, unknown> }) {
  const { names } = page.t.identity.audit;
  const told = Object.entries(details).filter(([, value]) => value !== null && value !== "");
  return (
    <>
      {told.map(([key, value]) => (
        <span class="small">
          {names[key] ?? key}: {key === "reason" ? reasonText(page, value) : valueText(page, value)}
        </span>
      ))}
    </>
  );
}

const isRole = (value: string): value is Role => (ROLES as readonly string[]).includes(value);

function valueText(page: Page, value: unknown): string {
  const { audit, account } = page.t.identity;
  if (typeof value === "boolean") return value ? audit.yes : audit.no;
  // Before and after of a change: both, in their order.
  if (Array.isArray(value)) return value.map((one) => valueText(page, one ?? "–")).join(" → ");
  if (typeof value === "object") return JSON.stringify(value);
  const text = String(value);
  return isRole(text) ? ROLE_LABEL[text][page.lang] : (account.methods[text] ?? text);
}

function reasonText(page: Page, value: unknown): string {
  const reasons: Record<string, string> = page.t.console.ticket.revealReasons;
  return reasons[String(value)] ?? valueText(page, value);
}
