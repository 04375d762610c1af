import { DateTime } from "#dashboards/components/date-time.tsx";
import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { OnceSecret } from "#dashboards/components/once-secret.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import { SCOPES } from "#src/domain/actor.ts";
import type { TokenView } from "#src/services/people/tokens.ts";

interface TokensProps {
  page: Page;
  items: TokenView[];
  next: number | null;
  flash?: string | undefined;
  made?: string | undefined;
  values?: { name: string; user: string; days: string } | undefined;
  scopes?: string[] | undefined;
  errors?: { field: string; message: string }[] | undefined;
}

export function TokensPage({ page, items, next, flash, made, values, scopes = [], errors = [] }: TokensProps) {
  const { t } = page;
  const words = t.identity.tokens;
  return (
    <LayoutStaff page={page} title={words.title}>
      <div class="list-head">
        <h1>{words.title}</h1>
      </div>
      <p class="lead">{words.lead}</p>
      <Flash text={flash} />
      <ErrorSummary title={t.common.errorTitle} errors={errors} />
      <OnceSecret secret={made} title={words.created} text={words.createdText} />
      {items.length === 0 ? <EmptyState icon="key" title={words.none} text={words.noneText} /> : null}
      {items.length > 0 ? <TokensTable page={page} items={items} /> : null}
      {next ? (
        <p>
          <a class="button button-quiet" href={`/admin/tokens?before=${next}`}>
            {words.next}
          </a>
        </p>
      ) : null}
      <CreateForm page={page} values={values} scopes={scopes} errors={errors} />
    </LayoutStaff>
  );
}

function TokensTable({ page, items }: { page: Page; items: TokenView[] }) {
  const words = page.t.identity.tokens;
  return (
    <div class="identity-table-frame">
      <table class="identity-table">
        <caption class="sr">{words.title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.scopes}</th>
            <th scope="col">{words.lastUsed}</th>
            <th scope="col">{words.expires}</th>
            <th scope="col">{page.t.identity.users.state}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((token) => (
            <tr>
              <th scope="row">
                {token.name || words.unnamed}
                <span class="small muted">
                  {token.user.name} · {words.createdAt} <DateTime at={token.createdAt} />
                </span>
              </th>
              <td>{token.scopes.map((scope) => words.scope[scope] ?? scope).join(", ")}</td>
              <td>{token.lastUsedAt ? <DateTime at={token.lastUsedAt} /> : words.never}</td>
              <td>{token.expiresAt ? <DateTime at={token.expiresAt} /> : words.noExpiry}</td>
              <td>
                <span class={token.state === "active" ? "badge badge-on" : "badge"}>{words.states[token.state]}</span>
                {token.state === "active" ? (
                  <form method="post" action={`/admin/tokens/${token.id}/revoke`}>
                    <button
                      class="button button-plain"
                      type="submit"
                      aria-label={`${words.revoke}: ${token.name || words.unnamed}`}
                    >
                      {words.revoke}
                    </button>
                  </form>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CreateForm({ page, values, scopes, errors }: Pick<TokensProps, "page" | "values" | "scopes" | "errors">) {
  const { t } = page;
  const words = t.identity.tokens;
  const choices = [90, 30, 365, 0];
  return (
    <Panel icon="key" title={words.create}>
      <form method="post" action="/admin/tokens" novalidate>
        <Field
          t={t}
          id="name"
          label={words.name}
          hint={words.nameHint}
          control={(ties) => <input {...ties} maxlength={100} value={values?.name ?? ""} />}
        />
        <Field
          t={t}
          id="user"
          label={words.user}
          error={errors?.find(({ field }) => field === "user")?.message}
          required
          control={(ties) => (
            <input {...ties} type="email" required maxlength={254} autocomplete="off" value={values?.user ?? ""} />
          )}
        />
        <fieldset class="identity-checks">
          <legend>{words.scopes}</legend>
          {SCOPES.map((scope) => (
            <label class="check" for={`scope-${scope.replace(":", "-")}`}>
              <input
                id={`scope-${scope.replace(":", "-")}`}
                type="checkbox"
                name="scope"
                value={scope}
                checked={scopes?.includes(scope)}
              />
              <span>{words.scope[scope] ?? scope}</span>
            </label>
          ))}
        </fieldset>
        <Field
          t={t}
          id="days"
          label={words.days}
          control={(ties) => (
            <select {...ties}>
              {choices.map((days) => (
                <option value={days} selected={values?.days === String(days)}>
                  {words.dayChoices[days]}
                </option>
              ))}
            </select>
          )}
        />
        <button class="button" type="submit">
          {words.create}
        </button>
      </form>
    </Panel>
  );
}
