import { z } from "@hono/zod-openapi";
import { INCIDENT_STATES, INCIDENT_STEPS } from "#src/domain/incidents/incident-states.ts";
import { STATES } from "#src/domain/state.ts";
import type { IncidentMember } from "#src/services/incidents/load-page.ts";
import type { IncidentView } from "#src/services/incidents/view.ts";

const named = z.object({ id: z.string(), name: z.string() });
const nullableInstant = z.iso.datetime().nullable();
const reasons = z.array(z.string()).openapi({ example: ["matter:flood", "metres:120", "minutes:12"] });

export const Incident = z
  .object({
    reference: z.string().openapi({ example: "SC-26-7K3M9QD" }),
    state: z.enum(INCIDENT_STATES),
    title: z.string(),
    sector: z.string(),
    leadUnit: named.nullable(),
    statusLine: z.string(),
    publicNote: z.string(),
    public: z.boolean(),
    expectedAt: nullableInstant,
    location: z.object({ lat: z.number(), lng: z.number(), radiusM: z.number() }).nullable(),
    wards: z.array(z.object({ code: z.string(), name: z.string() })),
    firstAt: z.iso.datetime(),
    lastAt: z.iso.datetime(),
    people: z.number(),
    members: z.number(),
    why: reasons,
    closing: z.boolean(),
    confirmedAt: nullableInstant,
    closedAt: nullableInstant,
    version: z.number(),
  } satisfies Record<keyof IncidentView, z.ZodType>)
  .openapi("Incident");

const Member = z.object({
  id: z.number(),
  kind: z.enum(["ticket", "mention"]),
  name: z.string().openapi({ description: "Reference of the ticket, or id of the mention" }),
  state: z.enum(STATES).nullable(),
  text: z.string(),
  at: z.iso.datetime(),
  ward: z.string().nullable(),
  position: z.object({ lat: z.number(), lng: z.number() }).nullable(),
  score: z.number().nullable(),
  reasons,
  byMachine: z.boolean(),
  heldOpen: z.boolean(),
  skipped: z.string().nullable(),
} satisfies Record<keyof IncidentMember, z.ZodType>);

export const IncidentDetail = z
  .object({
    incident: Incident,
    members: z.array(Member),
    hidden: z.number(),
    events: z.array(
      z.object({
        step: z.enum(INCIDENT_STEPS),
        facts: z.record(z.string(), z.unknown()),
        by: z.string(),
        at: z.iso.datetime(),
      }),
    ),
    undoable: z.string().nullable(),
  })
  .openapi("IncidentDetail");
