import type { FieldMap } from "../field-map.ts";

/** mod_json_cdr, one record a leg. Set `encode` and `encode-values` to false and `log-b-leg` to false. */
export const freeswitch: FieldMap = {
  provider: "freeswitch",
  urlEncoded: true,
  callId: ["variables.originating_leg_uuid", "variables.call_uuid", "variables.uuid"],
  legId: ["variables.uuid"],
  event: { paths: [], words: {}, otherwise: "ended" },
  direction: {
    paths: ["channel_data.direction", "variables.direction"],
    words: { inbound: "inbound", outbound: "outbound" },
  },
  status: {
    paths: ["variables.hangup_cause"],
    // https://developer.signalwire.com/freeswitch: causes of Q.850; those in which the citizen or a desk gave up.
    words: {
      normal_clearing: "missed",
      originator_cancel: "missed",
      no_answer: "missed",
      no_user_response: "missed",
      user_busy: "missed",
      call_rejected: "missed",
      lose_race: "missed",
      network_out_of_order: "failed",
      normal_temporary_failure: "failed",
      recovery_on_timer_expire: "failed",
      unallocated_number: "failed",
      destination_out_of_order: "failed",
      incompatible_destination: "failed",
      media_timeout: "failed",
    },
  },
  voicemail: {
    paths: ["variables.last_app", "variables.current_application"],
    words: { voicemail: "voicemail" },
  },
  fields: {
    from: { paths: ["variables.caller_id_number", "variables.sip_from_user"], as: "text" },
    to: { paths: ["variables.destination_number", "variables.sip_to_user"], as: "text" },
    startedAt: { paths: ["variables.start_epoch", "variables.start_stamp"], as: "instant" },
    answeredAt: { paths: ["variables.answer_epoch", "variables.answer_stamp"], as: "instant" },
    endedAt: { paths: ["variables.end_epoch", "variables.end_stamp"], as: "instant" },
    durationSec: { paths: ["variables.duration"], as: "seconds" },
    talkSec: { paths: ["variables.billsec"], as: "seconds" },
    ivr: { paths: ["variables.digits_dialed"], as: "keys" },
    recording: { paths: ["variables.record_path"], as: "text" },
  },
};
