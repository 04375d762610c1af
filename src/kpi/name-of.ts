import type { City } from "#src/city/city.ts";
import { CHANNEL_LABEL, CHANNELS } from "#src/domain/channels.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import { URGENCIES, URGENCY_LABEL } from "#src/domain/urgency.ts";
import type { KpiBy } from "./kpi.ts";

/** What the key of a row is called, in Vietnamese. */
export function nameOf(city: City, by: KpiBy, key: string): string {
  if (key === "") return "Chưa rõ";
  if (by === "day") return key.split("-").toReversed().join("/");
  if (by === "ward") return city.ward(key)?.name ?? key;
  if (by === "unit") return city.unit(key)?.name ?? key;
  if (by === "sector") return sectorLabel(key);
  if (by === "channel") return labelIn(CHANNELS, CHANNEL_LABEL, key);
  return labelIn(URGENCIES, URGENCY_LABEL, key);
}

function labelIn<K extends string>(ids: readonly K[], labels: Record<K, { vi: string }>, key: string): string {
  const id = ids.find((one) => one === key);
  return id ? labels[id].vi : key;
}
