/** What was grouped, and what it tells of in truth. */
export interface Judged {
  /** "event 7", "rain 3", "matter 815": two with the same tell of one thing. */
  same: string;
  /** The incident that it was put into; null: none. */
  incident: string | null;
}

export interface Figures {
  precision: number;
  recall: number;
  f1: number;
  /** The mean of F1 over events, each with its reports and the false members among them: small ones count as much as large ones. */
  meanF1: number;
  events: number;
  /** Events for which there is an incident with three of its reports or more, most of its members. */
  found: number;
  /** Incidents that hold two or more reports of an event, a mean over events that have one. */
  fragments: number;
  /** Members of incidents of events that tell of something else. */
  foreign: number;
  members: number;
  /** Incidents that are of no planted event, by what most of their members tell of; "mixed": of nothing in common. */
  others: { rain: number; matter: number; mixed: number };
}

/** Whether it is told of a planted event. */
export const isEvent = (same: string) => same.startsWith("event ");
const pairs = (n: number) => (n * (n - 1)) / 2;
const countBy = <T>(of: readonly T[], key: (one: T) => string): Map<string, number> =>
  of.reduce((counts, one) => counts.set(key(one), (counts.get(key(one)) ?? 0) + 1), new Map<string, number>());
const most = (counts: ReadonlyMap<string, number>): [string, number] =>
  [...counts].sort((a, b) => b[1] - a[1])[0] ?? ["", 0];

/**
 * Pairwise figures over S: all reports of planted events, and every other message that got into an incident with one of them.
 * Precision: of the pairs of S that are in one incident, the part that tells of one thing. Recall: of the pairs of reports of one
 * event, the part that is in one incident. A pair of false members that tell of one small matter is right, as it is one thing;
 * it adds nothing to recall.
 */
export function judgeGroups(all: readonly Judged[]): Figures {
  const byIncident = Map.groupBy(
    all.filter(({ incident }) => incident !== null),
    ({ incident }) => incident ?? "",
  );
  const withEvents = [...byIncident.values()].filter((members) => members.some(({ same }) => isEvent(same)));
  const truth = countBy(all, ({ same }) => same);
  const events = [...truth.keys()].filter(isEvent);
  let [together, right, rightOfEvents] = [0, 0, 0];
  for (const members of withEvents) {
    together += pairs(members.length);
    for (const [same, n] of countBy(members, (one) => one.same)) {
      right += pairs(n);
      if (isEvent(same)) rightOfEvents += pairs(n);
    }
  }
  const precision = right / together;
  const recall = rightOfEvents / events.reduce((sum, event) => sum + pairs(truth.get(event) ?? 0), 0);
  const each = events.map((event) => ofEvent(event, withEvents, truth.get(event) ?? 0));
  const pieces = each.filter(({ fragments }) => fragments > 0);
  return {
    ...{ precision, recall, f1: (2 * precision * recall) / (precision + recall) },
    meanF1: each.reduce((sum, { f1 }) => sum + f1, 0) / each.length,
    ...{ events: events.length, found: each.filter(({ found }) => found).length },
    fragments: pieces.reduce((sum, { fragments }) => sum + fragments, 0) / pieces.length,
    foreign: withEvents.flat().filter(({ same }) => !isEvent(same)).length,
    members: withEvents.flat().length,
    others: othersOf([...byIncident.values()]),
  };
}

function ofEvent(event: string, incidents: readonly (readonly Judged[])[], reports: number) {
  const holding = incidents
    .map((members) => ({ size: members.length, own: members.filter(({ same }) => same === event).length }))
    .filter(({ own }) => own > 0);
  const right = holding.reduce((sum, { own }) => sum + pairs(own), 0);
  // Pairs without a report of this event are of another one.
  const together = holding.reduce((sum, { size, own }) => sum + pairs(size) - pairs(size - own), 0);
  return {
    f1: (2 * right) / (together + pairs(reports)),
    found: holding.some(({ size, own }) => own >= 3 && own * 2 > size),
    fragments: holding.filter(({ own }) => own > 1).length,
  };
}

function othersOf(incidents: readonly (readonly Judged[])[]): Figures["others"] {
  const others = { rain: 0, matter: 0, mixed: 0 };
  for (const members of incidents) {
    const [same, n] = most(countBy(members, (one) => one.same));
    if (n * 2 <= members.length) others.mixed++;
    else if (same.startsWith("rain ")) others.rain++;
    else if (!isEvent(same)) others.matter++;
  }
  return others;
}
