import { eq } from "drizzle-orm";
import { accountTokens, channelAccounts } from "#src/db/schema/index.ts";
import { type Channel, HOTLINE_PROVIDERS } from "#src/domain/channels.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { SAMPLE_ACCOUNT } from "../sample/sample-state.ts";

interface AccountFields {
  /** Kept readable. */
  settings: readonly string[];
  /** Sealed with SECRET_KEY. */
  secrets: readonly string[];
  required: readonly string[];
}

/** What each channel must and may be told, in the names of the adapters. On the command line: kebab-case. */
export const ACCOUNT_FIELDS: Record<Channel, AccountFields> = {
  zalo: {
    // automatic "off": people answer there, the machine answers nobody. notices "off": nobody is told of progress either.
    // mediaHosts: further hosts from which files may be fetched; ratingTemplate: id of the approved "đánh giá dịch vụ".
    settings: ["appId", "oaId", "macIdSource", "automatic", "notices", "mediaHosts", "ratingTemplate"],
    secrets: ["webhookSecret", "webhookSecretPrevious", "appSecret", "refreshToken"],
    required: ["appId", "oaId", "webhookSecret"],
  },
  facebook: {
    // humanAgent "approved": Facebook lets people answer until 7 days have passed.
    settings: ["pageId", "appId", "humanAgent", "automatic", "notices", "mediaHosts"],
    secrets: ["appSecret", "appSecretPrevious", "verifyToken", "accessToken"],
    required: ["pageId", "appId", "appSecret", "verifyToken"],
  },
  hotline: {
    settings: ["provider", "ivrReportBranch", "recordingBaseUrl", "voice", "automatic", "notices", "mediaHosts"],
    secrets: ["secret", "secretPrevious"],
    required: ["secret"],
  },
  webform: { settings: ["title", "automatic", "notices"], secrets: [], required: [] },
  listening: { settings: ["automatic", "notices"], secrets: [], required: [] },
};

/**
 * Adds an account, or replaces the fields given of one that exists (a rotated secret).
 * @throws {AppError} INVALID: bad id, missing field; CONFLICT: the id belongs to another channel
 */
export async function addAccount(
  ctx: Ctx,
  channel: Channel,
  id: string,
  given: Record<string, string>,
): Promise<{ created: boolean }> {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(id))
    throw new AppError("INVALID", `bad account id "${id}": use a-z, 0-9 and "-", it becomes part of the webhook path`);
  if (id.startsWith(SAMPLE_ACCOUNT))
    throw new AppError("INVALID", `bad account id "${id}": "${SAMPLE_ACCOUNT}…" belongs to the invented tickets`);
  const fields = ACCOUNT_FIELDS[channel];
  return ctx.db.transaction(async (tx) => {
    const [known] = await tx.select().from(channelAccounts).where(eq(channelAccounts.id, id)).for("update");
    if (known && known.channel !== channel)
      throw new AppError("CONFLICT", `account ${id} exists and belongs to ${known.channel}`);
    // Safe: sealed below from a record of strings.
    const secretsBefore = known ? (JSON.parse(ctx.box.open(known.secrets)) as Record<string, string>) : {};
    const settings = { ...known?.settings, ...pick(given, fields.settings) };
    const secrets = { ...secretsBefore, ...pick(given, fields.secrets) };
    checkFields(channel, { ...settings, ...secrets });
    const row = { channel, settings, secrets: ctx.box.seal(JSON.stringify(secrets)) };
    await tx
      .insert(channelAccounts)
      .values({ id, ...row })
      .onConflictDoUpdate({ target: channelAccounts.id, set: row });
    // Signed in anew: what was known of the old tokens is no more.
    if (given.refreshToken || given.accessToken) await tx.delete(accountTokens).where(eq(accountTokens.accountId, id));
    return { created: !known };
  });
}

const pick = (given: Record<string, string>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(given).filter(([name, value]) => names.includes(name) && value !== ""));

function checkFields(channel: Channel, fields: Record<string, string>): void {
  const missing = ACCOUNT_FIELDS[channel].required.filter((name) => !fields[name]);
  if (missing.length > 0)
    throw new AppError("INVALID", `${channel} needs ${missing.map((name) => `--${kebab(name)}`).join(", ")}`, {
      missing,
    });
  if (channel === "hotline" && fields.provider && !HOTLINE_PROVIDERS.some((known) => known === fields.provider))
    throw new AppError("INVALID", `--provider expects one of: ${HOTLINE_PROVIDERS.join(", ")}`);
}

export const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
