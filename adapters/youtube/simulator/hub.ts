import { createHmac, randomBytes } from "node:crypto";
import type { Hono } from "hono";
import type { SimVideo, YoutubeState } from "./state.ts";

const TOPIC = "https://www.youtube.com/xml/feeds/videos.xml?channel_id=";

/** A WebSub hub: takes a request, asks the callback whether it meant it, and only then tells it anything. */
export function hubRoutes(app: Hono, state: YoutubeState): void {
  app.post("/hub", async (c) => {
    const form = Object.fromEntries(
      Object.entries(await c.req.parseBody()).map(([name, value]) => [name, String(value)]),
    );
    const {
      "hub.mode": mode,
      "hub.topic": topic = "",
      "hub.callback": callback = "",
      "hub.secret": secret = "",
    } = form;
    if ((mode !== "subscribe" && mode !== "unsubscribe") || !topic.startsWith(TOPIC) || !URL.canParse(callback))
      return c.text("bad request", 400);
    state.server.after(c, () => verify(state, { mode, topic, callback, secret, lease: form["hub.lease_seconds"] }));
    return c.body(null, 202);
  });
}

interface Asked {
  mode: "subscribe" | "unsubscribe";
  topic: string;
  callback: string;
  secret: string;
  lease: string | undefined;
}

async function verify(state: YoutubeState, { mode, topic, callback, secret, lease = "432000" }: Asked): Promise<void> {
  const challenge = randomBytes(12).toString("hex");
  const url = new URL(callback);
  url.searchParams.set("hub.mode", mode);
  url.searchParams.set("hub.topic", topic);
  url.searchParams.set("hub.challenge", challenge);
  url.searchParams.set("hub.lease_seconds", lease);
  const answer = await fetch(url).catch(() => undefined);
  if (!answer?.ok || (await answer.text()) !== challenge) return;
  if (mode === "subscribe") state.subscriptions.set(callback, { callback, topic, secret });
  else state.subscriptions.delete(callback);
}

/** Tells whoever listens to the channel of a video, signed as Google's hub signs. */
export async function tellHub(
  state: YoutubeState,
  videoId: string,
  what: "there" | "deleted" = "there",
): Promise<void> {
  const video = state.videos.get(videoId);
  if (!video) return;
  const body = what === "deleted" ? deletedEntry(videoId, state.now()) : entryOf(video);
  const subscribers = [...state.subscriptions.values()].filter(({ topic }) => topic === `${TOPIC}${video.channelId}`);
  await Promise.all(
    subscribers.map(({ callback, secret }) =>
      fetch(callback, {
        method: "POST",
        body,
        headers: {
          "content-type": "application/atom+xml",
          "x-hub-signature": `sha1=${createHmac("sha1", secret).update(body).digest("hex")}`,
        },
      }).then(
        (answer) => answer.arrayBuffer(),
        () => undefined,
      ),
    ),
  );
}

const xmlText = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

const entryOf = ({ id, channelId, channelTitle, title, publishedAt, updatedAt }: SimVideo) =>
  `<?xml version="1.0" encoding="UTF-8"?><feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns="http://www.w3.org/2005/Atom"><title>YouTube video feed</title><entry><id>yt:video:${id}</id><yt:videoId>${id}</yt:videoId><yt:channelId>${channelId}</yt:channelId><title>${xmlText(
    title,
  )}</title><link rel="alternate" href="https://www.youtube.com/watch?v=${id}"/><author><name>${xmlText(
    channelTitle,
  )}</name><uri>https://www.youtube.com/channel/${channelId}</uri></author><published>${publishedAt.toISOString()}</published><updated>${updatedAt.toISOString()}</updated></entry></feed>`;

const deletedEntry = (id: string, at: Date) =>
  `<?xml version="1.0" encoding="UTF-8"?><feed xmlns:at="http://purl.org/atompub/tombstones/1.0" xmlns="http://www.w3.org/2005/Atom"><at:deleted-entry ref="yt:video:${id}" when="${at.toISOString()}"><link href="https://www.youtube.com/watch?v=${id}"/></at:deleted-entry></feed>`;
