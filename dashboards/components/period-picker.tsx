import type { Dictionary } from "#dashboards/i18n/vi.ts";
import { Icon } from "./icon.tsx";

interface PickerProps {
  t: Dictionary;
  /** The page that is asked: a GET with kind, from, until. */
  action: string;
  kinds: readonly { value: string; text: string }[];
  kind: string;
  /** Local days, "2026-11-25"; until is the first day that no longer counts. */
  from?: string | undefined;
  until?: string | undefined;
  /** What else the address holds. */
  hidden?: Record<string, string>;
  /** The period shown, in words. */
  label: string;
  steps?: { before: string; after: string | null; current: string } | undefined;
}

/** Which time the figures are about: one step back or on, another kind of period, or two days of one's own. */
export function PeriodPicker({ t, action, kinds, kind, from, until, hidden = {}, label, steps }: PickerProps) {
  const words = t.ui.period;
  return (
    <div class="period">
      <nav class="period-steps" aria-label={words.title}>
        {steps ? (
          <a href={steps.before} aria-label={words.before}>
            <Icon name="chevron-left" />
          </a>
        ) : null}
        <strong>{label}</strong>
        {steps?.after ? (
          <a href={steps.after} aria-label={words.after}>
            <Icon name="chevron-right" />
          </a>
        ) : null}
        {steps?.after ? <a href={steps.current}>{words.current}</a> : null}
      </nav>
      <details class="period-more">
        <summary>
          <Icon name="calendar-event" />
          {words.choose}
        </summary>
        <form method="get" action={action} class="period-form">
          {Object.entries(hidden).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <label>
            {words.kind}
            <select name="kind">
              {kinds.map(({ value, text }) => (
                <option value={value} selected={value === kind}>
                  {text}
                </option>
              ))}
            </select>
          </label>
          <label>
            {words.from}
            <input type="date" name="from" value={from} />
          </label>
          <label>
            {words.until}
            <input type="date" name="until" value={until} />
          </label>
          <button class="button" type="submit">
            {words.show}
          </button>
        </form>
      </details>
    </div>
  );
}
