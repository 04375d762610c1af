import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { Icon, type IconName } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import type { Page } from "#dashboards/page.ts";
import { HOTLINE_PROVIDERS } from "#src/domain/channels.ts";
import { ACCOUNT_FIELDS } from "#src/services/accounts/add-account.ts";
import type { CreatedAccount } from "#src/services/accounts/create-account.ts";

/** Channels that can be added here; the others are set up by the city's own lists. */
export const ADDABLE = ["zalo", "facebook", "hotline", "webform"] as const;
export type Addable = (typeof ADDABLE)[number];

/** What is asked for, in this order; the rest keeps its default and can be set on the command line. */
const ASKED: Record<Addable, readonly string[]> = {
  zalo: ["appId", "oaId", "webhookSecret", "appSecret", "refreshToken"],
  facebook: ["pageId", "appId", "appSecret", "verifyToken", "accessToken"],
  hotline: ["provider", "secret", "recordingBaseUrl"],
  webform: ["title"],
};

const SIGN: Record<Addable, IconName> = {
  zalo: "message-2",
  facebook: "brand-messenger",
  hotline: "headset",
  webform: "world",
};

export function ChooseChannelPage({ page }: { page: Page }) {
  const words = page.t.admin.accounts;
  return (
    <LayoutStaff page={page} title={words.chooseTitle}>
      <PageHead
        title={words.chooseTitle}
        lead={words.chooseLead}
        back={{ href: "/admin/channels", text: words.back }}
      />
      <ul class="choices">
        {ADDABLE.map((channel) => (
          <li>
            <a href={`/admin/channels/new/${channel}`}>
              <Icon name={SIGN[channel]} />
              <strong>{words.kinds[channel].title}</strong>
              <span class="muted">{words.kinds[channel].text}</span>
            </a>
          </li>
        ))}
      </ul>
    </LayoutStaff>
  );
}

interface NewProps {
  page: Page;
  channel: Addable;
  /** What was typed, without secrets: those are typed again. */
  values?: Record<string, string>;
  errors?: readonly { field: string; message: string }[];
}

export function NewAccountPage({ page, channel, values = {}, errors = [] }: NewProps) {
  const words = page.t.admin.accounts;
  const title = words.kinds[channel].title;
  const error = (id: string) => errors.find(({ field }) => field === id)?.message;
  const { secrets, required } = ACCOUNT_FIELDS[channel];
  return (
    <LayoutStaff page={page} title={title}>
      <PageHead
        title={title}
        lead={words.kinds[channel].text}
        back={{ href: "/admin/channels/new", text: words.add }}
      />
      <ErrorSummary title={page.t.common.errorTitle} errors={[...errors]} />
      <form class="panel account-form" method="post" action={`/admin/channels/new/${channel}`} autocomplete="off">
        <Field
          t={page.t}
          id="id"
          label={words.id}
          hint={words.idHint}
          error={error("id")}
          required
          control={(ties) => <input {...ties} value={values.id} pattern="[a-z0-9][a-z0-9-]*" maxlength={63} required />}
        />
        {ASKED[channel].map((name) => (
          <Field
            t={page.t}
            id={name}
            label={words.fields[name] ?? name}
            hint={words.hints[name]}
            error={error(name)}
            required={required.includes(name) && !MADE.has(name)}
            control={(ties) =>
              name === "provider" ? (
                <select {...ties}>
                  {HOTLINE_PROVIDERS.map((provider) => (
                    <option value={provider} selected={values.provider === provider}>
                      {provider}
                    </option>
                  ))}
                </select>
              ) : (
                <input
                  {...ties}
                  type={secrets.includes(name) ? "password" : "text"}
                  value={secrets.includes(name) ? undefined : values[name]}
                  autocomplete={secrets.includes(name) ? "new-password" : "off"}
                  spellcheck={false}
                />
              )
            }
          />
        ))}
        {secrets.length > 0 ? (
          <p class="muted">
            <Icon name="lock" /> {words.sealed}
          </p>
        ) : null}
        <button class="button" type="submit">
          {words.create}
        </button>
      </form>
    </LayoutStaff>
  );
}

/** Left empty, the service makes them. */
const MADE = new Set(["verifyToken", "secret"]);

export function AccountCreatedPage({
  page,
  created,
  publicUrl,
}: {
  page: Page;
  created: CreatedAccount;
  publicUrl: string;
}) {
  const words = page.t.admin.accounts;
  const address = created.webhookUrl ?? `${publicUrl}/f/${created.id}`;
  return (
    <LayoutStaff page={page} title={words.created(created.id)}>
      <PageHead title={words.created(created.id)} back={{ href: "/admin/channels", text: words.back }} />
      <section class="panel account-form">
        <label class="field-label" for="address">
          {created.webhookUrl ? words.webhook : words.formLink}
        </label>
        {created.webhookUrl ? <p class="field-hint">{words.webhookText}</p> : null}
        <input id="address" readonly value={address} />
        {created.made ? (
          <div class="notice account-secret">
            <Icon name="key" />
            <div>
              <label class="field-label" for="made">
                {words.fields[created.made.name] ?? created.made.name}
              </label>
              <p>{words.secretOnce}</p>
              <input id="made" readonly value={created.made.value} />
            </div>
          </div>
        ) : null}
        <div class="page-acts">
          <form method="post" action={`/admin/channels/${created.id}/test`}>
            <button class="button" type="submit">
              {words.test}
            </button>
          </form>
          <a class="button button-quiet" href="/admin/channels">
            {words.toList}
          </a>
        </div>
      </section>
    </LayoutStaff>
  );
}
