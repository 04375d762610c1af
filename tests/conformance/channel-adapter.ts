import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppError } from "#src/errors.ts";
import { type ChannelAccount, type ChannelAdapter, EVENT_KINDS } from "#src/ports/channel.ts";

export interface AdapterCase {
  adapter: ChannelAdapter;
  account: ChannelAccount;
  /** Real deliveries with valid signatures. */
  deliveries: { name: string; body: Uint8Array; headers: Headers }[];
  /** A well-formed delivery of a kind that the adapter cannot know. Left out where the format is our own. */
  unknown?: Uint8Array;
  /** False where nothing is signed because we write the deliveries ourselves. */
  signed?: boolean;
}

const AT = new Date("2026-11-25T00:00:00.000Z");

/** What every channel adapter owes to the service (src/ports/channel.ts). Call it at the top of an adapter's test. */
export function describeChannelAdapter(name: string, adapterCase: AdapterCase): void {
  describe(`${name} keeps the channel contract`, () => {
    if (adapterCase.signed !== false) testsOfVerify(adapterCase);
    testsOfParse(adapterCase);
    testsOfHostileInput(adapterCase);
  });
}

function testsOfVerify({ adapter, account, deliveries }: AdapterCase): void {
  test.each(deliveries)("verifies $name, and no longer once any byte is changed or cut off", ({ body, headers }) => {
    expect(adapter.verify(body, headers, account)).toBe(true);
    for (let at = 0; at < body.length; at++) {
      const changed = Uint8Array.from(body, (byte, index) => (index === at ? byte ^ 1 : byte));
      if (adapter.verify(changed, headers, account)) expect.unreachable(`byte ${at} may be changed`);
    }
    expect(adapter.verify(body.subarray(0, -1), headers, account)).toBe(false);
    expect(adapter.verify(Buffer.concat([body, Buffer.from("\n")]), headers, account)).toBe(false);
  });

  test.each(deliveries)("refuses $name without its signature or without our secret", ({ body, headers }) => {
    expect(adapter.verify(body, new Headers(), account)).toBe(false);
    expect(adapter.verify(body, headers, { ...account, secrets: {} })).toBe(false);
    const emptied = Object.fromEntries(Object.keys(account.secrets).map((key) => [key, ""]));
    expect(adapter.verify(body, headers, { ...account, secrets: emptied })).toBe(false);
  });
}

function testsOfParse({ adapter, account, deliveries, unknown }: AdapterCase): void {
  test.each(deliveries)("reads $name the same way every time", ({ body }) => {
    const before = Uint8Array.from(body);
    const events = adapter.parse(body, account, AT);
    expect(adapter.parse(body, account, AT)).toEqual(events);
    expect(Uint8Array.from(body)).toEqual(before);
    const redelivered = adapter.parse(body, account, new Date(AT.getTime() + 3_600_000));
    expect(redelivered.map(({ eventKey }) => eventKey)).toEqual(events.map(({ eventKey }) => eventKey));
  });

  test.each(deliveries)("gives events of $name in the words of the service", ({ body }) => {
    expectSoundEvents(adapter, adapter.parse(body, account, AT));
  });

  test.runIf(unknown)("takes a kind it does not know as context that opens nothing", () => {
    const events = adapter.parse(unknown ?? new Uint8Array(), account, AT);
    expectSoundEvents(adapter, events);
    for (const event of events) expect(event).toMatchObject({ kind: "system", verb: "context", opensTicket: false });
  });

  test("calls what is not JSON invalid", () => {
    const parse = () => adapter.parse(Buffer.from("{"), account, AT);
    expect(parse).toThrow(AppError);
    expect(parse).toThrow(expect.objectContaining({ code: "INVALID" }));
  });
}

