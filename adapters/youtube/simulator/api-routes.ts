import type { Context, Hono } from "hono";
import { refuse, type SimComment, type SimVideo, type YoutubeState } from "./state.ts";

/** `commentThreads.list` and `search.list`, as far as a reader of public comments needs them. */
export function apiRoutes(app: Hono, state: YoutubeState): void {
  app.get("/youtube/v3/commentThreads", (c) => charged(state, c, 1) ?? commentThreads(state, c));
  app.get("/youtube/v3/search", (c) => charged(state, c, 100) ?? searchVideos(state, c));
}

function charged(state: YoutubeState, c: Context, units: number): Response | undefined {
  if (c.req.header("x-goog-api-key") !== state.key) return refuse(c, 400, "keyInvalid");
  if (state.spent + units > state.quota) return refuse(c, 403, "quotaExceeded");
  state.spent += units;
  return undefined;
}

function commentThreads(state: YoutubeState, c: Context): Response {
  const { videoId, allThreadsRelatedToChannelId: channelId, id, maxResults = "20", pageToken = "0" } = c.req.query();
  if ([videoId, channelId, id].filter((one) => one !== undefined).length !== 1) return refuse(c, 400, "invalidFilters");
  const video = videoId === undefined ? undefined : state.videos.get(videoId);
  if (videoId !== undefined && !video) return refuse(c, 404, "videoNotFound");
  if (video && !video.open) return refuse(c, 403, "commentsDisabled");
  const ids = id?.split(",");
  const matching = state.comments
    .filter((one) => !one.replyTo && isOpen(state, one))
    .filter((one) => (ids ? ids.includes(one.id) : ofChannelOrVideo(state, one, { videoId, channelId })))
    .toSorted((one, other) => other.publishedAt.getTime() - one.publishedAt.getTime());
  const from = Number(pageToken);
  const to = from + Math.min(Number(maxResults), 100);
  const items = (ids ? matching : matching.slice(from, to)).map((one) => threadOf(state, one));
  return c.json({
    kind: "youtube#commentThreadListResponse",
    items,
    ...(!ids && to < matching.length && { nextPageToken: String(to) }),
  });
}

const isOpen = ({ videos }: YoutubeState, { videoId }: SimComment) => videos.get(videoId)?.open === true;

const ofChannelOrVideo = (
  { videos }: YoutubeState,
  one: SimComment,
  { videoId, channelId }: { videoId?: string; channelId?: string },
) => (videoId ? one.videoId === videoId : videos.get(one.videoId)?.channelId === channelId);

function threadOf(state: YoutubeState, top: SimComment) {
  const replies = state.comments.filter(({ replyTo }) => replyTo === top.id);
  return {
    kind: "youtube#commentThread",
    id: top.id,
    snippet: {
      channelId: state.videos.get(top.videoId)?.channelId,
      videoId: top.videoId,
      topLevelComment: commentOf(top),
      totalReplyCount: replies.length,
    },
    ...(replies.length > 0 && { replies: { comments: replies.slice(0, 5).map(commentOf) } }),
  };
}

const commentOf = ({ id, videoId, text, author, publishedAt, updatedAt }: SimComment) => ({
  kind: "youtube#comment",
  id,
  snippet: {
    videoId,
    textOriginal: text,
    textDisplay: text,
    authorDisplayName: `@${author.slice(2)}`,
    authorChannelId: { value: author },
    likeCount: text.length % 7,
    publishedAt: publishedAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  },
});

function searchVideos(state: YoutubeState, c: Context): Response {
  const { q = "", publishedAfter = "" } = c.req.query();
  const words = q.toLowerCase().split(/\s+/);
  const found = [...state.videos.values()].filter(
    ({ title, publishedAt }) =>
      publishedAt.toISOString() >= publishedAfter && words.every((word) => title.toLowerCase().includes(word)),
  );
  return c.json({ kind: "youtube#searchListResponse", items: found.map(foundOf) });
}

const foundOf = ({ id, channelId, channelTitle, title, publishedAt }: SimVideo) => ({
  id: { kind: "youtube#video", videoId: id },
  snippet: { channelId, channelTitle, title, publishedAt: publishedAt.toISOString() },
});
