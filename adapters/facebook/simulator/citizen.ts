import type { Said } from "../../simulation/transcript.ts";
import { addComment, tellFeed } from "./comments.ts";
import { deliverEntry, messagingItem } from "./events.ts";
import { nameThePage } from "./listening.ts";
import { type GraphPerson, GraphRefusal, type GraphState } from "./state.ts";

/** What somebody with Facebook can do; each resolves when the webhook was told, with the id of what was said. */
export interface GraphCitizen {
  person: GraphPerson;
  text(text: string, more?: { replyTo?: string; ref?: string }): Promise<string>;
  image(picture: Uint8Array | string): Promise<string>;
  audio(recording: Uint8Array): Promise<string>;
  sticker(): Promise<string>;
  location(lat: number, lng: number): Promise<string>;
  /** Presses one of the buttons under a message. */
  quickReply(reply: { title: string; payload: string }): Promise<string>;
  postback(button: { title: string; payload: string; ref?: string }): Promise<string>;
  /** Opens m.me/page?ref=…, as from a QR code. */
  openLink(ref: string): Promise<void>;
  edit(messageId: string, text: string): Promise<void>;
  /** Reads everything up to now. */
  read(): Promise<void>;
  /** Writes on the Page's wall. */
  post(text: string): Promise<string>;
  /** Writes on their own wall and names the Page. */
  mention(text: string): Promise<string>;
  /** @param postId a post, or a comment that is answered */
  comment(postId: string, text: string, photo?: string): Promise<string>;
  editComment(commentId: string, text: string): Promise<void>;
  removeComment(commentId: string): Promise<void>;
  recommend(yes: boolean, text: string): Promise<void>;
  block(): void;
  transcript(): Said[];
}

export function graphCitizen(state: GraphState, person: GraphPerson): GraphCitizen {
  const tell = async (fields: object) =>
    deliverEntry(state, { messaging: [messagingItem(state, person.id, false, fields)] });
  async function say(kind: string, said: { text?: string; files?: string[] }, message: object): Promise<string> {
    person.lastActAt = state.now();
    const mid = `m_${state.newId()}`;
    state.transcript.add({ id: mid, thread: person.id, from: "citizen", text: "", kind, at: state.now(), ...said });
    await tell({ message: { mid, ...(said.text === undefined ? {} : { text: said.text }), ...message } });
    return mid;
  }
  const sendFile = (type: string, url: string, payload: object = {}) =>
    say(type, { files: [url] }, { attachments: [{ type, payload: { url, ...payload } }] });
  return {
    person,
    text: (text, { replyTo, ref } = {}) =>
      say(
        "text",
        { text },
        {
          ...(replyTo ? { reply_to: { mid: replyTo } } : {}),
          ...(ref ? { referral: { ref, source: "SHORTLINK", type: "OPEN_THREAD" } } : {}),
        },
      ),
    image: (picture) =>
      sendFile("image", typeof picture === "string" ? picture : state.server.host(picture, "image/jpeg")),
    audio: (recording) => sendFile("audio", state.server.host(recording, "audio/mp4")),
    sticker: () => sendFile("sticker", `${state.server.url}/media/sticker`, { sticker_id: 369239263222822 }),
    location: (lat, long) =>
      say("location", {}, { attachments: [{ type: "location", payload: { coordinates: { lat, long } } }] }),
    quickReply: ({ title, payload }) => say("quick_reply", { text: title }, { quick_reply: { payload } }),
    async postback({ title, payload, ref }) {
      person.lastActAt = state.now();
      const mid = `m_${state.newId()}`;
      const referral = ref ? { referral: { ref, source: "SHORTLINK", type: "OPEN_THREAD" } } : {};
      state.transcript.add({
        id: mid,
        thread: person.id,
        from: "citizen",
        text: title,
        kind: "postback",
        at: state.now(),
      });
      await tell({ postback: { mid, title, payload, ...referral } });
      return mid;
    },
    async openLink(ref) {
      person.lastActAt = state.now();
      await tell({ referral: { ref, source: "SHORTLINK", type: "OPEN_THREAD" } });
    },
    async edit(mid, text) {
      const said = state.transcript.find(mid);
      const num_edit = Number(said?.facts.edits ?? 0) + 1;
      if (said) Object.assign(said, { text, facts: { ...said.facts, edits: String(num_edit) } });
      await tell({ message_edit: { mid, text, num_edit } });
    },
    read: () => tell({ read: { watermark: state.tick() } }),
    block: () => {
      person.blocked = true;
    },
    transcript: () => state.transcript.of(person.id),
    ...onThePage(state, person),
  };
}

function onThePage(state: GraphState, person: GraphPerson) {
  async function write(target: { postId: string; parentId: string; isPost?: boolean }, text: string, photo?: string) {
    const comment = addComment(state, { ...target, personId: person.id });
    const { id, postId, at } = comment;
    state.transcript.add({
      id,
      thread: postId,
      from: "citizen",
      text,
      kind: "comment",
      at,
      files: photo ? [photo] : [],
    });
    await tellFeed(state, comment, { verb: "add", message: text, photo });
    return id;
  }
  return {
    post: (text: string) => write({ postId: "", parentId: "", isPost: true }, text),
    mention: (text: string) => nameThePage(state, person, text),
    comment(onId: string, text: string, photo?: string) {
      const on = state.comments.get(onId);
      return write({ postId: on?.postId ?? onId, parentId: onId }, text, photo);
    },
    async editComment(id: string, text: string) {
      const said = state.transcript.find(id);
      if (said) said.text = text;
      await tellFeed(state, ownComment(state, id), { verb: "edited", message: text });
    },
    async removeComment(id: string) {
      const said = state.transcript.find(id);
      if (said) said.removed = true;
      const comment = ownComment(state, id);
      state.comments.delete(id);
      await tellFeed(state, comment, { verb: "remove" });
    },
    async recommend(yes: boolean, review_text: string) {
      const value = {
        item: "rating",
        verb: "add",
        recommendation_type: yes ? "positive" : "negative",
        review_text,
        reviewer_id: person.id,
        reviewer_name: person.name,
        open_graph_story_id: String(state.tick()),
        created_time: Math.floor(state.now().getTime() / 1_000),
      };
      await deliverEntry(state, { changes: [{ field: "ratings", value }] });
    },
  };
}

function ownComment({ comments }: GraphState, id: string) {
  const comment = comments.get(id);
  if (!comment) throw new GraphRefusal(100, "no such comment");
  return comment;
}
