import { DateTime } from "#dashboards/components/date-time.tsx";
import { Fact } from "#dashboards/components/fact.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import { ROLE_LABEL } from "#src/domain/roles.ts";
import type { AlertPage } from "#src/services/alerts/load-alert.ts";
import { alertWhere, chanceText, usualText } from "./alert-words.ts";

interface FactsProps {
  page: Page;
  data: AlertPage;
}

/** What was seen, against what is usual; who was told of it; which incident was proposed. */
export function AlertFacts({ page, data }: FactsProps) {
  const { t, lang } = page;
  const { alert } = data;
  const words = t.alerts.facts;
  return (
    <Panel icon="antenna" title={t.alerts.rules[alert.rule]}>
      <dl class="facts">
        {alert.rule === "silence" ? null : <Fact name={words.where}>{alertWhere(page, alert)}</Fact>}
        <Fact name={words.raised}>
          <DateTime at={alert.raisedAt} />
        </Fact>
        <Fact name={alert.rule === "silence" ? words.silentFrom : words.from}>
          <DateTime at={alert.fromAt} />
        </Fact>
        {alert.rule === "spike" ? (
          <>
            <Fact name={words.observed}>{formatNumber(alert.observed, lang)}</Fact>
            <Fact name={words.most}>{formatNumber(alert.people, lang)}</Fact>
          </>
        ) : null}
        {alert.rule === "sentiment" ? null : (
          <Fact name={alert.rule === "silence" ? words.missing : words.expected}>
            {usualText(page, alert.expected)}
          </Fact>
        )}
        <Fact name={words.chance}>{chanceText(page, alert)}</Fact>
        {alert.rule === "spike" ? (
          <Fact name={words.incident}>
            <Incident page={page} data={data} />
          </Fact>
        ) : null}
        <Fact name={words.told}>
          <Told page={page} data={data} />
        </Fact>
      </dl>
    </Panel>
  );
}

function Incident({ page: { t }, data: { incident } }: FactsProps) {
  if (!incident) return <>{t.alerts.noIncident}</>;
  return (
    <>
      <a href={`/console/incidents/${incident.reference}`}>{incident.title}</a>{" "}
      <span class={`badge incident-${incident.state}`}>{t.incidents.states[incident.state]}</span>
    </>
  );
}

function Told({ page: { t, lang }, data: { told } }: FactsProps) {
  if (told.length === 0) return <>{t.alerts.toldNobody}</>;
  return (
    <ul class="alert-told">
      {told.map(({ role, at, readAt }) => (
        <li>
          {ROLE_LABEL[role][lang]} <DateTime at={at} />{" "}
          <small class="muted">{readAt ? t.alerts.read : t.alerts.unread}</small>
        </li>
      ))}
    </ul>
  );
}
