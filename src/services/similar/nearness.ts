import { foldText } from "#src/domain/text.ts";
import type { TicketRow } from "../tickets/view.ts";

/** From here on two texts may tell of one matter; below it they share a sector at most (see similar-tickets.ts). */
const ALIKE = 0.6;
/** In the same ward and without a nearer place, only words that are nearly the same speak for one matter. */
const VERY_ALIKE = 0.8;

interface Embedded {
  model: string;
  vector: Float32Array;
}

/** Cosine of two embeddings of length 1, at least 0; null when they cannot be compared. */
export function likenessOf(a: Embedded | undefined, b: Embedded | undefined): number | null {
  if (!a || !b || a.model !== b.model || a.vector.length !== b.vector.length) return null;
  const dot = a.vector.reduce((sum, value, at) => sum + value * (b.vector[at] ?? 0), 0);
  return Math.max(0, Math.min(1, dot));
}

export interface Nearness {
  /** Only for the order. */
  score: number;
  reasons: string[];
}

interface Pair {
  ticket: TicketRow;
  other: TicketRow;
  metres: number | null;
  likeness: number | null;
  nearM: number;
}

const PERCENT = new Intl.NumberFormat("vi", { style: "percent", maximumFractionDigits: 0 });

/** Why two tickets may be one matter; null when nothing speaks for it. */
export function nearnessOf({ ticket, other, metres, likeness, nearM }: Pair): Nearness | null {
  const place = nearPlace(ticket, other, metres, nearM);
  const alike = likeness !== null && likeness >= (place ? ALIKE : VERY_ALIKE);
  // Far apart by their own positions: the same words about two places.
  if (metres !== null && metres > nearM && !place) return null;
  if (!alike && !(place && (likeness === null || place.exact))) return null;
  const reasons = [
    ...(place ? [place.reason] : []),
    ...(alike && likeness !== null ? [`Nội dung giống ${PERCENT.format(likeness)}`] : []),
    ...(ticket.sector === other.sector ? ["Cùng lĩnh vực"] : []),
  ];
  return { score: (place?.exact ? 1 : place ? 0.5 : 0) + (likeness ?? 0), reasons };
}

function nearPlace(
  ticket: TicketRow,
  other: TicketRow,
  metres: number | null,
  nearM: number,
): { reason: string; exact: boolean } | null {
  const address = foldText(ticket.address ?? "").trim();
  const sameWard = ticket.wardCode !== null && ticket.wardCode === other.wardCode;
  if (sameWard && /\d/.test(address) && address === foldText(other.address ?? "").trim())
    return { reason: `Cùng địa chỉ ${ticket.address}`, exact: true };
  if (metres !== null && metres <= nearM) return { reason: `Cách nhau ${Math.round(metres)} m`, exact: metres <= 30 };
  const street = ticket.place?.street;
  if (sameWard && street && foldText(street) === foldText(other.place?.street ?? ""))
    return { reason: `Cùng ${street}`, exact: false };
  return null;
}
