import { Icon } from "#dashboards/components/icon.tsx";
import type { Page } from "#dashboards/page.ts";
import type { MentionView } from "#src/services/listening/view.ts";
import { mentionUrl, readMentionQuery } from "./mention-query.ts";

/** More than so many are not counted: the first is what matters. */
export const ALARMS = 20;

/** Danger to people that nobody has looked at, over everything else; its script shows it as soon as one comes. */
export function MentionAlarm({ page, alarms }: { page: Page; alarms: readonly MentionView[] }) {
  const words = page.t.listening.alarm;
  const query = readMentionQuery({ sort: "serious" });
  const [first] = alarms;
  return (
    <div class="notice notice-wrong mention-alarm" role="alert" data-mention-alarm hidden={!first}>
      <Icon name="alert-triangle" />
      <p data-alarm-text>{first ? alarmText(page, alarms.length) : ""}</p>
      <a class="button" href={first ? mentionUrl(query, first.id) : "/console/mentions?sort=serious"} data-alarm-link>
        {words.open}
      </a>
    </div>
  );
}

export function alarmText({ t }: Page, n: number): string {
  const words = t.listening.alarm;
  if (n >= ALARMS) return words.more(ALARMS - 1);
  return n === 1 ? words.one : words.many(n);
}
