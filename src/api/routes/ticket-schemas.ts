import { z } from "@hono/zod-openapi";
import { CHANNELS } from "#src/domain/channels.ts";
import { KINDS, SENTIMENTS } from "#src/domain/kind.ts";
import { STATES } from "#src/domain/state.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import { URGENCIES } from "#src/domain/urgency.ts";

const named = z.object({ id: z.string(), name: z.string() });
const nullableInstant = z.iso.datetime().nullable();

export const Ticket = z
  .object({
    reference: z.string().openapi({ example: "PA-26-7K3M9QD" }),
    state: z.enum(STATES),
    sector: z.string().nullable(),
    secondarySector: z.string().nullable(),
    urgency: z.enum(URGENCIES).nullable(),
    kind: z.enum(KINDS).nullable(),
    sentiment: z.enum(SENTIMENTS).nullable(),
    confidence: z.number().nullable(),
    needsReview: z.boolean(),
    text: z.string(),
    textHidden: z.boolean(),
    ward: z.object({ code: z.string(), name: z.string() }).nullable(),
    location: z
      .object({ lat: z.number().nullable(), lng: z.number().nullable(), address: z.string().nullable() })
      .nullable(),
    unit: named.nullable(),
    assignee: named.nullable(),
    channel: z.enum(CHANNELS),
    createdAt: z.iso.datetime(),
    firstResponseDueAt: nullableInstant,
    firstRespondedAt: nullableInstant,
    resolutionDueAt: nullableInstant,
    resolvedAt: nullableInstant,
    breaches: z.array(z.object({ clock: z.enum(["first_response", "resolution"]), at: z.iso.datetime() })),
    reopened: z.number(),
    promisedAt: nullableInstant,
    bounces: z.number(),
    duplicateOf: z.string().nullable(),
    routingWhy: z.string().nullable(),
    dueWhy: z.string().nullable(),
    csat: z.number().nullable(),
    incident: z.string().nullable(),
    version: z.number(),
  } satisfies Record<keyof TicketView, z.ZodType>)
  .openapi("Ticket");

export const HistoryEntry = z
  .object({
    at: z.iso.datetime(),
    actor: z.string(),
    action: z.string(),
    from: z.record(z.string(), z.unknown()),
    to: z.record(z.string(), z.unknown()),
    note: z.string().nullable(),
  })
  .openapi("HistoryEntry");

export const SimilarTicket = Ticket.pick({ reference: true, state: true, createdAt: true, sector: true, ward: true })
  .extend({
    likeness: z.number().openapi({ example: 0.91, description: "0..1" }),
    answer: z.string().nullable().openapi({ description: "What was answered there, without names and numbers" }),
  })
  .openapi("SimilarTicket");

export const Duplicate = SimilarTicket.omit({ answer: true })
  .extend({
    likeness: z.number().nullable().openapi({ example: 0.91, description: "0..1; null: a text has no embedding" }),
    metres: z.number().nullable(),
    reasons: z.array(z.string()).openapi({ example: ["Cách nhau 40 m", "Nội dung giống 87%"] }),
  })
  .openapi("Duplicate");

export const BulkResult = z
  .object({
    reference: z.string(),
    ok: z.boolean(),
    version: z.number().optional(),
    error: z.object({ code: z.string(), message: z.string() }).optional(),
  })
  .openapi("BulkResult");
