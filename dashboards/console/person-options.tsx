import type { Page } from "#dashboards/page.ts";
import { TURNS } from "#src/services/tickets/choose-assignee.ts";
import type { Handler, Recipients } from "#src/services/tickets/recipients.ts";

/** Nobody yet, whose turn it is, or one of the people: with what they have in hand, and whether they are there today. */
export function PersonOptions({ page, recipients, chosen }: { page: Page; recipients: Recipients; chosen: string }) {
  const { fields } = page.t.console;
  const groups = recipients.units.flatMap(({ id, name }) => {
    const people = recipients.people.filter(({ unitId }) => unitId === id);
    return people.length > 0 ? [{ name, people }] : [];
  });
  return (
    <>
      <option value="">{fields.wholeUnit}</option>
      <optgroup label={fields.turns.title}>
        {TURNS.map((turns) => (
          <option value={turns} selected={turns === chosen}>
            {fields.turns[turns]}
          </option>
        ))}
      </optgroup>
      {groups.map(({ name, people }) => (
        <optgroup label={name}>
          {people.map((person) => (
            <option value={person.id} selected={person.id === chosen}>
              {said(page, person)}
            </option>
          ))}
        </optgroup>
      ))}
    </>
  );
}

function said({ t }: Page, { name, open, limit, awayToday }: Handler): string {
  const { fields } = t.console;
  return [name, fields.load(open, limit), ...(awayToday ? [fields.away] : [])].join(" · ");
}
