import { AppError } from "#src/errors.ts";
import type { Call, CallStatus } from "./call.ts";
import { readCaller } from "./caller.ts";
import type { FieldMap, FieldRule, WordRule } from "./field-map.ts";
import { TRANSFORMS } from "./transforms.ts";

type Read = (path: string) => unknown;

/**
 * Reads a delivery by the exchange's field map.
 * @returns "unknown event" when the exchange names an event that the map does not have
 * @throws {AppError} INVALID when there is no usable call id: not a delivery of this exchange
 */
export function mapCall(map: FieldMap, body: object): Call | "unknown event" {
  const read: Read = (path) => decoded(at(body, path), map.urlEncoded === true);
  const event = word(map.event, read) ?? (isSaid(map.event, read) ? undefined : map.event.otherwise);
  if (event === undefined) {
    if (isSaid(map.event, read)) return "unknown event";
    throw notOurs(map, "event");
  }
  const callId = id(map.callId, read);
  if (callId === undefined) throw notOurs(map, "call id");
  const values = fieldValues(map, read);
  const from = values.from ?? "";
  return {
    ivr: [],
    to: "",
    ...values,
    provider: map.provider,
    callId,
    legId: id(map.legId, read),
    event,
    from,
    direction: word(map.direction, read) ?? (readCaller(from).kind === "extension" ? "outbound" : "inbound"),
    status: event === "started" ? undefined : (word(map.voicemail, read) ?? status(map, values.talkSec, event, read)),
  };
}

function status(map: FieldMap, talkSec: number | undefined, event: string, read: Read): CallStatus {
  const said = word(map.status, read);
  if (said === "voicemail") return said;
  if (event === "answered" || (talkSec ?? 0) > 0) return "answered";
  return said === undefined || (said === "answered" && talkSec === 0) ? "missed" : said;
}

function fieldValues(map: FieldMap, read: Read): Partial<Call> {
  const entries = Object.entries(map.fields).map(([name, rule]) => [name, value(rule, read)] as const);
  // Safe: a map names for each field of Call the transform that gives its type; the fixtures of each provider test it.
  return Object.fromEntries(entries.filter(([, one]) => one !== undefined)) as Partial<Call>;
}

function value(rule: FieldRule, read: Read): string | number | string[] | undefined {
  for (const path of rule.paths) {
    const raw = rule.part === undefined ? read(path) : part(read(path), rule.part);
    const result = TRANSFORMS[rule.as](raw);
    if (result === undefined) continue;
    if (rule.minusSec === undefined) return result;
    const seconds = TRANSFORMS.seconds(read(rule.minusSec));
    // Nobody answered, or no length yet: there is no such time.
    return seconds ? new Date(Date.parse(String(result)) - seconds * 1_000).toISOString() : undefined;
  }
  return undefined;
}

const part = (text: unknown, name: string) =>
  typeof text === "string"
    ? text
        .split(";")
        .find((one) => one.trimStart().startsWith(`${name}=`))
        ?.split("=")[1]
    : undefined;

const isSaid = (rule: WordRule<string>, read: Read) => rule.paths.some((path) => TRANSFORMS.text(read(path)));

function word<Word extends string>(rule: WordRule<Word> | undefined, read: Read): Word | undefined {
  for (const path of rule?.paths ?? []) {
    const said = TRANSFORMS.text(read(path))
      ?.toLowerCase()
      .replace(/[^a-z0-9]+/g, "_");
    if (rule && said !== undefined && Object.hasOwn(rule.words, said)) return rule.words[said];
  }
  return undefined;
}

/** Ids end up in keys and log lines: printable, no blanks, not endless. */
function id(paths: readonly string[], read: Read): string | undefined {
  return paths.map((path) => TRANSFORMS.text(read(path))).find((text) => text && /^[\x21-\x7e]{1,200}$/.test(text));
}

function at(body: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((inner, key) => {
    // Own properties only: "constructor" is no field of a delivery.
    const holds = typeof inner === "object" && inner !== null && Object.hasOwn(inner, key);
    // Safe: just seen to be an object with that key.
    return holds ? (inner as Record<string, unknown>)[key] : undefined;
  }, body);
}

function decoded(raw: unknown, urlEncoded: boolean): unknown {
  if (!urlEncoded || typeof raw !== "string" || !/%[0-9a-f]{2}/i.test(raw)) return raw;
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw; // a per cent sign in plain text
  }
}

function notOurs(map: FieldMap, missing: string): AppError {
  return new AppError("INVALID", `not a call record of ${map.provider}: no ${missing}`, { provider: map.provider });
}
