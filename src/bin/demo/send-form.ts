import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import type { Challenge } from "altcha-lib/types";
import { z } from "zod";
import { DEFAULT_FORM } from "#src/domain/channels.ts";
import { AppError } from "#src/errors.ts";
import type { Stage } from "./acts.ts";
import type { Person } from "./cast.ts";

const Answer = z.object({ code: z.string(), trackUrl: z.string() });

/** As a person who takes their time: faster ones are looked at first. */
const ELAPSED_MS = 42_000;

/** Sends the web form as a browser does, machine check and all. @throws {AppError} UPSTREAM with the service's words */
export async function sendForm(
  { sims, serviceUrl }: Stage,
  person: Person,
  { text, address }: { text: string; address: string },
): Promise<void> {
  const at = new Date();
  const answer = await fetch(`${serviceUrl}/api/public/submissions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      form: DEFAULT_FORM,
      content: text,
      ...(address ? { address } : {}),
      contact: { name: person.name, email: person.email, anonymous: false },
      consent: { version: "2026-01", at: at.toISOString() },
      elapsed_ms: ELAPSED_MS,
      altcha: await solved(serviceUrl),
    }),
  });
  if (!answer.ok) throw new AppError("UPSTREAM", `Biểu mẫu chưa gửi được (HTTP ${answer.status}).`);
  const { code, trackUrl } = Answer.parse(await answer.json());
  const facts = { reference: code, ...(address ? { address } : {}) };
  const thread = `webform ${person.id}`;
  sims.own.add({ id: code, thread, from: "citizen", text: `${text}\n\n${trackUrl}`, kind: "form", at, facts });
}

async function solved(serviceUrl: string): Promise<string> {
  const asked = await fetch(`${serviceUrl}/api/public/challenge?form=${DEFAULT_FORM}`);
  // Safe: our own service makes it with the same library.
  const challenge = (await asked.json()) as Challenge;
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString("base64");
}
