import { z } from "zod";
import { signCall } from "#adapters/hotline/sign.ts";
import { type Script, script } from "#adapters/simulation/script.ts";
import { serveSimulated } from "#adapters/simulation/serve.ts";
import { type Transcript, transcript } from "#adapters/simulation/transcript.ts";

const Message = z.object({ id: z.string(), to: z.string(), text: z.string() });

export interface SmsPhone {
  /** For SMS_URL. */
  url: string;
  script: Script;
  /** By number, E.164. */
  transcript: Transcript;
  close(): Promise<void>;
}

/** A text message gateway (docs/gateways.md) with the phones behind it: a message with a known id is shown once. */
export async function smsPhone(secret: string, now = () => new Date()): Promise<SmsPhone> {
  const steps = script();
  const said = transcript();
  const server = await serveSimulated({
    script: steps,
    now,
    refuse: (_error, c) => c.text("", 503),
  });
  const refusal = (code: string) => ({ error: { code, message: code } });
  server.app.post("/sms", async (c) => {
    const body = Buffer.from(await c.req.arrayBuffer());
    const timestamp = c.req.header("x-pa-timestamp") ?? "";
    if (c.req.header("x-pa-signature") !== signCall(secret, timestamp, body))
      return c.json(refusal("bad_signature"), 401);
    const parsed = Message.safeParse(JSON.parse(body.toString("utf8")));
    if (!parsed.success) return c.json(refusal("invalid_text"), 422);
    const { id, to, text } = parsed.data;
    if (!said.find(id)) said.add({ id, thread: to, from: "us", text, kind: "sms", at: now() });
    return c.json({ id });
  });
  return { url: `${server.url}/sms`, script: steps, transcript: said, close: server.close };
}
