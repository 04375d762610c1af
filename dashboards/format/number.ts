import type { Lang } from "#dashboards/i18n/choose-language.ts";

/** "1.234,5" in Vietnamese, "1,234.5" in English. */
export function formatNumber(value: number, lang: Lang, digits?: number): string;
export function formatNumber(value: number | null, lang: Lang, digits?: number): string | null;
export function formatNumber(value: number | null, lang: Lang, digits = 0): string | null {
  if (value === null) return null;
  return new Intl.NumberFormat(lang === "vi" ? "vi-VN" : "en-GB", { maximumFractionDigits: digits }).format(value);
}

/** @param value 0..100 */
export function formatPercent(value: number, lang: Lang, digits?: number): string;
export function formatPercent(value: number | null, lang: Lang, digits?: number): string | null;
export function formatPercent(value: number | null, lang: Lang, digits = 0): string | null {
  return value === null ? null : `${formatNumber(value, lang, digits)}%`;
}
