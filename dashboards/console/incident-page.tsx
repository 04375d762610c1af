import { DateTime } from "#dashboards/components/date-time.tsx";
import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Fact } from "#dashboards/components/fact.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { IncidentMap } from "#dashboards/components/incident-map.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import type { IncidentPage as PageData } from "#src/services/incidents/load-page.ts";
import type { AnswerPreview } from "#src/services/incidents/preview-answer.ts";
import { IncidentAnswer } from "./incident-answer.tsx";
import { CloseForm, ConfirmForm, MergeForm, RefuseForm, ReopenForm } from "./incident-forms.tsx";
import { LikelyIncidents } from "./incident-likely.tsx";
import { IncidentMembers } from "./incident-members.tsx";
import { IncidentTimeline } from "./incident-timeline.tsx";
import { IncidentState, reasonWords } from "./incident-words.tsx";

/** What was entered and refused, or is being looked at before it is sent. */
export interface IncidentTry {
  action: string;
  values: Record<string, string>;
  errors: { field: string; message: string }[];
}

export interface IncidentPageProps {
  page: Page;
  city: City;
  data: PageData;
  /** Every member, not only the first. */
  all: boolean;
  /** Given out with each answer form. */
  answerKey: string;
  tried?: IncidentTry | undefined;
  preview?: AnswerPreview | undefined;
  flash?: string | undefined;
}

/** One incident: where it stands, who tells of it, what was done, and what can be done next. */
export function IncidentPageView(props: IncidentPageProps) {
  const { page, city, data, tried, flash } = props;
  const { t } = page;
  const words = t.incidents;
  const { incident } = data;
  return (
    <LayoutStaff page={page} title={`${incident.reference} ${incident.title}`}>
      <PageHead
        title={incident.title}
        lead={incident.reference}
        back={{ href: "/console/incidents", text: words.back }}
      >
        <IncidentState page={page} incident={incident} />
        <UndoForm page={page} data={data} />
      </PageHead>
      <Flash text={flash} />
      <ErrorSummary title={t.common.errorTitle} errors={tried?.errors ?? []} />
      {incident.closing ? <p class="notice">{words.closing}</p> : null}
      <div class="ticket incident">
        <div class="ticket-left">
          <Facts page={page} data={data} />
          <LikelyIncidents page={page} data={data} />
          {incident.state === "proposed" ? <ConfirmForm {...props} /> : null}
          <IncidentAnswer {...props} />
          <IncidentMembers page={page} city={city} data={data} all={props.all} />
        </div>
        <div class="ticket-right">
          <Panel icon="map-2" title={words.map.title} id="map">
            <IncidentMap
              page={page}
              city={city}
              wards={incident.wards}
              points={data.members.flatMap(({ position }) => position ?? [])}
            />
          </Panel>
          <Why page={page} city={city} data={data} />
          {incident.state === "confirmed" ? <ConfirmForm {...props} /> : null}
          <CloseForm {...props} />
          <MergeForm {...props} />
          <RefuseForm {...props} />
          <ReopenForm {...props} />
        </div>
        <div class="ticket-past">
          <IncidentTimeline page={page} data={data} />
        </div>
      </div>
    </LayoutStaff>
  );
}

function Facts({ page, data: { incident } }: Pick<IncidentPageProps, "page" | "data">) {
  const { t, lang } = page;
  const words = t.incidents;
  return (
    <Panel icon="alert-triangle" title={incident.statusLine || words.states[incident.state]}>
      <dl class="facts">
        <Fact name={t.track.sector}>{sectorLabel(incident.sector, lang)}</Fact>
        <Fact name={words.leadUnit}>{incident.leadUnit?.name ?? words.noUnit}</Fact>
        <Fact name={words.columns.people}>
          {words.people(formatNumber(incident.people, lang))}, {words.members(formatNumber(incident.members, lang))}
        </Fact>
        <Fact name={words.expected}>{incident.expectedAt ? <DateTime at={incident.expectedAt} /> : words.unknown}</Fact>
        <Fact name={words.since}>
          <DateTime at={incident.firstAt} />
        </Fact>
        <Fact name={words.last}>
          <DateTime at={incident.lastAt} />
        </Fact>
        <Fact name={words.where}>{incident.wards.map(({ name }) => name).join(", ") || words.unknown}</Fact>
      </dl>
      {incident.public ? (
        <p>
          {words.publicYes}. <a href={`/su-co/${incident.reference}`}>{words.publicSee}</a>
        </p>
      ) : null}
    </Panel>
  );
}

function Why({ page, city, data: { incident } }: Pick<IncidentPageProps, "page" | "city" | "data">) {
  const why = reasonWords(page, city, incident.why);
  if (why.length === 0) return null;
  return (
    <Panel icon="bulb" title={page.t.incidents.whyTitle}>
      <ul class="reasons">
        {why.map((reason) => (
          <li>{reason}</li>
        ))}
      </ul>
    </Panel>
  );
}

function UndoForm({ page, data }: Pick<IncidentPageProps, "page" | "data">) {
  const { incident, undoable } = data;
  if (!undoable) return null;
  const words = page.t.incidents;
  return (
    <form method="post" action={`/console/incidents/${incident.reference}/undo`}>
      <input type="hidden" name="version" value={incident.version} />
      <button class="button button-quiet" type="submit">
        {words.undo(words.steps[undoable])}
      </button>
    </form>
  );
}
