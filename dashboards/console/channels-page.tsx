import { ChannelMark } from "#dashboards/components/channel-mark.tsx";
import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { Fact } from "#dashboards/components/fact.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import type { Page } from "#dashboards/page.ts";
import type { Channel } from "#src/domain/channels.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import type { ShownAccount } from "#src/services/accounts/show-accounts.ts";
import type { AccountTest } from "#src/services/accounts/test-account.ts";

interface ChannelsProps {
  page: Page;
  accounts: readonly ShownAccount[];
  flash: string | undefined;
  /** What a test has just found. */
  tested?: { id: string; test: AccountTest } | undefined;
}

/** Every account: whether it works, when it was last heard of, until when its token lasts, who answers there. */
export function ChannelsPage({ page, accounts, flash, tested }: ChannelsProps) {
  const words = page.t.reply.channels;
  return (
    <LayoutStaff page={page} title={words.title}>
      <Flash text={flash} />
      <PageHead title={words.title} lead={words.lead}>
        <a class="button" href="/admin/channels/new">
          <Icon name="plus" />
          {page.t.admin.accounts.add}
        </a>
      </PageHead>
      {tested ? <TestResult page={page} {...tested} /> : null}
      {accounts.length === 0 ? <EmptyState icon="antenna" title={words.none} text="" /> : null}
      <ul class="channels">
        {accounts.map((account) => (
          <Account page={page} account={account} />
        ))}
      </ul>
    </LayoutStaff>
  );
}

function Account({ page, account }: { page: Page; account: ShownAccount }) {
  const words = page.t.reply.channels;
  const shut = account.needsSignIn || account.state === "disabled";
  return (
    <li class={shut ? "panel channel-card channel-shut" : "panel channel-card"}>
      <h2>
        <ChannelMark channel={account.channel} lang={page.lang} /> <code>{account.id}</code>
      </h2>
      {account.problem !== null || account.needsSignIn ? <Trouble page={page} account={account} /> : null}
      <dl class="facts facts-tight">
        <Fact name={words.state}>
          {account.needsSignIn ? words.signIn : words.states[account.state]}
          {account.waiting > 0 ? `, ${words.waiting(account.waiting)}` : ""}
        </Fact>
        <Fact name={words.lastEvent}>{account.lastEventAt ? at(account.lastEventAt) : words.never}</Fact>
        <Fact name={words.badSignatures}>
          {words.badTimes(account.badSignatures)}
          {account.lastBadSignatureAt ? `, ${words.lastBad(at(account.lastBadSignatureAt))}` : ""}
        </Fact>
        {SIGNS_IN.has(account.channel) ? <Fact name={words.token}>{tokenWords(page, account)}</Fact> : null}
        <Fact name={words.automatic}>
          <Switch page={page} account={account} what="automatic" />
        </Fact>
        <Fact name={words.notices}>
          <Switch page={page} account={account} what="notices" />
        </Fact>
      </dl>
      <form method="post" action={`/admin/channels/${account.id}/test`}>
        <button
          class="button button-quiet button-small"
          type="submit"
          aria-label={page.t.admin.accounts.testOf(account.id)}
        >
          <Icon name="test-pipe" />
          {page.t.admin.accounts.test}
        </button>
      </form>
    </li>
  );
}

/** What the test found, a sentence for each thing looked at. */
function TestResult({ page, id, test: { token, address } }: { page: Page; id: string; test: AccountTest }) {
  const words = page.t.admin.accounts.tests;
  const said =
    token.ok === null
      ? token.reason === "no_token"
        ? words.tokenNone
        : words.tokenNotNeeded
      : token.ok
        ? words.tokenOk
        : words.tokenBad((token.reason ?? "").replace(/\.$/, ""));
  const good = token.ok !== false && address.ok;
  return (
    <div class={`notice notice-${good ? "good" : "wrong"}`} role="status">
      <Icon name={good ? "circle-check" : "alert-triangle"} />
      <div>
        <p class="notice-title">{words.title(id)}</p>
        <p>{said}</p>
        <p>{words[address.reason]}</p>
      </div>
    </div>
  );
}

/** The others have no token of their own that could run out. */
const SIGNS_IN: ReadonlySet<Channel> = new Set(["zalo", "facebook"]);

const at = (iso: string): string => formatDateTime(new Date(iso));

function tokenWords({ t, now }: Page, { tokenUntil, checkedAt }: ShownAccount): string {
  const words = t.reply.channels;
  const checked = checkedAt ? `, ${words.checked(at(checkedAt))}` : "";
  if (!tokenUntil) return `${words.noToken}${checked}`;
  return `${new Date(tokenUntil) < now ? words.tokenOver(at(tokenUntil)) : words.tokenUntil(at(tokenUntil))}${checked}`;
}

/** A first bad answer may be a bad minute of the provider's: it is told, and stops nothing. */
function Trouble({ page, account }: { page: Page; account: ShownAccount }) {
  const words = page.t.reply.channels;
  return (
    <p class="notice notice-wrong">
      <Icon name="alert-triangle" />
      <span>
        {account.needsSignIn ? words.signIn : words.doubt}
        {account.problem ? ` (${page.t.said(account.problem).replace(/\.$/, "")})` : ""}.{" "}
        {account.needsSignIn ? words.todoAdmin : ""}
      </span>
    </p>
  );
}

interface SwitchProps {
  page: Page;
  account: ShownAccount;
  what: "automatic" | "notices";
}

/** Two switches, apart: the machine's answers, and what citizens are told of progress. */
function Switch({ page, account, what }: SwitchProps) {
  const words = page.t.reply.channels;
  const on = account[what];
  const turn = on ? words.turnOff : words.turnOn;
  const label = what === "automatic" ? words.turnLabel : words.turnNotices;
  return (
    <form class="channel-automatic" method="post" action={`/admin/channels/${account.id}/${what}`}>
      <span>{on ? words.on : words.off}</span>
      <input type="hidden" name="on" value={on ? "0" : "1"} />
      <button class="button button-quiet button-small" type="submit" aria-label={label(turn, account.id)}>
        {turn}
      </button>
    </form>
  );
}
