const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** Where the papers are, for times without a zone. */
const LOCAL = "+07:00";
/** The first feeds. */
const OLDEST_MS = Date.UTC(1999, 0, 1);

/**
 * When an item was published, ISO 8601 UTC. Reads RFC 822 and ISO 8601, and what Vietnamese papers write instead:
 * `GMT+7`, no weekday, day first ("22/11/2026 07:30"), no zone.
 * @returns undefined for what cannot be read, for days that do not exist and for years before there were feeds
 */
export function feedDate(text: string | undefined): string | undefined {
  const clean = (text ?? "").trim().replace(/\s+/g, " ");
  const parts = rfc822(clean) ?? iso(clean) ?? dayFirst(clean);
  if (!parts) return undefined;
  const ms = Date.parse(`${parts.day}T${parts.time}${parts.zone}`);
  // "2026-02-31" is read as 3 March by some and refused by others: it is a mistake either way.
  const exists =
    Number(parts.day.slice(8)) <= new Date(Date.UTC(yearOf(parts.day), monthOf(parts.day), 0)).getUTCDate();
  return Number.isFinite(ms) && ms >= OLDEST_MS && exists ? new Date(ms).toISOString() : undefined;
}

interface Parts {
  day: string;
  time: string;
  zone: string;
}

const yearOf = (day: string) => Number(day.slice(0, 4));
const monthOf = (day: string) => Number(day.slice(5, 7));
const two = (digits: string) => digits.padStart(2, "0");
const dayOf = (year: string, month: string | number, day: string) => `${year}-${two(String(month))}-${two(day)}`;
const timeOf = (hour = "0", minute = "00", second = "00") => `${two(hour)}:${minute}:${second}`;

function rfc822(text: string): Parts | undefined {
  const found =
    /^(?:[a-z]+,? )?(\d{1,2})[ -]([a-z]{3})[a-z]*[ -](\d{4}|\d{2}),? (\d{1,2}):(\d{2})(?::(\d{2}))? ?(.*)$/i.exec(text);
  if (!found) return undefined;
  const [, day = "", name = "", year = "", hour, minute, second, zone = ""] = found;
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  const whole = year.length === 2 ? `20${year}` : year;
  return month === 0
    ? undefined
    : { day: dayOf(whole, month, day), time: timeOf(hour, minute, second), zone: zoneOf(zone) };
}

function iso(text: string): Parts | undefined {
  const found = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)? ?(.*)$/i.exec(text);
  if (!found) return undefined;
  const [, year = "", month = "", day = "", hour, minute, second, zone = ""] = found;
  return { day: dayOf(year, month, day), time: timeOf(hour, minute, second), zone: zoneOf(zone) };
}

function dayFirst(text: string): Parts | undefined {
  const found = /^(?:.*, ?)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:,? (\d{1,2}):(\d{2})(?::(\d{2}))?)? ?(.*)$/.exec(
    text,
  );
  if (!found) return undefined;
  const [, day = "", month = "", year = "", hour, minute, second, zone = ""] = found;
  return { day: dayOf(year, month, day), time: timeOf(hour, minute, second), zone: zoneOf(zone) };
}

/** "+0700", "+07:00", "GMT+7", "UTC+07:00", "GMT", "Z"; anything else counts as the papers' own time. */
function zoneOf(text: string): string {
  const found = /^(?:GMT|UTC)?\s*([+-])(\d{1,2}):?(\d{2})?\b/i.exec(text);
  if (found) return `${found[1]}${two(found[2] ?? "")}:${found[3] ?? "00"}`;
  return /^(?:GMT|UTC|UT|Z)$/i.test(text) ? "Z" : LOCAL;
}
