/** "2027-02-05", "05/02/2027", "5-2-2027" → "2027-02-05"; undefined for a date that is not in the calendar. */
export function readDate(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const [year, month, day] = iso ? iso.slice(1) : local ? local.slice(1).toReversed() : [];
  if (!year || !month || !day) return undefined;
  const on = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const at = new Date(on);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(on) ? on : undefined;
}