function testsOfHostileInput({ adapter, account, deliveries }: AdapterCase): void {
  test("verify answers yes or no, whatever bytes and headers come", () => {
    const names = deliveries.flatMap(({ headers }) => [...headers.keys()]);
    const headers = fc.dictionary(fc.constantFrom("x-other", ...names), fc.stringMatching(/^[!-~]{0,80}$/));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), fc.json().map(bytes)), headers, (body, sent) => {
        expect(adapter.verify(body, new Headers(sent), account)).toBeTypeOf("boolean");
      }),
    );
  });

  test("parse gives sound events or an AppError for any bytes and any JSON", () => {
    const body = fc.oneof(fc.uint8Array(), fc.json().map(bytes), fc.string().map(bytes));
    fc.assert(fc.property(body, (sent) => parsesSoundly(adapter, account, sent)));
  });

  test("parse gives sound events or an AppError for real deliveries in which anything may be anything", () => {
    const spoiled = fc
      .constantFrom(...deliveries)
      .chain(({ body }) => spoil(body))
      .map(bytes);
    fc.assert(
      fc.property(spoiled, (sent) => parsesSoundly(adapter, account, sent)),
      { numRuns: 500 },
    );
  });

  test("parse survives nesting beyond any stack", () => {
    // Megabytes of brackets for each fixture: seconds on a busy machine.
    for (const depth of [1_000, 5_000, 100_000]) {
      const nest = `${"[".repeat(depth)}${"]".repeat(depth)}`;
      parsesSoundly(adapter, account, bytes(nest));
      for (const { body } of deliveries) {
        const text = new TextDecoder().decode(body);
        parsesSoundly(adapter, account, bytes(text.replace(/:"[^"]*"/g, `:${nest}`)));
        parsesSoundly(adapter, account, bytes(text.replace(/\{(?=[^{]*$)/, `{"deep":${nest},`)));
      }
    }
  }, 60_000);
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function parsesSoundly(adapter: ChannelAdapter, account: ChannelAccount, body: Uint8Array): void {
  try {
    expectSoundEvents(adapter, adapter.parse(body, account, AT));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

function expectSoundEvents(adapter: ChannelAdapter, events: ReturnType<ChannelAdapter["parse"]>): void {
  expect(new Set(events.map(({ eventKey }) => eventKey)).size).toBe(events.length);
  for (const event of events) {
    expect(event.channel).toBe(adapter.channel);
    expect(EVENT_KINDS).toContain(event.kind);
    for (const id of [event.eventKey, event.objectId, event.threadKey, event.author.key]) {
      if (typeof id !== "string" || id === "") expect.unreachable(`an id is empty in ${JSON.stringify(event)}`);
    }
    expect(event.occurredAt).toBe(new Date(event.occurredAt).toISOString());
    if (event.verb === "context" || ["receipt", "echo", "system"].includes(event.kind)) {
      expect(event.opensTicket).toBe(false);
    }
    // Pure data: what is stored is what was read.
    expect(JSON.parse(JSON.stringify(event))).toStrictEqual(event);
    expectCleanText(event);
  }
}

/** NFC, well-formed and without NUL, or PostgreSQL refuses the whole delivery. */
function expectCleanText(value: unknown): void {
  if (typeof value === "string") {
    expect(value).toBe(value.toWellFormed().normalize("NFC"));
    expect(value).not.toContain("\u0000");
  } else if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) expectCleanText(part);
  }
}

/** JSON text of a delivery in which one to four values are replaced by anything, decomposed Vietnamese included. */
function spoil(body: Uint8Array): fc.Arbitrary<string> {
  const text = new TextDecoder().decode(body);
  const count = leaves(JSON.parse(text), () => undefined);
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.string({ unit: "binary" }),
    fc.constantFrom("Đường ngập\u0000".normalize("NFD"), "\ud800", 1e300, -1, "9".repeat(3_000), "constructor", ""),
  );
  return fc.array(fc.tuple(fc.nat(count - 1), odd), { minLength: 1, maxLength: 4 }).map((changes) => {
    const byIndex = new Map(changes);
    const delivery: unknown = JSON.parse(text);
    leaves(delivery, (index) => (byIndex.has(index) ? { value: byIndex.get(index) } : undefined));
    return JSON.stringify(delivery);
  });
}

/** Visits every value of an object or list, parents first, and puts in what `replace` gives. @returns how many */
function leaves(root: unknown, replace: (index: number) => { value: unknown } | undefined): number {
  let count = 0;
  const visit = (node: unknown) => {
    if (typeof node !== "object" || node === null) return;
    // Safe: an object or list that came from JSON.parse; both are written by key.
    const parent = node as Record<string, unknown>;
    for (const key of Object.keys(parent)) {
      const change = replace(count++);
      if (change) parent[key] = change.value;
      else visit(parent[key]);
    }
  };
  visit(root);
  return count;
}
