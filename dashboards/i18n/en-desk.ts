import type { viDesk } from "./vi-desk.ts";

/** Work on many tickets, tickets beside one another, time, and what staff are told; in English. */
export const enDesk: typeof viDesk = {
  other: "Other actions",
  point: ".",
  marks: {
    paused: "Paused",
    reopened: (n) => (n === 1 ? "Reopened once" : `Reopened ${n} times`),
    bounced: (n) => (n === 1 ? "Handed back once" : `Handed back ${n} times`),
    promised: (at) => `Promised for ${at}`,
  },
  time: {
    clock: { forward: "To the right unit", first_response: "First response", resolution: "Resolution" },
    paused: "standing still",
    pausedLeft: (left) => `standing still, ${left} left`,
    left: (left) => `${left} left`,
    stopped: "no longer counts",
    pausedSince: (at) => `The clocks have stood still since ${at}, waiting for the citizen:`,
    promised: (at) => `Overdue, but the result is promised for ${at}.`,
    promisedOnly: (at) => `The result is promised for ${at}.`,
    breached: (clock, at) => `${clock}: overdue since ${at}`,
    breaches: "Times it was overdue",
  },
  place: {
    conflict: (said, pin) =>
      `The text speaks of ${said}, but the pin on the map lies in ${pin}. Please check before assigning.`,
    informed: "Units that are informed",
    roadWidth: (metres) => `${metres} m wide`,
    road: "The road",
  },
  beside: {
    title: "Related tickets",
    duplicates: "Possible duplicates",
    metres: (n) => `${n} m away`,
    mergeInto: "Merge into this one",
    mergedInto: "This ticket was merged into",
    mergedIntoHint: "Work and answers go on there; the sender is still told the result.",
    reporters: (n) => `Reported by ${n} people`,
    split_into: "Split into",
    split_from: "Split from",
    related: "Related",
  },
  bulk: {
    select: (reference) => `Select ${reference}`,
    column: "Select",
    bar: "Do the same to the selected tickets",
    action: "Action",
    go: "Continue",
    none: "Please select at least one ticket and an action.",
    title: (action, n) => `${action}: ${n} ${n === 1 ? "ticket" : "tickets"}`,
    chosen: "Selected tickets",
    same: "What you enter below is used for each ticket. Where it cannot be done, the reason is told.",
    back: "Back to the list",
    result: (done, all) => `Done for ${done} of ${all} tickets`,
    columns: { ticket: "Ticket", result: "Result", why: "Reason" },
    ok: "Done",
    failed: "Not done",
  },
  drain: {
    title: "Share out the backlog",
    hint: "Gives the unit's tickets that nobody handles yet to its people, oldest first. Who is away or has enough is passed over.",
    how: "How",
    done: (n, waiting) =>
      waiting === 0
        ? `${n} tickets shared out. None is waiting.`
        : `${n} tickets shared out, ${waiting} wait: everybody is away or has enough.`,
  },
  movedAway: (action, reference) => `${reference}: ${action}`,
  notices: {
    title: "Notices",
    unread: (n) => `${n > 99 ? "More than 99" : n} unread ${n === 1 ? "notice" : "notices"}`,
    empty: "No notices yet",
    emptyText: "Warnings, breaches and tickets that come to you appear here for 30 days.",
    fresh: "New",
    read: "Mark as read",
    readAll: "Mark all on this page as read",
    older: "Older",
    kind: {
      warning: "Due soon",
      breach: "Overdue",
      escalation: "Escalated",
      handed_back: "Handed back",
      reopened: "Reopened",
      informed: "For information",
      mentioned: "You were mentioned",
    },
  },
};
