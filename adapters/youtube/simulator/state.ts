import type { Context } from "hono";
import type { SimulatedServer } from "../../simulation/serve.ts";

export interface SimVideo {
  id: string;
  channelId: string;
  channelTitle: string;
  title: string;
  publishedAt: Date;
  updatedAt: Date;
  /** Whether comments may be read. */
  open: boolean;
}

export interface SimComment {
  id: string;
  videoId: string;
  text: string;
  /** Id of the writer's channel. */
  author: string;
  publishedAt: Date;
  updatedAt: Date;
  replyTo: string | undefined;
}

export interface Subscription {
  callback: string;
  topic: string;
  secret: string;
}

export interface YoutubeState {
  key: string;
  quota: number;
  spent: number;
  videos: Map<string, SimVideo>;
  comments: SimComment[];
  /** By callback. */
  subscriptions: Map<string, Subscription>;
  server: SimulatedServer;
  now(): Date;
}

const REASONS: Record<number, string> = { 400: "keyInvalid", 403: "quotaExceeded", 404: "videoNotFound" };

/** Google's envelope of an error. */
export function refuse(c: Context, status: number, reason = REASONS[status] ?? "backendError") {
  const error = {
    code: status,
    message: `scripted: ${reason}`,
    errors: [{ domain: "youtube", reason, message: reason }],
  };
  return c.json({ error }, status === 403 ? 403 : status === 404 ? 404 : status === 400 ? 400 : 500);
}
