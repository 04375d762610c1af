import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "#src/db/client.ts";
import { securitySettings } from "#src/db/schema/index.ts";
import { ROLES } from "#src/domain/roles.ts";

const wholeNumber = (least: number, most: number, sentence: string) =>
  z.number().refine((n) => Number.isInteger(n) && n >= least && n <= most, sentence);

const isLoopback = (url: string) => /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/.test(url);

/** Empty: none is set. */
function isIssuer(text: string): boolean {
  return text === "" || (URL.canParse(text) && (text.startsWith("https://") || isLoopback(text)));
}

/** Who must have a second factor, and how long a session lasts. */
export const SecurityPolicy = z.strictObject({
  /** Roles that are led to set one up at their next sign-in. */
  secondFactorRoles: z.array(z.enum(ROLES)).default([]),
  /** A session that nobody uses ends after so long. */
  idleMinutes: wholeNumber(5, 480, "Cần một số nguyên từ 5 đến 480 phút.").default(60),
  /** However busy, it ends after so long. */
  sessionHours: wholeNumber(1, 24, "Cần một số nguyên từ 1 đến 24 giờ.").default(12),
});
export type SecurityPolicy = z.infer<typeof SecurityPolicy>;

/** The city's own sign-on, by OpenID Connect. */
export const SsoSettings = z.strictObject({
  enabled: z.boolean().default(false),
  /** On the button: "Đăng nhập bằng tài khoản thành phố". */
  label: z.string().trim().max(60).default(""),
  issuer: z
    .string()
    .trim()
    .max(500)
    .refine(isIssuer, "Cần một địa chỉ bắt đầu bằng https://, ví dụ https://dangnhap.thanhpho.vn.")
    .default(""),
  clientId: z.string().trim().max(200).default(""),
  /** Sealed. Empty: a public client, which PKCE alone protects. */
  secretSealed: z.string().default(""),
  scopes: z.string().trim().max(200).default("openid email profile"),
  /** Which claim says the role, and which of its values is which role of ours. */
  roleClaim: z.string().trim().max(100).default(""),
  roles: z.record(z.string(), z.enum(ROLES)).default({}),
  /** Which claim says the unit: one of our unit ids, or a value that `units` translates. */
  unitClaim: z.string().trim().max(100).default(""),
  units: z.record(z.string(), z.string()).default({}),
  /** Somebody unknown gets an account, if role (and unit, where it needs one) follow from the claims. */
  createUsers: z.boolean().default(false),
  /** The sign-on asks for a second factor itself, so we need not. */
  trustsSecondFactor: z.boolean().default(false),
});
export type SsoSettings = z.infer<typeof SsoSettings>;

const PARTS = { policy: SecurityPolicy, sso: SsoSettings } as const;
export type SecurityPart = keyof typeof PARTS;

/** Read each time: one row by its key, so that a stricter rule holds at once in every process. */
export async function loadSecurity<P extends SecurityPart>(tx: Tx, part: P): Promise<z.infer<(typeof PARTS)[P]>> {
  const [row] = await tx.select().from(securitySettings).where(eq(securitySettings.part, part));
  // Safe: each part is read by its own schema; what an older version did not know gets its default.
  return PARTS[part].parse(row?.document ?? {}) as z.infer<(typeof PARTS)[P]>;
}

/** Within the transaction that also records it. */
export async function storeSecurity<P extends SecurityPart>(
  tx: Tx,
  part: P,
  document: z.infer<(typeof PARTS)[P]>,
): Promise<void> {
  await tx
    .insert(securitySettings)
    .values({ part, document, version: 1 })
    .onConflictDoUpdate({
      target: securitySettings.part,
      set: { document, version: sql`${securitySettings.version} + 1`, updatedAt: sql`now()` },
    });
}
