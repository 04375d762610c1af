import type { AlertVerbs } from "#dashboards/alert-verbs.ts";
import type { DirectiveVerbs } from "#dashboards/directive-verbs.ts";
import type { ListeningVerbs } from "#dashboards/listening-verbs.ts";
import { localDate } from "#src/domain/local-time.ts";
import { may } from "#src/domain/policy.ts";
import { foldText } from "#src/domain/text.ts";
import type { Ctx } from "#src/services/ctx.ts";
import type { DirectiveView } from "#src/services/directives/directive-view.ts";
import type { ReportedPost } from "#src/services/listening/posts-for-report.ts";
import { trendFilter } from "./listening-query.ts";
import { type Listening, listeningNames, loadListening } from "./load-listening.ts";
import type { ReportQuery } from "./report-query.ts";

/** A directive with what the unit last said to it. */
export interface AnsweredDirective {
  directive: DirectiveView;
  answer: { text: string; by: string; at: Date } | null;
}

export interface Report extends Listening {
  /** Names of what alone is counted. */
  names: string[];
  posts: ReportedPost[];
  /** Null: not for this reader. */
  directives: AnsweredDirective[] | null;
}

export type ReportVerbs = ListeningVerbs &
  Pick<AlertVerbs, "loadAlertScene"> &
  Pick<DirectiveVerbs, "listDirectives" | "loadDirective">;

const POSTS = 12;
const DIRECTIVES = 12;
const DAY_MS = 86_400_000;

export async function loadReport(verbs: ReportVerbs, ctx: Ctx, query: ReportQuery): Promise<Report> {
  const { until, ...filter } = trendFilter(query);
  const last = localDate(new Date(Date.parse(`${until}T12:00:00Z`) - DAY_MS));
  const [listening, posts] = await Promise.all([
    loadListening(verbs, ctx, query),
    verbs.postsForReport(ctx, { ...filter, until: last, relevance: "desk" }, POSTS),
  ]);
  const names = listeningNames(ctx.city, query, listening);
  const topic = listening.topics.find(({ id }) => id === query.topic)?.name;
  const directives = may(ctx.actor, "directive.read") ? await directivesOn(verbs, ctx, query, topic) : null;
  return { ...listening, names, posts, directives };
}

/** Of a report on a subject those on it, of all times; of the others what is not done yet, and what was done in its days. */
async function directivesOn(
  verbs: ReportVerbs,
  ctx: Ctx,
  query: ReportQuery,
  topic: string | undefined,
): Promise<AnsweredDirective[]> {
  const [pending, done] = await Promise.all([verbs.listDirectives(ctx), verbs.listDirectives(ctx, "done")]);
  const isOn = aboutOf(query, topic);
  const wanted = [...pending.items, ...done.items].filter(
    (one) => isOn(one) && (query.report === "subject" || !one.doneAt || one.doneAt >= query.from),
  );
  return Promise.all(wanted.slice(0, DIRECTIVES).map((directive) => answered(verbs, ctx, directive)));
}

function aboutOf({ filter, topic: topicId }: ReportQuery, topic: string | undefined): (one: DirectiveView) => boolean {
  const subjects = [
    ...(filter.sector ? [["sector", filter.sector] as const] : []),
    ...(filter.ward ? [["ward", filter.ward] as const] : []),
    ...(topicId ? [["topic", topic ?? ""] as const] : []),
  ];
  if (subjects.length === 0) return ({ subject }) => subject === "topic" || subject === "sector";
  return (one) => subjects.some(([subject, about]) => one.subject === subject && same(one.about, about));
}

/** A topic is called as people call it: with marks or without. */
const same = (one: string, other: string) => foldText(one).trim() === foldText(other).trim();

async function answered(verbs: ReportVerbs, ctx: Ctx, directive: DirectiveView): Promise<AnsweredDirective> {
  const { lines } = await verbs.loadDirective(ctx, directive.id);
  const last = lines.findLast(({ step }) => step === "answered");
  return { directive, answer: last ? { text: last.text, by: last.by, at: last.at } : null };
}
