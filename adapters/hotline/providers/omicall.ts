import type { FieldMap } from "../field-map.ts";

/** A webhook body is taken to be an item of the call history, with or without the name of the event. */
export const omicall: FieldMap = {
  provider: "omicall",
  callId: ["transaction_id"],
  legId: [],
  event: {
    paths: ["event", "state", "call_status"],
    words: { ringing: "started", answered: "answered", hangup: "ended", ended: "ended" },
    otherwise: "ended",
  },
  direction: {
    paths: ["direction"],
    words: { inbound: "inbound", outbound: "outbound", local: "internal", internal: "internal" },
  },
  status: {
    paths: ["disposition"],
    words: {
      answered: "answered",
      no_answer: "missed",
      noanswer: "missed",
      cancelled: "missed",
      cancel: "missed",
      busy: "missed",
      failed: "failed",
      congestion: "failed",
      voicemail: "voicemail",
    },
  },
  fields: {
    from: { paths: ["source_number", "phone_number"], as: "text" },
    to: { paths: ["destination_number", "hotline"], as: "text" },
    startedAt: { paths: ["time_start_call"], as: "instant" },
    answeredAt: { paths: ["time_answer_start"], as: "instant" },
    endedAt: { paths: ["time_end_call"], as: "instant" },
    durationSec: { paths: ["duration"], as: "seconds" },
    talkSec: { paths: ["bill_sec"], as: "seconds" },
    ivr: { paths: ["ivr"], as: "keys" },
    agentExt: { paths: ["sip_user"], as: "text" },
    note: { paths: ["note"], as: "text" },
    recording: { paths: ["recording_file_url"], as: "text" },
  },
};
