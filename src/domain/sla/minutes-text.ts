import { WORKING_DAY_MINUTES } from "./clock.ts";

const WORDS = {
  vi: { day: "ngày", hour: "giờ", minute: "phút", working: (said: string) => `${said} làm việc` },
  en: { day: "d", hour: "h", minute: "min", working: (said: string) => `${said} of working time` },
} as const;

/**
 * "5 ngày làm việc", "1 ngày 2 giờ làm việc", "24 giờ", "15 phút".
 * @param working in working time, where a day has 480 minutes; round the clock is said in hours
 */
export function sayMinutes(minutes: number, working: boolean, lang: "vi" | "en" = "vi"): string {
  const words = WORDS[lang];
  const days = working ? Math.floor(minutes / WORKING_DAY_MINUTES) : 0;
  const rest = minutes - days * WORKING_DAY_MINUTES;
  const parts: [number, string][] = [
    [days, words.day],
    [Math.floor(rest / 60), words.hour],
    [rest % 60, words.minute],
  ];
  const said = parts.filter(([n]) => n > 0).map(([n, word]) => `${n} ${word}`);
  const all = said.join(" ") || `0 ${words.minute}`;
  return working ? words.working(all) : all;
}

const PART = /(\d+(?:[.,]\d+)?)\s*(ngày|ngay|giờ|gio|phút|phut|days?|hours?|minutes?|min|d|h|m|p)?(?![\p{L}\d])/giu;
const IGNORED = /làm việc|lam viec|of working time|working|,|\+|và/giu;

/**
 * Minutes as people type them: "5 ngày làm việc", "1 ngày 4 giờ", "2h 30p", "1,5 giờ", "90" (minutes).
 * @param working a day has 480 minutes, else 1,440
 * @returns undefined for what is no length of time
 */
export function readMinutes(text: string, working: boolean): number | undefined {
  const perDay = working ? WORKING_DAY_MINUTES : 1_440;
  let minutes = 0;
  let found = false;
  const left = text
    .normalize("NFC")
    .toLowerCase()
    .replace(/(\d),(\d)/g, "$1.$2")
    .replace(PART, (_, n: string, unit = "phút") => {
      found = true;
      minutes += Number(n) * (/^(ng|d)/.test(unit) ? perDay : /^(gi|h)/.test(unit) ? 60 : 1);
      return "";
    })
    .replace(IGNORED, "");
  return found && left.trim() === "" ? Math.round(minutes) : undefined;
}
