import { expect, test } from "vitest";
import { OPERATOR } from "#dashboards/testing/fake-app.ts";
import { OPEN_STATES, STATES } from "#src/domain/state.ts";
import { filtersOfView, isSameList, listUrl, queryOfView, readListQuery, TABS, toFilter } from "./list-query.ts";

const OFFICER = { ...OPERATOR, role: "officer" as const, unitId: "27145-ubnd" };

test("every state stands under one group, and the open ones under one more", () => {
  const { active, ...groups } = TABS;
  expect(Object.values(groups).flat().toSorted()).toEqual([...STATES].toSorted());
  expect(active).toEqual(OPEN_STATES);
});

test("a view leads to its list, and a list can be kept as a view but for its words", () => {
  expect(queryOfView({ state: OPEN_STATES.join(","), assignee: "me" })).toMatchObject({
    tab: "active",
    assignee: "me",
  });
  const query = readListQuery({ tab: "open", ward: "27154", q: "0912345678", cursor: "x" }, OPERATOR);
  expect(filtersOfView(query)).toEqual({ state: "triaged,assigned,reopened", ward: "27154" });
  expect(isSameList(queryOfView(filtersOfView(query)), { ...query, q: "" })).toBe(true);
});

test("without a tab the desk sees triage, a unit what waits for it, a leader what is open, and a search everything", () => {
  expect(readListQuery({}, OPERATOR).tab).toBe("needs_triage");
  expect(readListQuery({}, OFFICER).tab).toBe("open");
  expect(readListQuery({}, { ...OPERATOR, role: "leader" }).tab).toBe("active");
  expect(readListQuery({ q: "cống" }, OFFICER).tab).toBe("all");
});

test("an unknown tab is the first one, not an error", () => {
  expect(readListQuery({ tab: "__proto__" }, OPERATOR).tab).toBe("needs_triage");
});

test("another tab keeps the filters and leaves the page", () => {
  const query = readListQuery({ tab: "all", sector: "noise", cursor: "abc" }, OPERATOR);
  expect(listUrl(query, { tab: "done" })).toBe("/console?tab=done&sector=noise");
});

test("the filter asks for the states of the tab", () => {
  expect(toFilter(readListQuery({ tab: "open" }, OPERATOR)).state).toBe("triaged,assigned,reopened");
});
