/** One call, in the words of nobody's exchange. */
export interface SimulatedCall {
  id: string;
  /** As the exchange shows it: "0912345678". */
  from: string;
  to: string;
  startedAt: Date;
  /** Null: nobody took it. */
  answeredAt: Date | null;
  endedAt: Date;
  keys: string[];
  note?: string;
  recordingUrl?: string;
}

const seconds = (from: Date | null, to: Date) => (from ? Math.round((to.getTime() - from.getTime()) / 1_000) : 0);
const epoch = (at: Date | null) => (at ? Math.floor(at.getTime() / 1_000) : 0);
const abroad = (number: string) => number.replace(/^0/, "84");

/** Local wall clock of Việt Nam without a zone, as Asterisk writes it; with "+07:00" it is ISO 8601. */
const local = (at: Date) => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 19);

/** Our own signed format: the states of a call, one delivery each. */
export function generic(call: SimulatedCall): object[] {
  const { id, from, to, startedAt, answeredAt, endedAt, keys, note, recordingUrl } = call;
  const iso = (at: Date) => `${local(at)}+07:00`;
  const common = { call_id: id, direction: "inbound", from, to, started_at: iso(startedAt), ivr: keys };
  const answered = answeredAt ? { answered_at: iso(answeredAt) } : {};
  const status = answeredAt ? "answered" : "missed";
  return [
    // The format wants a status from the first state on: the one that it will be.
    { event: "call.started", ...common, status },
    ...(answeredAt ? [{ event: "call.answered", ...common, ...answered, status }] : []),
    {
      event: "call.ended",
      ...common,
      ...answered,
      status,
      ended_at: iso(endedAt),
      duration_sec: seconds(startedAt, endedAt),
      talk_sec: seconds(answeredAt, endedAt),
      ...(note === undefined ? {} : { note }),
      ...(recordingUrl === undefined ? {} : { recording_url: recordingUrl }),
    },
  ];
}

/** Stringee's `event_url`: created, ringing, answered, ended. */
export function stringee({ id, from, to, startedAt, answeredAt, endedAt }: SimulatedCall): object[] {
  const state = (call_status: string, at: Date, more: object = {}) => ({
    call_status,
    type: "stringee_call",
    callType: "CALL",
    call_id: id,
    timestamp_ms: at.getTime(),
    from: { number: abroad(from), alias: abroad(from), is_online: false, type: "external" },
    to: { number: abroad(to), alias: abroad(to), is_online: false, type: "internal" },
    duration: seconds(startedAt, at),
    answerDuration: seconds(answeredAt, at < (answeredAt ?? at) ? (answeredAt ?? at) : at),
    ...more,
  });
  return [
    state("created", startedAt),
    state("ringing", startedAt),
    ...(answeredAt ? [state("answered", answeredAt)] : []),
    state("ended", endedAt, { endCallCause: answeredAt ? "USER_END_CALL" : "USER_CANCEL", endedBy: "EXTERNAL" }),
  ];
}

/** OMICall says that the line was put down, and minutes later again with the recording. */
export function omicall({ id, from, to, startedAt, answeredAt, endedAt, note, recordingUrl }: SimulatedCall): object[] {
  const item = {
    transaction_id: id,
    direction: "inbound",
    source_number: from,
    phone_number: from,
    destination_number: abroad(to),
    hotline: to,
    disposition: answeredAt ? "answered" : "no_answer",
    bill_sec: seconds(answeredAt, endedAt),
    duration: seconds(startedAt, endedAt),
    time_start_call: epoch(startedAt),
    time_answer_start: epoch(answeredAt),
    time_end_call: epoch(endedAt),
    created_date: endedAt.getTime(),
    sip_user: "101",
    ivr: "none",
    tag: [],
    ...(note === undefined ? {} : { note }),
  };
  const recorded = { ...item, event: "hangup", recording_file_url: recordingUrl, record_seconds: item.bill_sec };
  return [{ ...item, event: "hangup" }, ...(recordingUrl ? [recorded] : [])];
}

/** mod_json_cdr as it comes when nobody has set `encode-values` to false: every value URL-encoded. */
export function freeswitch({
  id,
  from,
  to,
  startedAt,
  answeredAt,
  endedAt,
  keys,
  recordingUrl,
}: SimulatedCall): object[] {
  const variables = {
    uuid: id,
    caller_id_number: from,
    destination_number: to,
    start_epoch: epoch(startedAt),
    answer_epoch: epoch(answeredAt),
    end_epoch: epoch(endedAt),
    duration: seconds(startedAt, endedAt),
    billsec: seconds(answeredAt, endedAt),
    hangup_cause: answeredAt ? "NORMAL_CLEARING" : "NO_ANSWER",
    digits_dialed: keys.join(","),
    ...(recordingUrl ? { record_path: new URL(recordingUrl).pathname } : {}),
  };
  const encoded = Object.entries(variables).map(([key, value]) => [key, encodeURIComponent(String(value))]);
  const channel_data = { state: "CS_REPORTING", direction: "inbound" };
  return [
    { "core-uuid": "c0ffee00-0000-4000-8000-000000000001", channel_data, variables: Object.fromEntries(encoded) },
  ];
}

/** The fields of Asterisk's AMI event `Cdr`. */
export function asterisk({
  id,
  from,
  startedAt,
  answeredAt,
  endedAt,
  keys,
  recordingUrl,
}: SimulatedCall): Record<string, string>[] {
  const spaced = (at: Date | null) => (at ? local(at).replace("T", " ") : "");
  const file = recordingUrl?.split("/").at(-1);
  return [
    {
      Event: "Cdr",
      Source: from,
      Destination: "s",
      DestinationContext: "ivr-phananh",
      CallerID: `"${from}" <${from}>`,
      Channel: "PJSIP/trunk-000001a2",
      StartTime: spaced(startedAt),
      AnswerTime: spaced(answeredAt),
      EndTime: spaced(endedAt),
      Duration: String(seconds(startedAt, endedAt)),
      BillableSeconds: String(seconds(answeredAt, endedAt)),
      Disposition: answeredAt ? "ANSWERED" : "NO ANSWER",
      UniqueID: id,
      UserField: [`ivr=${keys.join(",")}`, ...(file ? [`rec=${file}`] : [])].join(";"),
    },
  ];
}

/** The same as it stands in the text stream of the manager interface. */
export const amiText = (event: Record<string, string>) =>
  `${Object.entries(event)
    .map(([key, value]) => `${key}: ${value}`)
    .join("\r\n")}\r\n\r\n`;
