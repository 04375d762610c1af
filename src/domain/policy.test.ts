import { expect, test } from "vitest";
import { type Actor, CITIZEN, SYSTEM } from "./actor.ts";
import { allow, may, PERMISSIONS, reachOf } from "./policy.ts";
import { ROLES } from "./roles.ts";

const person = (role: Actor["role"], scopes: Actor["scopes"] = null): Actor => ({
  kind: scopes ? "token" : "user",
  userId: 1,
  name: "Thử",
  role,
  unitId: "u1",
  scopes,
});

test("what each role may do is exactly this", () => {
  const table = Object.fromEntries(
    ROLES.map((role) => [role, PERMISSIONS.filter((permission) => may(person(role), permission)).join(" ")]),
  );
  expect(table).toMatchInlineSnapshot(`
    {
      "admin": "ticket.read ticket.history kpi.read rating.read person.request configure user.manage audit.read audit.export",
      "auditor": "ticket.read ticket.read_text ticket.history kpi.read directive.read audit.read audit.export mention.read incident.read",
      "leader": "ticket.read ticket.read_text ticket.history ticket.note ticket.escalate kpi.read rating.read directive.read directive.write mention.read topic.manage incident.read alert.judge",
      "officer": "ticket.read ticket.read_text ticket.read_personal ticket.history contact.reveal ticket.accept ticket.classify ticket.locate ticket.transfer ticket.reply ticket.note ticket.pause ticket.resume ticket.resolve ticket.reopen ticket.link ticket.reject ticket.escalate kpi.read extension.ask incident.read",
      "operator": "ticket.read ticket.read_text ticket.read_personal ticket.history contact.reveal ticket.accept ticket.classify ticket.locate ticket.assign ticket.transfer ticket.reply ticket.note ticket.pause ticket.resume ticket.extend ticket.resolve ticket.reopen ticket.merge ticket.unmerge ticket.split ticket.link ticket.reject ticket.escalate call-notes.import kpi.read rating.read rating.follow_up person.manage person.request person.export macro.manage mention.read mention.decide topic.manage incident.read incident.manage incident.answer alert.judge",
      "unit_lead": "ticket.read ticket.read_text ticket.read_personal ticket.history contact.reveal ticket.accept ticket.classify ticket.locate ticket.assign ticket.transfer ticket.reply ticket.note ticket.pause ticket.resume ticket.extend ticket.resolve ticket.reopen ticket.merge ticket.unmerge ticket.split ticket.link ticket.reject ticket.escalate kpi.read rating.read rating.follow_up directive.read directive.answer macro.manage unit.lead mention.read mention.decide incident.read incident.manage incident.answer",
    }
  `);
});

test("nobody may do anything, and is asked to sign in", () => {
  for (const permission of PERMISSIONS)
    expect(() => allow(CITIZEN, permission)).toThrow(expect.objectContaining({ code: "UNAUTHENTICATED" }));
});

test("a token can do less than its owner, never more", () => {
  const reader = person("operator", ["tickets:read"]);
  expect(may(reader, "ticket.read")).toBe(true);
  expect(may(reader, "ticket.resolve")).toBe(false);
  expect(may(reader, "contact.reveal")).toBe(false);
  expect(may(person("leader", ["tickets:write"]), "ticket.resolve")).toBe(false);
});

test("people of a unit reach their own unit, and none when they have none", () => {
  expect(reachOf(person("officer"))).toEqual({ unitId: "u1" });
  expect(reachOf({ ...person("unit_lead"), unitId: null })).toEqual({ unitId: "" });
  expect(reachOf(person("operator"))).toBeNull();
  expect(reachOf(SYSTEM)).toBeNull();
});
