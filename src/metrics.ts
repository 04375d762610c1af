import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

const registry = new Registry();
const FAST = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5];

/** What this process counts, for Prometheus. Labels are words of ours, never ids or text of citizens. */
export const metrics = {
  registry,
  ingested: new Counter({
    name: "langnghe_events_received_total",
    help: "Events of verified deliveries, new or seen before",
    labelNames: ["channel", "outcome"],
    registers: [registry],
  }),
  badSignatures: new Counter({
    name: "langnghe_bad_signatures_total",
    help: "Deliveries refused because their signature does not fit",
    labelNames: ["channel"],
    registers: [registry],
  }),
  ackSeconds: new Histogram({
    name: "langnghe_ack_seconds",
    help: "Time from a webhook's arrival to its answer",
    labelNames: ["channel"],
    buckets: FAST,
    registers: [registry],
  }),
  jobSeconds: new Histogram({
    name: "langnghe_job_seconds",
    help: "Time that a job took",
    labelNames: ["job", "outcome"],
    buckets: FAST,
    registers: [registry],
  }),
  classifySeconds: new Histogram({
    name: "langnghe_classify_seconds",
    help: "Time that the classifier took for one text",
    buckets: FAST,
    registers: [registry],
  }),
  deadLetters: new Gauge({
    aggregator: "max",
    name: "langnghe_dead_letters",
    help: "Jobs that gave up and wait for a person",
    registers: [registry],
  }),
  ticketsByState: new Gauge({
    aggregator: "max",
    name: "langnghe_tickets",
    help: "Tickets by state",
    labelNames: ["state"],
    registers: [registry],
  }),
  pendingEvents: new Gauge({
    aggregator: "max",
    name: "langnghe_pending_events",
    help: "Received events that have not taken effect yet",
    registers: [registry],
  }),
  sendings: new Counter({
    name: "langnghe_sendings_total",
    help: "Attempts to send a bubble to a citizen, by what became of it",
    labelNames: ["way", "outcome"],
    registers: [registry],
  }),
  outbox: new Gauge({
    aggregator: "max",
    name: "langnghe_outbox",
    help: "Bubbles that are not sent: queued, sending, maybe_sent, failed",
    labelNames: ["state"],
    registers: [registry],
  }),
  queueAgeSeconds: new Gauge({
    aggregator: "max",
    name: "langnghe_queue_age_seconds",
    help: "Age of the oldest work that waits",
    labelNames: ["queue"],
    registers: [registry],
  }),
};

export const collectProcessMetrics = (): void => collectDefaultMetrics({ register: registry });

/** The sum over processes as Prometheus text. Gauges are read from the database, so they take the greatest, not the sum. */
export async function metricsText(others: object[][]): Promise<string> {
  const own = await metrics.registry.getMetricsAsJSON();
  return AggregatorRegistry.aggregate([own, ...others]).metrics();
}
