import type { Tx } from "#src/db/client.ts";
import { staffNotices } from "#src/db/schema/index.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import type { Ctx } from "../ctx.ts";
import { tellLive } from "../live/tell-live.ts";
import type { AlertRow } from "./alert-row.ts";
import { loadToldRoles } from "./alert-settings.ts";
import { originNames } from "./origin-names.ts";

const WARDS_NAMED = 3;

/**
 * Writes the notices of an alert, and tells open pages, in the transaction that raised it or found it grown.
 * @param what makes telling it twice impossible, within the alert
 */
export async function tellAlert(ctx: Ctx, tx: Tx, alert: AlertRow, what: "raised" | `grew-${number}`): Promise<void> {
  const text = what === "raised" ? await raisedText(ctx, tx, alert) : grewText(ctx, alert);
  const roles = await loadToldRoles(tx);
  await tx
    .insert(staffNotices)
    .values(
      roles.map((role) => ({
        ...{ role, ticketId: null, kind: "alert" as const, text },
        ...{ key: `${noticesOf(alert.id)}${what}-${role}`, aboutAt: alert.raisedAt, createdAt: ctx.now() },
      })),
    )
    .onConflictDoNothing();
  await tellLive(tx, {
    ...{ about: "alert", reference: String(alert.id), version: alert.version, units: [] },
    kind: what === "raised" ? "raised" : "grew",
  });
}

/** With what the keys of an alert's notices begin. */
export const noticesOf = (id: number): string => `alert-${id}-`;

async function raisedText(ctx: Ctx, tx: Tx, alert: AlertRow): Promise<string> {
  if (alert.rule === "silence") {
    const names = await originNames(tx, alert.origin === null ? [] : [alert.origin]);
    const name = names.get(alert.origin ?? "") ?? alert.origin;
    return `Nguồn tin ${name} im lặng bất thường: lẽ ra đã có khoảng ${Math.round(alert.expected)} tin. Anh/chị kiểm tra kết nối.`;
  }
  const about = matterOf(ctx, alert);
  if (alert.rule === "sentiment")
    return `Tỷ lệ bức xúc tăng bất thường trong 24 giờ qua: ${about}. Anh/chị xem các phản ánh liên quan.`;
  return `Bất thường: ${alert.observed} người cùng phản ánh ${about}; ngày thường ${sayCount(alert.expected)}. Anh/chị kiểm tra xem có sự cố không.`;
}

const grewText = (ctx: Ctx, alert: AlertRow): string =>
  `Cảnh báo đang lan rộng: nay đã ${alert.people} người phản ánh ${matterOf(ctx, alert)}.`;

const sayCount = (expected: number): string =>
  expected < 1 ? "chưa tới 1" : `khoảng ${expected.toFixed(expected < 10 ? 1 : 0).replace(".", ",")}`;

/** "Thoát nước, ngập (Phường Tân Định, Phường Sài Gòn và 3 nơi khác)" */
function matterOf(ctx: Ctx, { about, wardCodes, level }: AlertRow): string {
  const matter = about === "all" ? "nhiều lĩnh vực" : `lĩnh vực ${sectorLabel(about)}`;
  const names = wardCodes.slice(0, WARDS_NAMED).map((code) => ctx.city.ward(code)?.name ?? code);
  if (names.length === 0) return level === "city" ? `${matter} trên toàn thành phố` : matter;
  const more = wardCodes.length - names.length;
  return `${matter} (${names.join(", ")}${more > 0 ? ` và ${more} nơi khác` : ""})`;
}
