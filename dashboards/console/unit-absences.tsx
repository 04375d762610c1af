import { Field, type Ties } from "#dashboards/components/field.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import type { UnitDesk } from "#src/services/unit-desk/load-unit-desk.ts";
import type { UnitPageProps } from "./unit-page.tsx";

const day = (iso: string) => iso.split("-").toReversed().join("/");

/** Who is away when: the machine gives them nothing then. */
export function UnitAbsences({ page, desk, wrong }: { page: Page; desk: UnitDesk; wrong: UnitPageProps["wrong"] }) {
  const words = page.t.work.unit;
  return (
    <Panel icon="calendar-event" title={words.absences} id="absences">
      {desk.absences.length === 0 ? <p class="muted">{words.absencesNone}</p> : null}
      <ul class="absences">
        {desk.absences.map(({ id, name, fromOn, untilOn, note }) => (
          <li>
            <span>
              <strong>{name}</strong> {words.absent(day(fromOn), day(untilOn))}
              {note ? <span class="muted"> · {note}</span> : null}
            </span>
            <form method="post" action={`/console/unit/absences/${id}/remove`}>
              <button class="icon-button" type="submit" aria-label={words.removeAbsence(name)}>
                <Icon name="x" />
              </button>
            </form>
          </li>
        ))}
      </ul>
      <details open={wrong !== undefined}>
        <summary>{words.addAbsence}</summary>
        <AbsenceForm page={page} desk={desk} wrong={wrong} />
      </details>
    </Panel>
  );
}

function AbsenceForm({ page, desk, wrong }: { page: Page; desk: UnitDesk; wrong: UnitPageProps["wrong"] }) {
  const { t } = page;
  const words = t.work.unit;
  const value = (name: string) => wrong?.values[name] ?? "";
  const field = (name: string, label: string, control: (ties: Ties) => ReturnType<typeof Field>) => (
    <Field
      t={t}
      id={`absence-${name}`}
      label={label}
      error={wrong?.errors.find((one) => one.field === name)?.message}
      required={name !== "note"}
      control={(ties) => control({ ...ties, name })}
    />
  );
  return (
    <form method="post" action="/console/unit/absences" novalidate>
      {field("userId", words.who, (ties) => (
        <select {...ties} required>
          <option value="">{t.console.fields.choose}</option>
          {desk.people.map(({ userId, name }) => (
            <option value={userId ?? ""} selected={userId === value("userId")}>
              {name}
            </option>
          ))}
        </select>
      ))}
      {field("fromOn", words.from, (ties) => (
        <input {...ties} type="date" value={value("fromOn")} required />
      ))}
      {field("untilOn", words.until, (ties) => (
        <input {...ties} type="date" value={value("untilOn")} required />
      ))}
      {field("note", words.note, (ties) => (
        <input {...ties} type="text" maxlength={200} value={value("note")} />
      ))}
      <button class="button button-quiet" type="submit">
        {words.addAbsence}
      </button>
    </form>
  );
}
