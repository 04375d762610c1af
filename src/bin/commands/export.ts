import { csvRow } from "#src/domain/csv.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import { redact } from "#src/domain/redact/redact.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import { STATE_LABEL } from "#src/domain/state.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import { URGENCY_LABEL } from "#src/domain/urgency.ts";
import type { PersonalDataFinder } from "#src/ports/classifier.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { sampleReferences } from "#src/services/sample/sample-state.ts";
import { listTickets } from "#src/services/tickets/list.ts";
import { loadFinder } from "../load-finder.ts";
import { type Command, readArgs } from "./usage.ts";
import { withCtx } from "./with-ctx.ts";

const USAGE = "export [--csv] [--with-personal-data]";

export const exportTickets: Command = {
  usage: USAGE,
  about: "every ticket as JSON Lines, or as CSV; texts without personal data unless --with-personal-data",
  async run(args) {
    const { flags } = readArgs(args, {
      flags: ["csv", "with-personal-data"],
      words: [],
      usage: `langnghe ${USAGE}`,
    });
    await withCtx(async (ctx, config) => {
      const findPersonal = flags["with-personal-data"] ? undefined : await loadFinder(config, ctx.log);
      if (flags.csv) process.stdout.write(`\ufeff${csvRow(COLUMNS.map(([title]) => title))}`);
      for await (const given of everyTicket(ctx)) {
        const ticket = findPersonal ? await withoutPersonalData(given, findPersonal) : given;
        process.stdout.write(flags.csv ? csvLine(ticket) : `${JSON.stringify(ticket)}\n`);
      }
    });
    return 0;
  },
};

/** Every real one: what is invented would be taken for real where nobody says so. */
async function* everyTicket(ctx: Ctx): AsyncGenerator<TicketView> {
  const invented = await sampleReferences(ctx);
  let cursor: string | null | undefined;
  do {
    const page = await listTickets(ctx, { limit: 200, cursor: cursor ?? undefined });
    yield* page.items.filter(({ reference }) => !invented.has(reference));
    cursor = page.next;
  } while (cursor);
}

/** What the citizen wrote, and the words in it that say where, as they may leave the house. */
export async function withoutPersonalData(ticket: TicketView, findPersonal: PersonalDataFinder): Promise<TicketView> {
  const { text, location } = ticket;
  const address = location?.address ? redact(location.address).text : null;
  return {
    ...ticket,
    text: redact(text, await findPersonal(text)).text,
    location: location && { ...location, address },
  };
}

const local = (iso: string | null) => (iso ? formatDateTime(new Date(iso)) : "");

const COLUMNS: [string, (ticket: TicketView) => string][] = [
  ["Mã", (t) => t.reference],
  ["Trạng thái", (t) => STATE_LABEL[t.state].vi],
  ["Lĩnh vực", (t) => (t.sector ? sectorLabel(t.sector) : "")],
  ["Mức độ", (t) => (t.urgency ? URGENCY_LABEL[t.urgency].vi : "")],
  ["Phường, xã", (t) => t.ward?.name ?? ""],
  ["Đơn vị", (t) => t.unit?.name ?? ""],
  ["Kênh", (t) => t.channel],
  ["Tiếp nhận", (t) => local(t.createdAt)],
  ["Hạn phản hồi", (t) => local(t.firstResponseDueAt)],
  ["Hạn xử lý", (t) => local(t.resolutionDueAt)],
  ["Xử lý xong", (t) => local(t.resolvedAt)],
  ["Nội dung", (t) => t.text],
];

/** A ticket as a line of the CSV. */
export const csvLine = (ticket: TicketView) => csvRow(COLUMNS.map(([, value]) => value(ticket)));
