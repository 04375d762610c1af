import type { Lang } from "#dashboards/i18n/choose-language.ts";

// Made once: a formatter costs a hundred times what it formats.
const made = (options: Intl.NumberFormatOptions): Record<Lang, Intl.NumberFormat> => ({
  vi: new Intl.NumberFormat("vi", options),
  en: new Intl.NumberFormat("en", options),
});
const PERCENT = made({ style: "percent", maximumFractionDigits: 0 });
const WHOLE = made({ maximumFractionDigits: 0 });
const INDEX = made({ minimumFractionDigits: 2, maximumFractionDigits: 2 });

export const percent = (share: number, lang: Lang): string => PERCENT[lang].format(share);
export const whole = (n: number, lang: Lang): string => WHOLE[lang].format(n);
export const index = (n: number, lang: Lang): string => INDEX[lang].format(n);

/** "23/11/2026" of "2026-11-23". */
export const dayMonthYear = (date: string): string => date.split("-").reverse().join("/");
