import type { FieldMap } from "../field-map.ts";

/** `event_url` POST, one for each state. It gives the instant of the state and lengths, no times of start and answer. */
export const stringee: FieldMap = {
  provider: "stringee",
  callId: ["call_id"],
  legId: [],
  event: {
    paths: ["call_status"],
    // "agentEnded" ends one desk's ringing, not the call, so it is left to be an unknown event.
    words: { created: "started", started: "started", ringing: "started", answered: "answered", ended: "ended" },
  },
  direction: { paths: ["from.type"], words: { external: "inbound", internal: "outbound" } },
  status: { paths: [], words: {} },
  fields: {
    from: { paths: ["from.number", "from.alias"], as: "text" },
    to: { paths: ["to.number", "to.alias"], as: "text" },
    startedAt: { paths: ["timestamp_ms"], as: "instant", minusSec: "duration" },
    answeredAt: { paths: ["timestamp_ms"], as: "instant", minusSec: "answerDuration" },
    endedAt: { paths: ["timestamp_ms"], as: "instant" },
    durationSec: { paths: ["duration"], as: "seconds" },
    talkSec: { paths: ["answerDuration"], as: "seconds" },
    recording: { paths: ["recording_url", "recordUrl"], as: "text" },
  },
};
