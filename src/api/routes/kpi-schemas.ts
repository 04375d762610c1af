import { z } from "@hono/zod-openapi";
import { KPI_BY, type Kpi, type KpiAnswer, type KpiTicket } from "#src/kpi/kpi.ts";

const words = z.object({ vi: z.string(), en: z.string() });
const by = z.enum(KPI_BY);
const unit = z.enum(["count", "percent", "minutes_working", "minutes", "score"]);

export const KpiSchema = z
  .object({
    id: z.string(),
    question: words,
    label: words,
    unit,
    better: z.enum(["up", "down", "none"]),
    formula: words,
    source: z.string(),
    by: z.array(by),
    target: z.number().nullable(),
  } satisfies Record<Exclude<keyof Kpi, "compute"> | "target", z.ZodType>)
  .openapi("Kpi");

const figure = {
  value: z.number().nullable().openapi({ description: "null: no data" }),
  n: z.number().int(),
  interval: z
    .object({ low: z.number(), high: z.number() })
    .nullable()
    .openapi({ description: "Wilson 95 %, of shares" }),
  target: z.number().nullable(),
};

export const KpiAnswerSchema = z
  .object({
    id: z.string(),
    unit,
    from: z.iso.datetime(),
    until: z.iso.datetime(),
    by: by.nullable(),
    rows: z.array(z.object({ key: z.string(), name: z.string(), ...figure })),
    total: z.object(figure),
    exact: z.boolean().openapi({ description: "false: a percentile of very many, at most 1 % off" }),
  } satisfies Record<keyof KpiAnswer, z.ZodType>)
  .openapi("KpiAnswer");

const instant = z.iso.datetime().nullable();

export const KpiTicketsSchema = z
  .object({
    items: z.array(
      z.object({
        reference: z.string(),
        round: z.number().int(),
        ward: z.object({ code: z.string(), name: z.string() }).nullable(),
        unit: z.object({ id: z.string(), name: z.string() }).nullable(),
        sector: z.string().nullable(),
        urgency: z.string().nullable(),
        channel: z.string(),
        openedAt: z.iso.datetime(),
        closedAt: instant,
        closedHow: z.enum(["resolved", "rejected", "duplicate"]).nullable(),
        firstResponseDueAt: instant,
        firstRespondedAt: instant,
        resolutionDueAt: instant,
        resolvedAt: instant,
        csat: z.number().nullable(),
      } satisfies Record<keyof KpiTicket, z.ZodType>),
    ),
    next: z.string().nullable(),
    n: z.number().int(),
  })
  .openapi("KpiTickets");

const text = z.string().optional();

export const KpiQuerySchema = z.object({
  from: text.openapi({ example: "2026-11-01", description: "Local date or instant; absent: 30 days before until" }),
  until: text.openapi({ example: "2026-12-01", description: "Not included; never later than now" }),
  by: text.openapi({ example: "ward", description: KPI_BY.join(", ") }),
  ...{ ward: text, sector: text, unit: text, channel: text, urgency: text },
  format: z.enum(["json", "csv"]).optional(),
});

export const KpiTicketsQuerySchema = KpiQuerySchema.extend({
  key: text.openapi({ description: "With by: the row whose tickets are wanted" }),
  cursor: text,
  limit: z.coerce.number().int().min(1).max(1_000).optional(),
});
