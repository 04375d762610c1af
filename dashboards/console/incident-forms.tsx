import { Field } from "#dashboards/components/field.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import { UnitOptions } from "#dashboards/components/unit-options.tsx";
import type { IncidentPageProps } from "./incident-page.tsx";

type FormProps = Pick<IncidentPageProps, "page" | "city" | "data" | "tried">;

/** The values of a form that was refused, else what stands. */
const valueIn = ({ tried }: FormProps, actions: readonly string[], field: string, known: string): string =>
  tried && actions.includes(tried.action) ? (tried.values[field] ?? known) : known;

const faultOf = ({ tried }: FormProps, field: string): string | undefined =>
  tried?.errors.find((error) => error.field === field)?.message;

const Version = ({ data }: Pick<FormProps, "data">) => (
  <input type="hidden" name="version" value={data.incident.version} />
);

/** "2026-11-25T15:00" of the local clock, as the control of a browser wants it. */
const localInput = (iso: string | null): string =>
  iso ? new Date(Date.parse(iso) + 7 * 3_600_000).toISOString().slice(0, 16) : "";

/** Confirming a proposal and keeping a confirmed one up to date are one form: the same things are to be said. */
export function ConfirmForm(props: FormProps) {
  const { page, data } = props;
  const { incident, mayManage } = data;
  const words = page.t.incidents.confirm;
  const proposed = incident.state === "proposed";
  if (!mayManage || !(proposed || incident.state === "confirmed") || incident.closing) return null;
  return (
    <Panel icon="check" title={proposed ? words.title : words.statusTitle} id="confirm">
      {proposed ? <p class="muted">{words.text}</p> : null}
      <form method="post" action={`/console/incidents/${incident.reference}/${proposed ? "confirm" : "status"}`}>
        <Version data={data} />
        <TitleAndUnit {...props} />
        <StatusFields {...props} />
        <label class="check">
          <input
            type="checkbox"
            name="public"
            value="1"
            checked={valueIn(props, BOTH, "public", incident.public ? "1" : "") === "1"}
          />
          <span>{words.public}</span>
        </label>
        <button class="button" type="submit">
          {proposed ? words.send : words.save}
        </button>
      </form>
    </Panel>
  );
}

const BOTH = ["confirm", "status"] as const;

function TitleAndUnit(props: FormProps) {
  const { page, city, data } = props;
  const { t } = page;
  const words = t.incidents.confirm;
  return (
    <>
      <Field
        t={t}
        id="title"
        label={words.name}
        hint={words.nameHint}
        error={faultOf(props, "title")}
        required
        control={(ties) => (
          <input
            {...ties}
            value={valueIn(props, BOTH, "title", data.incident.title)}
            maxlength={160}
            required
            autocomplete="off"
          />
        )}
      />
      <Field
        t={t}
        id="leadUnitId"
        label={words.unit}
        error={faultOf(props, "leadUnitId")}
        required
        control={(ties) => (
          <select {...ties} required>
            <option value="">{words.choose}</option>
            <UnitOptions
              page={page}
              city={city}
              chosen={valueIn(props, BOTH, "leadUnitId", data.incident.leadUnit?.id ?? "")}
            />
          </select>
        )}
      />
    </>
  );
}

function StatusFields(props: FormProps) {
  const { t } = props.page;
  const words = t.incidents.confirm;
  const { incident } = props.data;
  return (
    <>
      <Field
        t={t}
        id="statusLine"
        label={words.status}
        hint={words.statusHint}
        error={faultOf(props, "statusLine")}
        control={(ties) => (
          <input
            {...ties}
            value={valueIn(props, BOTH, "statusLine", incident.statusLine)}
            maxlength={300}
            autocomplete="off"
          />
        )}
      />
      <Field
        t={t}
        id="publicNote"
        label={words.note}
        hint={words.noteHint}
        error={faultOf(props, "publicNote")}
        control={(ties) => (
          <textarea {...ties} rows={3} maxlength={2_000}>
            {valueIn(props, BOTH, "publicNote", incident.publicNote)}
          </textarea>
        )}
      />
      <Field
        t={t}
        id="expectedAt"
        label={words.expected}
        hint={words.expectedHint}
        error={faultOf(props, "expectedAt")}
        control={(ties) => (
          <input
            {...ties}
            type="datetime-local"
            value={valueIn(props, BOTH, "expectedAt", localInput(incident.expectedAt))}
          />
        )}
      />
    </>
  );
}

export function CloseForm(props: FormProps) {
  const { page, data } = props;
  const { t } = page;
  const words = t.incidents.close;
  if (!data.mayManage || data.incident.state !== "confirmed" || data.incident.closing) return null;
  return (
    <Panel icon="checks" title={words.title} id="close">
      <p class="muted">{words.text}</p>
      <p class="muted">{words.once}</p>
      <form method="post" action={`/console/incidents/${data.incident.reference}/close`}>
        <Field
          t={t}
          id="answer"
          label={words.answer}
          error={faultOf(props, "answer")}
          required
          control={(ties) => (
            <textarea {...ties} rows={4} maxlength={2_000} required>
              {valueIn(props, ["close"], "answer", "")}
            </textarea>
          )}
        />
        <button class="button" type="submit">
          {words.send}
        </button>
      </form>
    </Panel>
  );
}

export function MergeForm(props: FormProps) {
  const { page, data } = props;
  const { t } = page;
  const words = t.incidents.merge;
  const { incident, others, mayManage } = data;
  const open = incident.state === "proposed" || incident.state === "confirmed";
  if (!mayManage || !open || incident.closing) return null;
  return (
    <Panel icon="link" title={words.title} id="merge">
      {others.length === 0 ? (
        <p class="muted">{words.none}</p>
      ) : (
        <form method="post" action={`/console/incidents/${incident.reference}/merge`}>
          <Version data={data} />
          <Field
            t={t}
            id="into"
            label={words.into}
            error={faultOf(props, "into")}
            required
            control={(ties) => (
              <select {...ties} required>
                <option value="">{words.choose}</option>
                {others.map(({ reference, title }) => (
                  <option value={reference}>{`${title} (${reference})`}</option>
                ))}
              </select>
            )}
          />
          <button class="button button-quiet" type="submit">
            {words.send}
          </button>
        </form>
      )}
    </Panel>
  );
}

/** What ends a proposal and what begins a closed one again ask for a reason, and nothing else. */
function WhyForm(props: FormProps & { action: "refuse" | "reopen"; icon: "circle-x" | "refresh" }) {
  const { page, data, action, icon } = props;
  const { t } = page;
  const words = t.incidents[action];
  return (
    <Panel icon={icon} title={words.title} id={action}>
      {"text" in words ? <p class="muted">{words.text}</p> : null}
      <form method="post" action={`/console/incidents/${data.incident.reference}/${action}`}>
        <Version data={data} />
        <Field
          t={t}
          id="why"
          label={words.why}
          error={faultOf(props, "why")}
          required
          control={(ties) => <input {...ties} value={valueIn(props, [action], "why", "")} maxlength={500} required />}
        />
        <button class="button button-quiet" type="submit">
          {words.send}
        </button>
      </form>
    </Panel>
  );
}

export const RefuseForm = (props: FormProps) =>
  props.data.mayManage && props.data.incident.state === "proposed" ? (
    <WhyForm {...props} action="refuse" icon="circle-x" />
  ) : null;

export const ReopenForm = (props: FormProps) =>
  props.data.mayReopen ? <WhyForm {...props} action="reopen" icon="refresh" /> : null;
