import { signBody } from "#src/services/sources/signed-body.ts";
import type { Simulators } from "../simulators.ts";
import { ARTICLES, COMMENTS, NAMING } from "./everyday.ts";
import { FLOOD_TICKETS } from "./flood.ts";
import { type TownPost, townPosts } from "./posts.ts";
import { CITY_CHANNEL, HOOK_SECRET, NEIGHBOURS, printArticle, SOURCES } from "./sources.ts";

/** So that somebody who looks can follow. */
const EVERY_MS = 3_000;

export interface Town {
  /** Goes on from post number `from`, until it is stopped or all is said. */
  play(serviceUrl: string, from: number): void;
  stop(): Promise<void>;
}

/** The invented city that talks: on forums, in the paper, under videos, on the Page, and to the city itself. */
export function town(sims: Simulators, now = () => new Date()): Town {
  const stopping = new AbortController();
  let inHand: Promise<void> = Promise.resolve();
  return {
    play(serviceUrl, from) {
      inHand = playPosts(sims, serviceUrl, { from, everyMs: EVERY_MS, now }, stopping.signal).catch(() => {});
    },
    async stop() {
      stopping.abort();
      await inHand;
    },
  };
}

interface Pace {
  /** So many have been told already. */
  from: number;
  everyMs: number;
  now(): Date;
}

/** One after the other; what belongs to other places happens in between. Stops when the service does. */
export async function playPosts(
  sims: Simulators,
  serviceUrl: string,
  { from, everyMs, now }: Pace,
  signal: AbortSignal,
): Promise<void> {
  const posts = townPosts();
  const stage = { sims, removable: "" };
  const quiet = posts.filter(({ minutesAgo }) => minutesAgo > 0).length;
  if (from < quiet) await send(serviceUrl, posts.slice(from, quiet), from, now());
  for (let at = Math.max(from, quiet); at < posts.length && !signal.aborted; at++) {
    await send(serviceUrl, posts.slice(at, at + 1), at, now());
    await meanwhile(stage, at - quiet);
    await wait(everyMs, signal);
  }
}

/** A post of the listening service, signed, as a service would send it. */
async function send(serviceUrl: string, posts: readonly TownPost[], from: number, now: Date): Promise<void> {
  const items = posts.map(({ text, author, site, minutesAgo }, at) => ({
    id: `bai-${from + at}`,
    text,
    url: `https://${site}/bai/${from + at}`,
    author: { id: `nguoi-${author}`, name: `Người dùng ${author}` },
    postedAt: new Date(now.getTime() - minutesAgo * 60_000).toISOString(),
    reach: (author * 7) % 300,
  }));
  const body = Buffer.from(JSON.stringify({ items }));
  const timestamp = String(Math.floor(now.getTime() / 1_000));
  await fetch(`${serviceUrl}/hooks/listening/${SOURCES.service}`, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "x-pa-timestamp": timestamp,
      "x-pa-signature": signBody(HOOK_SECRET, timestamp, body),
    },
  });
}

interface Stage {
  sims: Simulators;
  /** The comment that its writer will take back. */
  removable: string;
}

/** What happens elsewhere at the n-th post of the evening. */
async function meanwhile(stage: Stage, n: number): Promise<void> {
  const { zalo, graph, papers, youtube } = stage.sims;
  const ticket = FLOOD_TICKETS[n / 6];
  const neighbour = NEIGHBOURS[n / 6];
  if (ticket && neighbour) {
    if (n % 12 === 0) await zalo.citizen(neighbour.zalo, neighbour.name).text(ticket);
    else await graph.citizen(neighbour.psid, neighbour.name).text(ticket);
  }
  const article = ARTICLES[(n - 9) / 12];
  if (article) printArticle(papers, article);
  const naming = NAMING[(n - 14) / 25];
  const namer = NEIGHBOURS.at(-1);
  if (naming && namer) await graph.citizen(namer.psid, namer.name).mention(naming);
  if (n === 4) stage.removable = await meeting(youtube);
  if (n === 110) await youtube.publish({ channelId: CITY_CHANNEL, title: "Kiểm tra chống ngập ở phường Linh Xuân" });
  if (n === 120 && stage.removable) youtube.removeComment(stage.removable);
}

/** The city puts a video on, and people comment; one corrects what they said. @returns the last comment */
async function meeting(youtube: Simulators["youtube"]): Promise<string> {
  const video = await youtube.publish({ channelId: CITY_CHANNEL, title: "Họp giao ban phường tháng 11" });
  const ids = COMMENTS.map((text, at) => youtube.comment(video, { text, author: `UCkhan-gia-${at}` }));
  youtube.editComment(ids[1] ?? "", `${COMMENTS[1]}. Sửa: đã thấy đơn vị khảo sát sáng nay`);
  return ids.at(-1) ?? "";
}

const wait = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true });
  });
