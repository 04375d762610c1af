import fc from "fast-check";
import { expect, test } from "vitest";
import { OPERATOR } from "#dashboards/testing/fake-app.ts";
import { fakeTicket } from "#dashboards/testing/fake-tickets.ts";
import type { Actor } from "#src/domain/actor.ts";
import { STATES } from "#src/domain/state.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import { mayMove, TICKET_ACTIONS } from "#src/domain/transitions.ts";
import { orderActions } from "./action-order.ts";

const OFFICER: Actor = { ...OPERATOR, role: "officer", unitId: "27154-ubnd" };
const ward = { code: "27154", name: "Phường Bàn Cờ" };
const unit = { id: "27154-ubnd", name: "UBND phường Bàn Cờ" };
const ready = { ward, unit, needsReview: false };
const possibleIn = (state: TicketView["state"]) => TICKET_ACTIONS.filter((action) => mayMove(action, state));

test.each<[string, Partial<TicketView>, Actor, string]>([
  ["no sector: classify", { state: "needs_triage", sector: null }, OPERATOR, "classify"],
  ["no ward: locate", { state: "needs_triage", ward: null }, OPERATOR, "locate"],
  ["held back by a filter: classify", { state: "needs_triage", ward, unit, needsReview: true }, OPERATOR, "classify"],
  ["triaged, at the desk: assign", { state: "triaged", ...ready }, OPERATOR, "assign"],
  ["triaged, in the unit: accept", { state: "triaged", ...ready }, OFFICER, "accept"],
  ["in progress: resolve", { state: "in_progress", ...ready }, OFFICER, "resolve"],
  ["waiting for the citizen: resume", { state: "waiting_citizen", ...ready }, OFFICER, "resume"],
  ["resolved: reopen", { state: "resolved", ...ready }, OFFICER, "reopen"],
  ["merged: unmerge", { state: "duplicate", ...ready }, OPERATOR, "unmerge"],
])("%s", (_, change, actor, first) => {
  const ticket = fakeTicket(change);
  expect(orderActions(ticket, possibleIn(ticket.state), actor).first).toBe(first);
});

test("handing back is at hand for the unit that holds the ticket, and folded away at the desk", () => {
  const ticket = fakeTicket({ state: "assigned", ...ready });
  expect(orderActions(ticket, possibleIn("assigned"), OFFICER).usual).toContain("transfer");
  expect(orderActions(ticket, possibleIn("assigned"), OPERATOR).rare).toContain("transfer");
});

test("every possible action has its form once, and nothing else has one", () => {
  fc.assert(
    fc.property(fc.constantFrom(...STATES), fc.subarray([...TICKET_ACTIONS]), fc.boolean(), (state, allowed, held) => {
      const possible = allowed.filter((action) => mayMove(action, state));
      const { usual, rare, first } = orderActions(fakeTicket({ state }), possible, held ? OFFICER : OPERATOR);
      expect([...usual, ...rare].sort()).toEqual([...possible].sort());
      if (usual.length > 0) expect(usual).toContain(first);
    }),
  );
});
