import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Said, Transcript } from "#adapters/simulation/transcript.ts";
import { CAST } from "./cast.ts";
import { psid, zaloId } from "./ids.ts";
import type { Simulators } from "./simulators.ts";
import { NEIGHBOURS } from "./town/sources.ts";

const Line = z.object({
  provider: z.string(),
  said: z.looseObject({ id: z.string(), thread: z.string(), at: z.coerce.date() }),
});

/**
 * Lets the providers remember over a restart what was said, as real ones do: from a file of the data folder, into which
 * all that is said from now on goes too. Pictures and comments that can still be answered are not kept.
 */
export function keepTranscripts(sims: Simulators, dataDir: string): void {
  const file = join(dataDir, "demo-transcripts.jsonl");
  const { zalo, graph, sms, mail, own } = sims;
  const transcripts = {
    zalo: zalo.transcript,
    graph: graph.transcript,
    sms: sms.transcript,
    mail: mail.transcript,
    own,
  };
  if (existsSync(file)) restore(readFileSync(file, "utf8"), transcripts);
  const cast = CAST.map((person) => ({ name: person.name, zalo: zaloId(person), psid: psid(person) }));
  for (const person of [...cast, ...NEIGHBOURS]) {
    zalo.citizen(person.zalo, person.name).user.lastActAt = lastAct(zalo.transcript.of(person.zalo));
    graph.citizen(person.psid, person.name).person.lastActAt = lastAct(graph.transcript.of(person.psid));
  }
  mkdirSync(dataDir, { recursive: true });
  for (const [provider, transcript] of Object.entries(transcripts)) {
    transcript.watch((said) => appendFileSync(file, `${JSON.stringify({ provider, said })}\n`, { mode: 0o600 }));
  }
}

function restore(lines: string, transcripts: Record<string, Transcript>): void {
  for (const line of lines.split("\n").filter(Boolean)) {
    const { provider, said } = Line.parse(JSON.parse(line));
    // Safe: written below from what a transcript holds; only the date had to be read.
    transcripts[provider]?.add(said as unknown as Said);
  }
}

const lastAct = (said: readonly Said[]): Date | null => said.findLast(({ from }) => from === "citizen")?.at ?? null;
