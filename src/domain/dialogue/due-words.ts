const OFFSET_MS = 7 * 3_600_000;
const DAYS = {
  vi: ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
} as const;
const two = (n: number) => String(n).padStart(2, "0");

/** "17:00 thứ Sáu 27/11" (the year when it is not this one), as citizens read it. Local time is +07:00 all year. */
export function dueWords(at: Date, now: Date, language: "vi" | "en" = "vi"): string {
  const local = new Date(at.getTime() + OFFSET_MS);
  const year = local.getUTCFullYear();
  const thisYear = new Date(now.getTime() + OFFSET_MS).getUTCFullYear();
  const date = `${local.getUTCDate()}/${local.getUTCMonth() + 1}${year === thisYear ? "" : `/${year}`}`;
  return `${two(local.getUTCHours())}:${two(local.getUTCMinutes())} ${DAYS[language][local.getUTCDay()]} ${date}`;
}
