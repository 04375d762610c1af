import { DateTime } from "#dashboards/components/date-time.tsx";
import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import { ROLE_LABEL, ROLES } from "#src/domain/roles.ts";
import type { UserView } from "#src/services/people/list-users.ts";
import { UserFields } from "./user-fields.tsx";

interface UsersProps {
  page: Page;
  items: UserView[];
  next: string | null;
  filter: Record<string, string>;
  values: Record<string, string>;
  errors: { field: string; message: string }[];
  units: readonly { id: string; name: string }[];
}

export function UsersPage({ page, items, next, filter, values, errors, units }: UsersProps) {
  const { t } = page;
  const words = t.identity.users;
  return (
    <LayoutStaff page={page} title={words.title}>
      <div class="list-head">
        <h1>{words.title}</h1>
        <a href="#add">{words.add}</a>
      </div>
      <ErrorSummary title={t.common.errorTitle} errors={errors} />
      <FindForm page={page} filter={filter} />
      {items.length === 0 ? <EmptyState icon="user" title={words.none} text={words.noneText} /> : null}
      {items.length > 0 ? <UsersTable page={page} items={items} /> : null}
      {next ? (
        <p>
          <a class="button button-quiet" href={`/admin/people?${new URLSearchParams({ ...filter, after: next })}`}>
            {t.identity.tokens.next}
          </a>
        </p>
      ) : null}
      <Panel icon="user" title={words.add} id="add">
        <form method="post" action="/admin/people" novalidate>
          <Field
            t={t}
            id="email"
            label={words.email}
            error={errors.find(({ field }) => field === "email")?.message}
            required
            control={(ties) => (
              <input {...ties} type="email" required maxlength={254} autocomplete="off" value={values.email ?? ""} />
            )}
          />
          <UserFields page={page} values={values} errors={errors} units={units} />
          <button class="button" type="submit">
            {words.create}
          </button>
        </form>
      </Panel>
    </LayoutStaff>
  );
}

function FindForm({ page, filter }: { page: Page; filter: Record<string, string> }) {
  const words = page.t.identity.users;
  return (
    <form class="identity-find" method="get" action="/admin/people">
      <div>
        <label class="field-label" for="q">
          {words.search}
        </label>
        <input id="q" name="q" type="search" maxlength={100} value={filter.q ?? ""} />
      </div>
      <div>
        <label class="field-label" for="find-role">
          {words.role}
        </label>
        <select id="find-role" name="role">
          <option value="">{words.anyRole}</option>
          {ROLES.map((role) => (
            <option value={role} selected={filter.role === role}>
              {ROLE_LABEL[role][page.lang]}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label class="field-label" for="state">
          {words.state}
        </label>
        <select id="state" name="state">
          <option value="">{words.anyState}</option>
          {(["active", "disabled"] as const).map((state) => (
            <option value={state} selected={filter.state === state}>
              {words.states[state]}
            </option>
          ))}
        </select>
      </div>
      <button class="button button-quiet" type="submit">
        {words.find}
      </button>
    </form>
  );
}

function UsersTable({ page, items }: { page: Page; items: UserView[] }) {
  const words = page.t.identity.users;
  return (
    <div class="identity-table-frame">
      <table class="identity-table">
        <caption class="sr">{words.shown(items.length)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.role}</th>
            <th scope="col">{words.security}</th>
            <th scope="col">{words.seen}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((user) => (
            <tr>
              <th scope="row">
                <a href={`/admin/people/${user.id}`}>{user.name}</a>{" "}
                {user.disabledAt ? <span class="badge badge-off">{words.states.disabled}</span> : null}
                <span class="small muted">{user.email}</span>
              </th>
              <td>
                {ROLE_LABEL[user.role][page.lang]}
                <span class="small muted">{user.unit?.name ?? ""}</span>
              </td>
              <td>
                <span class={user.totp || user.passkeys > 0 ? "badge badge-on" : "badge"}>
                  {user.totp || user.passkeys > 0 ? words.second : words.passwordOnly}
                </span>
                {user.invited ? <span class="small muted">{words.invited}</span> : null}
              </td>
              <td>{user.seenAt ? <DateTime at={user.seenAt} /> : <span class="muted">—</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
