import { idMaker, ticker } from "../simulation/ids.ts";
import { type Script, script } from "../simulation/script.ts";
import { type Recorded, serveSimulated } from "../simulation/serve.ts";
import { apiRoutes } from "./simulator/api-routes.ts";
import { hubRoutes, tellHub } from "./simulator/hub.ts";
import { refuse, type SimComment, type YoutubeState } from "./simulator/state.ts";

export interface YoutubeSimulator {
  /** For YOUTUBE_API_BASE. */
  apiBase: string;
  /** For WEBSUB_HUB. */
  hubUrl: string;
  requests: readonly Recorded[];
  script: Script;
  /** Units that were spent; `quota` is where Google stops. */
  state: Pick<YoutubeState, "spent" | "quota" | "subscriptions">;
  /** A channel puts a video on; subscribers of the hub are told. @returns its id */
  publish(video: { channelId: string; title: string; channelTitle?: string }): Promise<string>;
  rename(videoId: string, title: string): Promise<void>;
  removeVideo(videoId: string): Promise<void>;
  comment(videoId: string, comment: { text: string; author?: string; at?: Date; replyTo?: string }): string;
  editComment(id: string, text: string): void;
  removeComment(id: string): void;
  disableComments(videoId: string): void;
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface YoutubeSimulatorOptions {
  key: string;
  port?: number;
  quota?: number;
  now?(): Date;
}

/** The YouTube Data API and its WebSub hub on a local port, with Google's rules and its count of units. */
export async function youtubeSimulator(options: YoutubeSimulatorOptions): Promise<YoutubeSimulator> {
  const { key, port = 0, quota = 10_000, now = () => new Date() } = options;
  const steps = script();
  const server = await serveSimulated({
    script: steps,
    refuse: (error, c) => refuse(c, error.code, error.message),
    port,
    now,
  });
  const tick = ticker(now);
  const newId = idMaker();
  const state: YoutubeState = {
    ...{ key, quota, now, server, spent: 0, videos: new Map(), comments: [], subscriptions: new Map() },
  };
  apiRoutes(server.app, state);
  hubRoutes(server.app, state);
  const known = (id: string): SimComment => {
    const found = state.comments.find((one) => one.id === id);
    if (!found) throw new Error(`no comment ${id}`);
    return found;
  };
  return {
    apiBase: `${server.url}/youtube/v3`,
    hubUrl: `${server.url}/hub`,
    ...{ requests: server.requests, script: steps, state, settled: server.settled, close: server.close },
    async publish({ channelId, title, channelTitle = "Kênh thử" }) {
      const id = newId().slice(-11);
      state.videos.set(id, { id, channelId, channelTitle, title, publishedAt: now(), updatedAt: now(), open: true });
      await tellHub(state, id);
      return id;
    },
    async rename(id, title) {
      Object.assign(state.videos.get(id) ?? {}, { title, updatedAt: now() });
      await tellHub(state, id);
    },
    async removeVideo(id) {
      await tellHub(state, id, "deleted");
      state.videos.delete(id);
      state.comments = state.comments.filter(({ videoId }) => videoId !== id);
    },
    comment(videoId, { text, author = "UCkhan-gia", at, replyTo }) {
      const id = replyTo ? `${replyTo}.${newId().slice(-10)}` : `Ugx${newId()}`;
      const when = at ?? new Date(tick());
      state.comments.push({ id, videoId, text, author, publishedAt: when, updatedAt: when, replyTo });
      return id;
    },
    editComment: (id, text) => void Object.assign(known(id), { text, updatedAt: new Date(tick()) }),
    removeComment(id) {
      state.comments = state.comments.filter((one) => one.id !== id && one.replyTo !== id);
    },
    disableComments: (videoId) => void Object.assign(state.videos.get(videoId) ?? {}, { open: false }),
  };
}
