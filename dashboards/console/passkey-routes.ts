import { type Context, Hono } from "hono";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { readBody } from "#src/api/read-body.ts";
import { AppError } from "#src/errors.ts";
import { PasskeyAnswer } from "#src/services/people/passkey-sign-in.ts";
import { RegistrationAnswer } from "#src/services/people/passkeys.ts";
import { clientOf, keepDevice, letIn } from "./door-session.ts";
import { ownPath } from "./guard.ts";

const MOST_BYTES = 128 * 1024;

/** Signing in with a passkey: JSON, for the island. Mounted at /console/sign-in/passkey, before the guard. */
export const passkeyDoorRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .post("/options", async (c) => c.json(await verbs.beginPasskeySignIn(c.get("ctx"), clientOf(verbs, c))))
    .post("/", async (c) => {
      const { answer, next } = await bodyOf(c);
      const parsed = PasskeyAnswer.safeParse(answer);
      if (!parsed.success) throw new AppError("INVALID", "Trình duyệt gửi lên nội dung không đọc được.");
      const session = await verbs.signInWithPasskey(c.get("ctx"), parsed.data, clientOf(verbs, c));
      keepDevice(verbs, c, session.knownDevice);
      return c.json({ url: letIn(verbs, c, session, ownPath(String(next ?? ""))) });
    });

export async function readRegistration(c: Context<HttpEnv>) {
  const { answer, name } = await bodyOf(c);
  const parsed = RegistrationAnswer.safeParse(answer);
  if (!parsed.success) throw new AppError("INVALID", "Trình duyệt gửi lên nội dung không đọc được.");
  return { answer: parsed.data, name: String(name ?? "") };
}

async function bodyOf(c: Context<HttpEnv>): Promise<Record<string, unknown>> {
  try {
    const body: unknown = JSON.parse(new TextDecoder().decode(await readBody(c, MOST_BYTES)));
    return typeof body === "object" && body !== null ? { ...body } : {};
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("INVALID", "Trình duyệt gửi lên nội dung không đọc được.");
  }
}
