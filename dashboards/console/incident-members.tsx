import { StateBadge } from "#dashboards/components/badges.tsx";
import { DateTime } from "#dashboards/components/date-time.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import type { IncidentMember, IncidentPage } from "#src/services/incidents/load-page.ts";
import { reasonWords } from "./incident-words.tsx";

interface MembersProps {
  page: Page;
  city: City;
  data: IncidentPage;
  all: boolean;
}

/** So many are enough to see what it is about. */
const FIRST = 40;
const SPLIT_FORM = "members-form";

/** Everything that tells of it. Ticked ones can be taken out or become an incident of their own; each can be kept open. */
export function IncidentMembers({ page, city, data, all }: MembersProps) {
  const { incident, members, hidden, mayManage } = data;
  const words = page.t.incidents.memberList;
  const open = (incident.state === "proposed" || incident.state === "confirmed") && !incident.closing;
  const changes = mayManage && open;
  return (
    <Panel icon="messages" title={`${words.title} (${formatNumber(incident.members, page.lang)})`} id="members">
      {changes ? (
        <form id={SPLIT_FORM} method="post" action={`/console/incidents/${incident.reference}/remove`} />
      ) : null}
      <ul class="incident-members">
        {(all ? members : members.slice(0, FIRST)).map((member) => (
          <Member page={page} city={city} member={member} reference={incident.reference} changes={changes} />
        ))}
      </ul>
      {!all && members.length > FIRST ? (
        <p>
          <a href={`/console/incidents/${incident.reference}?all=1#members`}>
            {words.all(formatNumber(members.length, page.lang))}
          </a>
        </p>
      ) : null}
      {hidden > 0 ? <p class="muted">{words.hidden(formatNumber(hidden, page.lang))}</p> : null}
      {changes ? <Changes page={page} data={data} /> : null}
    </Panel>
  );
}

interface MemberProps extends Pick<MembersProps, "page" | "city"> {
  member: IncidentMember;
  reference: string;
  changes: boolean;
}

function Member({ page, city, member, reference, changes }: MemberProps) {
  const { lang, t } = page;
  const words = t.incidents.memberList;
  const name = member.kind === "ticket" ? member.name : words.mention(member.name);
  const href = member.kind === "ticket" ? `/console/tickets/${member.name}` : `/console/mentions/${member.name}`;
  return (
    <li>
      {changes ? (
        <input type="checkbox" form={SPLIT_FORM} name="members" value={member.id} aria-label={words.choose(name)} />
      ) : null}
      <div>
        <p class="incident-member-head">
          <a href={href}>{name}</a>
          {member.state ? <StateBadge state={member.state} lang={lang} /> : null}
          {member.heldOpen ? <span class="badge">{words.held}</span> : null}
          <span class="muted small">
            <DateTime at={member.at} />
            {member.ward ? ` · ${member.ward}` : null}
          </span>
        </p>
        <p class={member.text ? "incident-member-text" : "muted small"}>{member.text || words.noText}</p>
        <p class="muted small">{[fitWords(page, member), ...reasonWords(page, city, member.reasons)].join(" · ")}</p>
        {member.skipped ? <p class="warn small">{skippedWords(page, member.skipped)}</p> : null}
        {changes && member.kind === "ticket" ? <Hold page={page} member={member} reference={reference} /> : null}
      </div>
    </li>
  );
}

function fitWords({ t, lang }: Page, { byMachine, score }: IncidentMember): string {
  const words = t.incidents.memberList;
  return byMachine && score !== null ? words.score(formatNumber(Math.round(score * 100), lang)) : words.byPerson;
}

function skippedWords({ t }: Page, why: string): string {
  const words: Record<string, string> = t.incidents.memberList.skipped;
  return words[why] ?? t.incidents.memberList.skipped.failed;
}

function Hold({ page, member, reference }: Pick<MemberProps, "page" | "member" | "reference">) {
  const words = page.t.incidents.memberList;
  return (
    <form method="post" action={`/console/incidents/${reference}/hold`}>
      <input type="hidden" name="member" value={member.id} />
      <input type="hidden" name="held" value={member.heldOpen ? "" : "1"} />
      <button class="chip-button" type="submit">
        {member.heldOpen ? words.release : words.hold}
      </button>
    </form>
  );
}

function Changes({ page, data: { incident } }: Pick<MembersProps, "page" | "data">) {
  const { t } = page;
  const words = t.incidents.memberList;
  const base = `/console/incidents/${incident.reference}`;
  return (
    <div class="incident-changes">
      <input type="hidden" form={SPLIT_FORM} name="version" value={incident.version} />
      <button class="button button-quiet" type="submit" form={SPLIT_FORM}>
        {words.removeChosen}
      </button>
      <div class="incident-split">
        <Field
          t={t}
          id="split-title"
          label={words.splitTitle}
          control={(ties) => <input {...ties} form={SPLIT_FORM} name="title" maxlength={160} autocomplete="off" />}
        />
        <button class="button button-quiet" type="submit" form={SPLIT_FORM} formaction={`${base}/split`}>
          {words.splitChosen}
        </button>
      </div>
      <form method="post" action={`${base}/add`} class="incident-split">
        <Field
          t={t}
          id="tickets"
          label={words.addLabel}
          hint={words.addHint}
          control={(ties) => <input {...ties} maxlength={2_000} autocomplete="off" required />}
        />
        <button class="button button-quiet" type="submit">
          {words.add}
        </button>
      </form>
    </div>
  );
}
