import { cleanText } from "#src/domain/text.ts";
import { AppError } from "#src/errors.ts";
import { sha256Hex } from "./signature.ts";

export type Fields = Readonly<Record<string, unknown>>;

/** Longer ids than any provider makes; PostgreSQL cannot index what is much longer. */
const MAX_ID_LENGTH = 255;

/**
 * A delivery as plain data. Whole numbers that JavaScript cannot hold come as strings of their digits: Zalo's ids have
 * 19 and are not always in quotes.
 * @throws {AppError} INVALID when the bytes are not JSON in UTF-8, or nested beyond what can be read
 */
export function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body), keepDigits);
  } catch {
    throw new AppError("INVALID", "The delivery is not JSON in UTF-8.");
  }
}

function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== "number" || Number.isSafeInteger(value)) return value;
  return context?.source && /^-?\d+$/.test(context.source) ? context.source : value;
}

/** The fields of an object; of anything else, none. */
export function fieldsOf(value: unknown): Fields {
  // Safe: any object that is no array can be read by string keys.
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Text with something to read in it, cleaned (see cleanText). */
export function textOf(value: unknown): string | undefined {
  const text = typeof value === "string" ? cleanText(value) : "";
  return text.trim() === "" ? undefined : text;
}

/** An opaque id, whether it came as text or as a number. */
export function idOf(value: unknown): string | undefined {
  const id = textOf(typeof value === "number" && Number.isSafeInteger(value) ? String(value) : value);
  return id !== undefined && id.length > MAX_ID_LENGTH ? sha256Hex(id) : id;
}

export function numberOf(value: unknown): number | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number + 0 : undefined; // -0 is stored as 0
}

/** Only addresses of the web: a shared link may hold anything that a citizen typed, and pages show it as a link. */
export function webAddressOf(value: unknown): string | undefined {
  const address = textOf(value);
  return address && /^https?:\/\//i.test(address) && URL.canParse(address) ? address : undefined;
}

/**
 * A provider's time, ISO 8601 UTC: 13 digits are epoch milliseconds, 10 are seconds.
 * @returns undefined for anything else, like the cut-off numbers in documentation samples
 */
export function instantOf(value: unknown): string | undefined {
  const digits = idOf(value) ?? "";
  if (!/^(\d{10}|\d{13})$/.test(digits)) return undefined;
  return new Date(Number(digits) * (digits.length === 10 ? 1000 : 1)).toISOString();
}

/** A point on Earth from any of the spellings seen: `latitude`/`longitude`, `lat`/`long`, `lat`/`lng`; text or number. */
export function pointOf(value: unknown): { lat: number; lng: number } | undefined {
  const { latitude, lat = latitude, longitude, long = longitude, lng = long } = fieldsOf(value);
  const [y, x] = [numberOf(lat), numberOf(lng)];
  if (y === undefined || x === undefined || Math.abs(y) > 90 || Math.abs(x) > 180) return undefined;
  return { lat: y, lng: x };
}
