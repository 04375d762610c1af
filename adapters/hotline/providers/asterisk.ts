import type { FieldMap } from "../field-map.ts";

/** The AMI event `Cdr` (cdr_manager) as JSON. `UserField` is the dial plan's: "ivr=1,3;rec=a.wav". */
export const asterisk: FieldMap = {
  provider: "asterisk",
  callId: ["LinkedID", "Linkedid", "UniqueID"],
  legId: ["UniqueID"],
  event: { paths: ["Event"], words: { cdr: "ended" } },
  // A CDR knows no direction: who dialled decides.
  direction: { paths: [], words: {} },
  status: {
    paths: ["Disposition"],
    words: { answered: "answered", no_answer: "missed", busy: "missed", failed: "failed", congestion: "failed" },
  },
  voicemail: { paths: ["LastApplication"], words: { voicemail: "voicemail" } },
  fields: {
    from: { paths: ["Source", "CallerID"], as: "callerId" },
    to: { paths: ["Destination"], as: "text" },
    startedAt: { paths: ["StartTime"], as: "instant" },
    answeredAt: { paths: ["AnswerTime"], as: "instant" },
    endedAt: { paths: ["EndTime"], as: "instant" },
    durationSec: { paths: ["Duration"], as: "seconds" },
    talkSec: { paths: ["BillableSeconds"], as: "seconds" },
    ivr: { paths: ["UserField"], as: "keys", part: "ivr" },
    recording: { paths: ["UserField"], as: "text", part: "rec" },
  },
};
