import type { Role } from "#src/domain/roles.ts";
import type { SsoSettings } from "../../security/settings.ts";

export type Claims = Readonly<Record<string, unknown>>;

/** The values of a claim as texts: some sign-ons give one, some a list. "realm_access.roles" reaches inside. */
export function valuesOf(claims: Claims, path: string): string[] {
  if (!path) return [];
  const whole = Object.hasOwn(claims, path) ? claims[path] : undefined;
  const value = whole ?? path.split(".").reduce<unknown>(inside, claims);
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === "string" && one !== "");
}

function inside(value: unknown, key: string): unknown {
  // Own keys only: "constructor" is no claim.
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key] // safe: an object that has this key
    : undefined;
}

/** The role that the claims give; the first of the mapping's lines that fits. Null: they say nothing of it. */
export function roleOf(settings: SsoSettings, claims: Claims): Role | null {
  const values = valuesOf(claims, settings.roleClaim);
  return Object.entries(settings.roles).find(([value]) => values.includes(value))?.[1] ?? null;
}

/** A unit id, translated where the mapping says so. Null: the claims say nothing of it. */
export function unitOf(settings: SsoSettings, claims: Claims): string | null {
  const [value] = valuesOf(claims, settings.unitClaim);
  if (!value) return null;
  return Object.hasOwn(settings.units, value) ? (settings.units[value] ?? null) : value;
}

/** Only an address that the sign-on itself has verified: else anybody could claim a colleague's account. */
export function verifiedEmail(claims: Claims): string | null {
  const { email, email_verified: verified } = claims;
  return typeof email === "string" && (verified === true || verified === "true") ? email.trim().toLowerCase() : null;
}

/** Says that a second factor was asked for (RFC 8176). */
export const provedTwice = (claims: Claims): boolean =>
  valuesOf(claims, "amr").some((method) => ["mfa", "otp", "hwk", "fpt", "face"].includes(method));
