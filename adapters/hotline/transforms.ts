import { isoInstant } from "./local-instant.ts";

const LATEST_MS = Date.UTC(2100, 0);

/** Strings and numbers as text, trimmed; "none" and "null" are what exchanges write for nothing. */
function text(value: unknown): string | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const trimmed = String(value).trim();
  return /^(?:none|null|undefined|)$/i.test(trimmed) ? undefined : trimmed;
}

/** What a raw value becomes; undefined = it says nothing. */
export const TRANSFORMS = {
  text,
  /** The number in `"Name" <0912345678>`, or the text itself. */
  callerId: (value) => {
    const whole = text(value);
    return whole === undefined ? undefined : (/<([^<>]*)>\s*$/.exec(whole)?.[1] ?? whole);
  },
  /** Whole seconds, at most a week; adding 0 makes a plain zero of a JSON -0. */
  seconds: (value) => {
    const seconds = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    return typeof seconds === "number" && seconds >= 0 && seconds <= 604_800 ? Math.round(seconds) + 0 : undefined;
  },
  /** ISO 8601, local without a zone; or an epoch: up to 10 digits seconds, 13 milliseconds, 16 microseconds; 0 none. */
  instant: (value) => {
    const said = text(value) ?? "";
    if (!/^\d{9,16}$/.test(said)) return isoInstant(said);
    const ms = said.length <= 11 ? Number(said) * 1_000 : Number(said) / (said.length <= 14 ? 1 : 1_000);
    return ms < LATEST_MS ? new Date(ms).toISOString() : undefined;
  },
  /** Keys pressed: "1,3" or a list of them. */
  keys: (value) => {
    const parts = Array.isArray(value) ? value : typeof value === "string" ? value.split(/[\s,;|>-]+/) : [value];
    const keys = parts.map((part) => text(part) ?? "").filter((part) => /^[0-9*#A-D]{1,20}$/.test(part));
    return keys.length > 0 ? keys.slice(0, 50) : undefined;
  },
} as const satisfies Record<string, (value: unknown) => string | number | string[] | undefined>;

export type TransformName = keyof typeof TRANSFORMS;
