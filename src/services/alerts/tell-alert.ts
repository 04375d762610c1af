import type { Tx } from "#src/db/client.ts";
import { staffNotices } from "#src/db/schema/index.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import type { Ctx } from "../ctx.ts";
import { tellLive } from "../live/tell-live.ts";
import type { AlertRow } from "./alert-row.ts";

/** Who is told of what is unusual: those who sort what comes in, and those who lead the city. */
const ROLES = ["operator", "leader"] as const;
const WARDS_NAMED = 3;

/**
 * Writes the notices of an alert, and tells open pages, in the transaction that raised it or found it grown.
 * @param what makes telling it twice impossible, within the alert
 */
export async function tellAlert(ctx: Ctx, tx: Tx, alert: AlertRow, what: "raised" | `grew-${number}`): Promise<void> {
  const text = what === "raised" ? raisedText(ctx, alert) : grewText(ctx, alert);
  await tx
    .insert(staffNotices)
    .values(
      ROLES.map((role) => ({
        ...{ role, ticketId: null, kind: "alert" as const, text },
        ...{ key: `alert-${alert.id}-${what}-${role}`, aboutAt: alert.raisedAt, createdAt: ctx.now() },
      })),
    )
    .onConflictDoNothing();
  await tellLive(tx, {
    ...{ about: "alert", reference: String(alert.id), version: alert.version, units: [] },
    kind: what === "raised" ? "raised" : "grew",
  });
}

function raisedText(ctx: Ctx, alert: AlertRow): string {
  if (alert.rule === "silence")
    return `Nguồn ${alert.origin ?? ""} im lặng bất thường: lẽ ra đã có khoảng ${Math.round(alert.expected)} tin. Anh/chị kiểm tra kết nối.`;
  const about = matterOf(ctx, alert);
  if (alert.rule === "sentiment")
    return `Tỷ lệ bức xúc tăng bất thường trong 24 giờ qua: ${about}. Anh/chị xem các phản ánh liên quan.`;
  return `Bất thường: ${alert.observed} người cùng phản ánh ${about}; ngày thường khoảng ${sayCount(alert.expected)}. Anh/chị kiểm tra xem có sự cố không.`;
}

const grewText = (ctx: Ctx, alert: AlertRow): string =>
  `Cảnh báo đang lan rộng: nay đã ${alert.people} người phản ánh ${matterOf(ctx, alert)}.`;

const sayCount = (expected: number): string =>
  expected < 1 ? "dưới 1" : expected.toFixed(expected < 10 ? 1 : 0).replace(".", ",");

/** "Thoát nước, ngập (Phường Tân Định, Phường Sài Gòn và 3 nơi khác)" */
function matterOf(ctx: Ctx, { about, wardCodes, level }: AlertRow): string {
  const matter = about === "all" ? "nhiều lĩnh vực" : `lĩnh vực ${sectorLabel(about)}`;
  const names = wardCodes.slice(0, WARDS_NAMED).map((code) => ctx.city.ward(code)?.name ?? code);
  if (names.length === 0) return level === "city" ? `${matter} trên toàn thành phố` : matter;
  const more = wardCodes.length - names.length;
  return `${matter} (${names.join(", ")}${more > 0 ? ` và ${more} nơi khác` : ""})`;
}
