import type { AlertDocument } from "#src/services/alerts/alert-settings.ts";

export const LEVELS = ["ward", "area", "city"] as const;
export const PARTS = ["ward", "area", "city", "sentiment", "silence"] as const;

/** The settings as a form sends them: names with dots, parts in hundredths. */
export const valuesOf = ({ falseAlarmsPerWeek, people, quietHours, doubles, times, parts }: AlertDocument) =>
  ({
    ...{ falseAlarmsPerWeek, people, quietHours, doubles },
    ...Object.fromEntries(LEVELS.map((level) => [`times.${level}`, times[level]])),
    ...Object.fromEntries(PARTS.map((part) => [`parts.${part}`, Math.round(1_000 * parts[part]) / 10])),
  }) as Record<string, number>;

/** What is no number stays none: the service says what is expected. */
export function readAlertForm(form: FormData): AlertDocument {
  const number = (name: string) => {
    const typed = form.get(name);
    return typeof typed === "string" && typed.trim() !== "" ? Number(typed.trim().replace(",", ".")) : Number.NaN;
  };
  const part = (name: string) => number(`parts.${name}`) / 100;
  const times = (name: string) => number(`times.${name}`);
  return {
    falseAlarmsPerWeek: number("falseAlarmsPerWeek"),
    people: number("people"),
    quietHours: number("quietHours"),
    doubles: number("doubles"),
    times: { ward: times("ward"), area: times("area"), city: times("city") },
    parts: {
      ...{ ward: part("ward"), area: part("area"), city: part("city") },
      ...{ sentiment: part("sentiment"), silence: part("silence") },
    },
    // Checked by the service.
    roles: form.getAll("roles").filter((role) => typeof role === "string") as AlertDocument["roles"],
  };
}
