import { afterAll, beforeAll, expect, test } from "vitest";
import type { Who } from "./support/authorisation/people.ts";
import { authorisationStage, type Stage } from "./support/authorisation/stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await authorisationStage();
});
afterAll(() => stage?.close());

const UNIT_PEOPLE: readonly Who[] = ["f", "u"];

test.each(UNIT_PEOPLE)(
  "people of a unit hear of its tickets only, missed events as well as new ones (%s)",
  async (who) => {
    const { own, other } = stage;
    await own.ticket();
    const [heard] = await stage.ctx.sql`select max(id) as last from ticket_events`;
    const [hidden, seen] = [await other.ticket(), await own.ticket()];
    const headers = { ...(await stage.people.headersOf(who)), "last-event-id": String(heard?.last) };
    const answer = await stage.app.request("/api/events", { headers });
    const later = { hidden: await other.ticket(), seen: await own.ticket() };
    const text = await readUntil(answer, later.seen.reference);
    expect(text).toContain(seen.reference);
    for (const { reference } of [hidden, later.hidden]) expect(text).not.toContain(reference);
  },
);

async function readUntil(answer: Response, wanted: string): Promise<string> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (reader && !text.includes(wanted)) {
    const { done, value } = await reader.read();
    if (done) break;
    text += value;
  }
  await reader?.cancel();
  return text;
}
