import { setPriority } from "node:os";
import { mailer, senders as waysOut } from "#adapters/senders.ts";
import { apart } from "#queues/apart.ts";
import { sendBubbleHandler } from "#queues/send-bubble.ts";
import { isApart, launchApart, serveApart } from "#queues/serve-apart.ts";
import { takeEventHandler } from "#queues/take-event.ts";
import { startWatchdog } from "#queues/watchdog.ts";
import { type DeadJob, startWorkers } from "#queues/worker.ts";
import { refreshKpis } from "#src/kpi/refresh.ts";
import { sendNext } from "#src/ports/jobs.ts";
import { recordDeadLetter } from "#src/services/dead-letters/record.ts";
import { startHeartbeat } from "#src/services/operation/heartbeat.ts";
import { listenForNudges } from "#src/services/outbox/nudge.ts";
import { startAlerting } from "#src/services/upkeep/start-alerting.ts";
import { startAsking } from "#src/services/upkeep/start-asking.ts";
import { startEvaluating } from "#src/services/upkeep/start-evaluating.ts";
import { startFetchingMedia } from "#src/services/upkeep/start-fetching-media.ts";
import { startGrouping } from "#src/services/upkeep/start-grouping.ts";
import { startKeepingAccounts } from "#src/services/upkeep/start-keeping-accounts.ts";
import { startKeepingMentions } from "#src/services/upkeep/start-keeping-mentions.ts";
import { startListening } from "#src/services/upkeep/start-listening.ts";
import { startMailing } from "#src/services/upkeep/start-mailing.ts";
import { startReconciling } from "#src/services/upkeep/start-reconciling.ts";
import { startRemindingDirectives } from "#src/services/upkeep/start-reminding-directives.ts";
import { startRepeating } from "#src/services/upkeep/start-repeating.ts";
import { startRetention } from "#src/services/upkeep/start-retention.ts";
import { startSweeping } from "#src/services/upkeep/start-sweeping.ts";
import { startTidying } from "#src/services/upkeep/start-tidying.ts";
import { BEHIND_WEB, runChild } from "./child.ts";
import { mailWriters } from "./mail-writers.ts";
import { mediaFetcher } from "./media-fetcher.ts";
import { listening } from "./source-readers.ts";
import { wire } from "./wire.ts";

/** Events in hand at once; each holds a connection for a few milliseconds. */
const CONCURRENCY = 8;
/** Bubbles on their way at once; while a provider thinks, a sending holds no connection. */
const SENDING = 16;
/** So far figures may be behind what happens. */
const KPIS_EVERY_MS = 2_000;
/** Connections of the sendings and of looking after accounts. */
const OUT_CONNECTIONS = 4;

/** The worker role: lets received events take effect, sends, fetches files, asks whether it helped, sweeps, and looks at clocks and accounts. */
runChild(async (config) => {
  setPriority(BEHIND_WEB);
  const { ctx, jobs, close } = await wire(config, {
    role: "worker",
    poolSize: isApart() ? 2 : CONCURRENCY + 2 + OUT_CONNECTIONS,
    redoable: true,
  });
  const senders = waysOut(config);
  const handlers = [takeEventHandler(ctx), sendBubbleHandler(ctx, senders)];
  if (isApart()) {
    serveApart(handlers);
    return { stop: close };
  }
  const common = { backend: jobs.backend, log: ctx.log, handlers };
  const bury = (dead: DeadJob) => recordDeadLetter(ctx, dead);
  const workers = await startWorkers({
    ...common,
    queue: "intake",
    concurrency: CONCURRENCY,
    apart: apart(launchApart),
    bury,
  });
  const outWorkers = await startWorkers({
    ...common,
    queue: "send",
    concurrency: SENDING,
    apart: apart(launchApart, { hangMs: (sendNext.limitMs ?? 0) + 3_000, startMs: 60_000 }),
    bury,
  });
  const stopListening = await listenForNudges(ctx);
  const stopKeeping = startKeepingAccounts(ctx, senders);
  const stopSweeping = startSweeping(ctx);
  const stopTidying = startTidying(ctx);
  const stopRetention = startRetention(ctx);
  const stopEvaluating = startEvaluating(ctx);
  const stopReminding = startRemindingDirectives(ctx);
  const stopAsking = startAsking(ctx);
  const stopAlerting = startAlerting(ctx);
  const stopGrouping = startGrouping(ctx);
  const stopReconciling = startReconciling(ctx, senders);
  const stopMailing = startMailing(ctx, mailer(config), mailWriters(config));
  const stopKeepingMentions = startKeepingMentions(ctx);
  const stopReadingSources = startListening(ctx, listening(config, ctx.city).readers);
  const stopFetching = startFetchingMedia(ctx, mediaFetcher(config));
  const stopKeepingKpis = startRepeating(ctx, "figures could not be kept, trying again", KPIS_EVERY_MS, async () => {
    await refreshKpis(ctx);
  });
  const stopHeartbeat = await startHeartbeat(ctx, "worker", null);
  const stopWatchdog = startWatchdog();
  return {
    stop: async () => {
      await stopListening();
      await Promise.all([
        stopSweeping(),
        stopTidying(),
        stopRetention(),
        stopEvaluating(),
        stopKeeping(),
        stopReminding(),
        stopAsking(),
        stopAlerting(),
        stopGrouping(),
        stopReconciling(),
        stopReadingSources(),
        stopKeepingMentions(),
        stopFetching(),
        stopMailing(),
        stopKeepingKpis(),
      ]);
      await Promise.all([workers.close(), outWorkers.close()]);
      await stopHeartbeat();
      await close();
      stopWatchdog();
    },
  };
});
