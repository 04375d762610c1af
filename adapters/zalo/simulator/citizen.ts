import type { Said } from "../../simulation/transcript.ts";
import { managementEvent, messageEvent } from "./events.ts";
import type { ZaloState, ZaloUser } from "./state.ts";

/** What somebody with Zalo on the phone can do; each resolves when the webhook was told, with the id of the message. */
export interface ZaloCitizen {
  user: ZaloUser;
  follow(): Promise<void>;
  unfollow(): Promise<void>;
  text(text: string, quotes?: string): Promise<string>;
  /** @param picture bytes, or the address of a picture that is somewhere */
  image(picture: Uint8Array | string, text?: string): Promise<string>;
  audio(recording: Uint8Array): Promise<string>;
  file(file: { name: string; mime: string; bytes: Uint8Array }): Promise<string>;
  sticker(): Promise<string>;
  location(lat: number, lng: number): Promise<string>;
  /** Answers the card that asks for name and phone. */
  submitInfo(info: { name: string; phone: string }): Promise<void>;
  /** Opens the chat: an act, without words. */
  clickChat(): Promise<void>;
  react(messageId: string, icon: string): Promise<void>;
  seen(messageIds: string[]): Promise<void>;
  /** Answers a rating template. */
  rate(rating: { rate: number; note?: string; feedbacks?: string[]; messageId: string }): Promise<void>;
  /** Shuts the OA out. */
  block(): void;
  transcript(): Said[];
}

export function zaloCitizen(state: ZaloState, user: ZaloUser): ZaloCitizen {
  const act = () => {
    user.lastActAt = state.now();
  };
  const tell = (name: string, message: object) =>
    messageEvent(state, { name, userId: user.id, fromOa: false, message });
  async function say(kind: string, said: { text?: string; files?: string[] }, more: object): Promise<string> {
    act();
    const id = state.newId();
    state.transcript.add({
      id,
      thread: user.id,
      from: "citizen",
      kind,
      at: state.now(),
      ...said,
      text: said.text ?? "",
    });
    const text = said.text === undefined ? {} : { text: said.text };
    await tell(`user_send_${kind}`, { msg_id: id, ...text, ...more });
    return id;
  }
  const sendFile = (kind: string, url: string, payload: object = {}, text?: string) =>
    say(kind, { text, files: [url] }, { attachments: [{ type: kind, payload: { url, thumbnail: url, ...payload } }] });
  return {
    user,
    async follow() {
      act();
      user.following = true;
      await managementEvent(state, "follow", {
        follower: { id: user.id },
        user_id_by_app: `a${user.id}`,
        source: "oa_profile",
      });
    },
    async unfollow() {
      user.following = false;
      user.lastActAt = null;
      await managementEvent(state, "unfollow", { follower: { id: user.id }, user_id_by_app: `a${user.id}` });
    },
    text: (text, quotes) => say("text", { text }, quotes ? { quote_msg_id: quotes } : {}),
    image: (picture, text) =>
      sendFile("image", typeof picture === "string" ? picture : state.server.host(picture, "image/jpeg"), {}, text),
    audio: (recording) => sendFile("audio", state.server.host(recording, "audio/aac")),
    file: ({ name, mime, bytes }) =>
      sendFile("file", state.server.host(bytes, mime), {
        name,
        size: String(bytes.length),
        type: name.split(".").at(-1),
      }),
    sticker: () => sendFile("sticker", `${state.server.url}/media/sticker`, { id: "1" }),
    location: (lat, lng) => {
      const coordinates = { latitude: String(lat), longitude: String(lng) };
      return say("location", {}, { attachments: [{ type: "location", payload: { coordinates } }] });
    },
    async submitInfo(info) {
      act();
      user.shared = info;
      await managementEvent(state, "user_submit_info", {
        sender: { id: user.id },
        recipient: { id: state.oaId },
        info,
      });
    },
    async clickChat() {
      act();
      await tell("user_click_chatnow", {});
    },
    react: (msg_id, react_icon) => tell("user_reacted_message", { msg_id, react_icon }),
    seen: (msg_ids) => tell("user_seen_message", { msg_ids }),
    rate: (rating) => rate(state, rating),
    block: () => {
      user.blocked = true;
    },
    transcript: () => state.transcript.of(user.id),
  };
}

/** The event does not say who rated, only about which message. */
async function rate(
  state: ZaloState,
  { rate, note = "", feedbacks = [], messageId }: Parameters<ZaloCitizen["rate"]>[0],
) {
  const trackingId = state.transcript.find(messageId)?.facts.trackingId ?? "";
  state.ratings.push({ rate, note, feedbacks, msgId: messageId, trackingId, at: state.now() });
  await managementEvent(state, "user_feedback", {
    message: {
      rating_type: "csat",
      option: "five_emotions",
      rate,
      note,
      feedbacks,
      submit_time: String(state.now().getTime()),
      msg_id: messageId,
      ...(trackingId ? { tracking_id: trackingId } : {}),
    },
  });
}
