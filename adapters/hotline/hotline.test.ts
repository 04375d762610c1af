import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppError } from "#src/errors.ts";
import type { ChannelAccount } from "#src/ports/channel.ts";
import { PROVIDERS, type Provider } from "./call.ts";
import { hotline } from "./index.ts";

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}.body`, import.meta.url)));
const json = (name: string) => JSON.parse(new TextDecoder().decode(fixture(name)));
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

const account = (provider: Provider, settings: Record<string, string> = {}): ChannelAccount => ({
  id: `line-${provider}`,
  channel: "hotline",
  state: "active",
  settings: { provider, ...settings },
  secrets: { secret: "hotline-webhook-secret-DEMO" },
});

const receivedAt = new Date("2026-11-23T04:06:41.000Z");
const adapter = hotline();
const one = (provider: Provider, body: unknown, settings?: Record<string, string>) => {
  const raw = body instanceof Uint8Array ? body : bytes(body);
  const [event, ...others] = adapter.parse(raw, account(provider, settings), receivedAt);
  if (!event || others.length > 0) throw new Error("not exactly one event");
  return event;
};

const FIXTURES = [
  ["generic", "h1"],
  ["stringee", "h2"],
  ["omicall", "h3"],
  ["freeswitch", "h4"],
  ["asterisk", "h5"],
] as const;

describe("the one call that five exchanges describe", () => {
  test.each(FIXTURES)("%s: one call of 0912345678, answered, 206 seconds of talk", (provider, name) => {
    const event = one(provider, fixture(name));
    expect(event).toMatchObject({
      channel: "hotline",
      kind: "call",
      verb: "add",
      threadKey: "+84912345678",
      author: { key: "+84912345678", phone: "+84912345678", anonymous: false },
      facts: { event: "ended", direction: "inbound", status: "answered", durationSec: 215, talkSec: 206 },
    });
    expect(event.objectId.startsWith(`${provider}:`)).toBe(true);
    expect(event.eventKey.startsWith(`call:${event.objectId}:ended`)).toBe(true);
  });

  test.each(["h1", "h3", "h4", "h5"] as const)("%s gives its times, all of them in UTC", (name) => {
    const provider = FIXTURES.find(([, file]) => file === name)?.[0] ?? "generic";
    const event = one(provider, fixture(name));
    expect(event.occurredAt).toBe("2026-11-23T04:03:40.000Z");
    expect(event.facts).toMatchObject({
      startedAt: "2026-11-23T04:00:05.000Z",
      answeredAt: "2026-11-23T04:00:14.000Z",
      endedAt: "2026-11-23T04:03:40.000Z",
    });
  });

  test("Stringee gives an end and lengths, from which start and answer follow", () => {
    expect(one("stringee", fixture("h2")).facts).toMatchObject({
      startedAt: "2026-11-23T04:03:05.381Z",
      answeredAt: "2026-11-23T04:03:14.381Z",
      endedAt: "2026-11-23T04:06:40.381Z",
    });
  });

  test.each([
    ["generic", "h1", ["1", "3"]],
    ["stringee", "h2", []],
    ["omicall", "h3", []],
    ["freeswitch", "h4", ["1", "3"]],
    ["asterisk", "h5", ["1", "3"]],
  ] as const)("%s: the keys pressed, where it knows them", (provider, name, keys) => {
    expect(one(provider, fixture(name)).facts?.ivr).toEqual(keys);
  });

  test("a note opens a ticket in its own words; a call without one does not", () => {
    expect(one("generic", fixture("h1"))).toMatchObject({
      opensTicket: true,
      text: "Người dân báo mất nước khu tập thể Nam Đồng từ 5h sáng",
      attachments: [{ type: "audio", url: "https://pbx.example.vn/rec/000777.wav" }],
      facts: { agentExt: "101", agentName: "Nguyễn Thu" },
    });
    expect(one("omicall", fixture("h3"))).toMatchObject({ opensTicket: true, text: "Mất nước khu Nam Đồng" });
    expect(one("freeswitch", fixture("h4")).opensTicket).toBe(false);
    expect(one("stringee", fixture("h2")).opensTicket).toBe(false);
  });

  test("the IVR branch for reports opens a ticket without a note, other branches do not", () => {
    expect(one("asterisk", fixture("h5"), { ivrReportBranch: "1" }).opensTicket).toBe(true);
    expect(one("asterisk", fixture("h5"), { ivrReportBranch: "3" }).opensTicket).toBe(false);
  });

  test("a recording that is a file name gets an address only from the account", () => {
    expect(one("freeswitch", fixture("h4")).attachments).toEqual([{ type: "audio", name: "6f644233.wav" }]);
    const settings = { recordingBaseUrl: "https://pbx.example.vn/rec/" };
    expect(one("freeswitch", fixture("h4"), settings).attachments[0]?.url).toBe(
      "https://pbx.example.vn/rec/6f644233.wav",
    );
  });
});

describe("several deliveries about one call", () => {
  const call = (change: object) => one("generic", { ...json("h1"), ...change });

  test("each state has a key of its own, all speak of one object", () => {
    const events = ["started", "answered", "ended", "recording", "note"].map((event) =>
      call({ event: `call.${event}` }),
    );
    expect(new Set(events.map((event) => event.eventKey)).size).toBe(5);
    expect(new Set(events.map((event) => event.objectId))).toEqual(new Set(["generic:vn1-20261123-000777"]));
  });

  test("the same record again has the same key, with a recording added it has another", () => {
    const bare = { ...json("h3"), recording_file_url: "" };
    const key = (body: object) => one("omicall", body).eventKey;
    expect(key(bare)).toBe(key(bare));
    expect(key(json("h3"))).not.toBe(key(bare));
  });

  test("a started or answered call opens nothing, whatever it carries", () => {
    expect(call({ event: "call.started" }).opensTicket).toBe(false);
    expect(call({ event: "call.answered" }).opensTicket).toBe(false);
  });

  test("a later note replaces an earlier one: its time is that of its arrival", () => {
    expect(call({ event: "call.note" })).toMatchObject({ opensTicket: true, occurredAt: receivedAt.toISOString() });
  });

  test("legs of a transferred call are one object and two events", () => {
    const leg = (id: string) => one("asterisk", { ...json("h5"), UniqueID: id, LinkedID: "1795406405.418" });
    const [first, second] = [leg("1795406405.418"), leg("1795406405.421")];
    expect(second.objectId).toBe(first.objectId);
    expect(second.eventKey).not.toBe(first.eventKey);
  });
});

describe("who calls", () => {
  const from = (number: string, direction = "inbound") => one("generic", { ...json("h1"), from: number, direction });

  test.each(["anonymous", "unknown", "", "Unavailable", "0912***678"])(
    "%j hides the number: a contact of this call only",
    (raw) => {
      const event = from(raw);
      expect(event.author).toEqual({ key: "call:generic:vn1-20261123-000777", anonymous: true });
      expect(event.threadKey).toBe("call:generic:vn1-20261123-000777");
      expect(event.opensTicket).toBe(true);
    },
  );

  test.each(["10", "101", "12345"])("extension %s is no citizen", (raw) => {
    expect(from(raw)).toMatchObject({ verb: "context", opensTicket: false, author: { key: `ext:${raw}` } });
  });

  test("a call that we make is context, in the thread of the citizen", () => {
    const event = one("generic", { ...json("h1"), direction: "outbound", from: "101", to: "0912345678" });
    expect(event).toMatchObject({ verb: "context", opensTicket: false, threadKey: "+84912345678" });
  });
});

describe("a voicemail", () => {
  test("opens a ticket without text, with the recording", () => {
    const event = one("generic", { ...json("h1"), status: "voicemail", note: null });
    expect(event).toMatchObject({ opensTicket: true, facts: { status: "voicemail" } });
    expect(event.text).toBeUndefined();
    expect(event.attachments).toHaveLength(1);
  });

  test("is seen in Asterisk's last application, though the machine answered", () => {
    expect(one("asterisk", { ...json("h5"), LastApplication: "VoiceMail" })).toMatchObject({
      opensTicket: true,
      facts: { status: "voicemail" },
    });
  });
});

describe("what exchanges write in their own way", () => {
  test("URL-encoded values of FreeSWITCH are decoded, a lone per cent sign is left alone", () => {
    const body = json("h4");
    body.variables = {
      ...body.variables,
      caller_id_number: "%2B84912345678",
      digits_dialed: "1%2C3",
      record_path: "100%.wav",
    };
    expect(one("freeswitch", body)).toMatchObject({
      threadKey: "+84912345678",
      facts: { ivr: ["1", "3"] },
      attachments: [{ name: "100%.wav" }],
    });
  });

  test("an unanswered call has no time of answer, by zero or by blank", () => {
    const h4 = json("h4");
    h4.variables = { ...h4.variables, answer_epoch: "0", billsec: "0" };
    const h5 = { ...json("h5"), AnswerTime: "", BillableSeconds: "0", Disposition: "NO ANSWER" };
    for (const event of [one("freeswitch", h4), one("asterisk", h5)]) {
      expect(event.facts).toMatchObject({ status: "missed", talkSec: 0 });
      expect(event.facts).not.toHaveProperty("answeredAt");
    }
  });

  test("epochs count seconds or milliseconds, by their length", () => {
    const h3 = { ...json("h3"), time_start_call: 1795406405000, time_end_call: "1795406620" };
    expect(one("omicall", h3).facts).toMatchObject({
      startedAt: "2026-11-23T04:00:05.000Z",
      endedAt: "2026-11-23T04:03:40.000Z",
    });
  });

  test.each([
    ["stringee", { call_id: "a", call_status: "agentEnded" }],
    ["asterisk", { Event: "PeerStatus" }],
  ] as const)("an event that %s sends and we do not know is recorded, not refused", (provider, body) => {
    expect(one(provider, body)).toMatchObject({ kind: "system", verb: "context", opensTicket: false });
  });

  test.each([
    ["stringee", { call_status: "ended" }],
    ["omicall", {}],
    ["freeswitch", { variables: { uuid: "" } }],
    ["asterisk", { UniqueID: "1.2" }],
  ] as const)("what is not of %s is INVALID", (provider, body) => {
    expect(() => one(provider, body)).toThrow(expect.objectContaining({ code: "INVALID" }));
  });
});

describe("the generic body", () => {
  test("names every missing or wrong field at once", () => {
    const body = {
      event: "call.exploded",
      call_id: "",
      started_at: "2026-11-23T11:00:05",
      ivr: [1],
      agent: { ext: 5 },
    };
    let fields: unknown;
    try {
      one("generic", body);
    } catch (error) {
      if (error instanceof AppError && error.code === "UNPROCESSABLE") fields = error.details.fields;
    }
    expect(fields).toEqual(
      ["event", "call_id", "direction", "from", "to", "started_at", "status", "ivr.0", "agent.ext"].map((field) => ({
        field,
        message: expect.any(String),
      })),
    );
  });

  test.each(["", "[]", "null", "5", "{", "\u00ff"])("%j is INVALID", (text) => {
    expect(() => one("generic", Buffer.from(text, "latin1"))).toThrow(expect.objectContaining({ code: "INVALID" }));
  });
});

describe("parse, on anything", () => {
  const keys = [
    "event",
    "call_id",
    "from",
    "to",
    "variables",
    "Event",
    "UniqueID",
    "UserField",
    "StartTime",
    "call_status",
  ];
  const nested = fc.dictionary(fc.constantFrom("uuid", "number", "start_epoch", "__proto__", "type"), fc.jsonValue());
  const body = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.json().map((text) => Buffer.from(text)),
    fc.dictionary(fc.constantFrom(...keys), fc.oneof(fc.jsonValue(), nested)).map(bytes),
    // A real call with any one field replaced.
    fc
      .tuple(fc.constantFrom(...FIXTURES), fc.nat(30), fc.oneof(fc.jsonValue(), fc.bigInt().map(String)))
      .map(([[, name], index, value]) => {
        const call = json(name);
        const names = Object.keys(call);
        return bytes({ ...call, [names[index % names.length] ?? ""]: value });
      }),
  );

  test("throws nothing but AppError, and what it gives is plain JSON with keys and a valid time", () => {
    fc.assert(
      fc.property(body, fc.constantFrom(...PROVIDERS), (raw, provider) => {
        try {
          for (const event of adapter.parse(raw, account(provider), receivedAt)) {
            expect(JSON.parse(JSON.stringify(event))).toEqual(event);
            expect(event.eventKey).toMatch(/^call:/);
            expect(new Date(event.occurredAt).toISOString()).toBe(event.occurredAt);
          }
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          expect(["INVALID", "UNPROCESSABLE"]).toContain(error.code);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
