import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { z } from "zod";
import type { HttpEnv } from "#src/api/http-env.ts";
import { parseReference } from "#src/domain/reference.ts";

const Receipt = z.object({
  code: z.string().refine((code) => parseReference(code) === code),
  secret: z.string().min(1).max(200),
  duplicate: z.boolean(),
});
export type Receipt = z.infer<typeof Receipt>;

const MINUTES = 15;

/**
 * Carries reference and secret from the POST to the page after it. A cookie, because an address ends up in histories
 * and logs; and a page of its own, because a page that answers a POST asks to send again when it is reloaded.
 * Short, for that page only, and out of reach of scripts.
 */
export function handReceipt(c: Context<HttpEnv>, formId: string, receipt: Receipt): void {
  setCookie(c, "receipt", Buffer.from(JSON.stringify(receipt)).toString("base64url"), {
    path: `/f/${encodeURIComponent(formId)}/done`,
    maxAge: MINUTES * 60,
    httpOnly: true,
    sameSite: "Lax",
    secure: c.get("ctx").publicUrl.startsWith("https://"),
  });
}

export function readReceipt(c: Context<HttpEnv>): Receipt | null {
  try {
    const cookie = getCookie(c, "receipt") ?? "";
    return Receipt.parse(JSON.parse(Buffer.from(cookie, "base64url").toString("utf8")));
  } catch {
    return null; // none, too old, or not ours
  }
}
