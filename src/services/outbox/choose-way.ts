import type { Way } from "#src/domain/sending.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import type { Reach } from "./load-reach.ts";
import { personalWords } from "./personal-words.ts";
import { takesFiles } from "./plan-bubbles.ts";
import type { Saying } from "./say.ts";
import { judgeWays, type WayState } from "./ways-of.ts";

export interface Unreachable {
  /** Vietnamese: why it cannot be said. */
  reason: string;
  /** Ways that are open now. */
  proposals: Way[];
}

/** `way: null` = nothing has to be sent: the citizen reads it on the tracking page. */
export type WayChoice = { way: Way | null } | { unreachable: Unreachable };

type Said = Pick<Saying, "text" | "byUserId" | "template" | "way" | "files" | "ticketId">;
/** `personal`: words that must not be public; looked for only where there is a public way. */
type Judged = Said & { personal: readonly string[] };

/**
 * The way on which something is said: the one wanted, or the first that is open and may carry it.
 * @param not ways that have just failed
 * @throws {AppError} UNPROCESSABLE when a public comment was asked for and would hold personal data
 */
export async function chooseWay(ctx: Ctx, reach: Reach, saying: Said, not: readonly Way[] = []): Promise<WayChoice> {
  const byPerson = saying.byUserId != null;
  const ways = judgeWays(ctx, reach, { byPerson, template: isApproved(saying.template) });
  const inPublic = ways.some(({ way }) => way === "facebook_comment");
  const said: Judged = { ...saying, personal: inPublic ? await personalWords(ctx, reach, saying.text) : [] };
  const wanted = saying.way ?? "best";
  if (wanted !== "best") return wantedWay(ways, wanted, said);
  const fitting = ways.filter(({ way }) => !not.includes(way) && carries(way, said));
  const chosen = fitting.find(({ open }) => open) ?? fitting.find(({ held }) => held);
  if (chosen) return { way: chosen.way };
  if (reach.channel === "webform" && not.length === 0) return { way: null };
  const reason = ways[0]?.why ?? "Chưa có cách nào gửi tin đến người dân này; vui lòng gọi điện nếu có số điện thoại.";
  return { unreachable: { reason, proposals: [] } };
}

function wantedWay(ways: readonly WayState[], wanted: Way, said: Judged): WayChoice {
  const state = ways.find(({ way }) => way === wanted);
  const proposals = ways.filter(({ way, open }) => open && way !== wanted && carries(way, said)).map(({ way }) => way);
  if (!state?.open) {
    const reason = state?.why ?? "Cuộc trao đổi này không có cách gửi đã chọn.";
    return { unreachable: { reason, proposals } };
  }
  if (wanted === "facebook_comment" && said.personal.length > 0) throw personalData(said.personal, proposals);
  if (carries(wanted, said)) return { way: wanted };
  return { unreachable: { reason: "Nội dung quá dài hoặc có tệp mà cách gửi này không chuyển được.", proposals } };
}

/** Characters that one private answer holds; there is no second one. */
const PRIVATE_REPLY_MAX = 2_000;

/** Whether a way can take it at all. */
function carries(way: Way, { text, files = [], ticketId, personal }: Judged): boolean {
  if (way === "facebook_comment" && personal.length > 0) return false;
  if (way === "facebook_private_reply" && text.length > PRIVATE_REPLY_MAX - 200) return false;
  // Elsewhere a link to the tracking page stands for files.
  return files.length === 0 || takesFiles(way) || ticketId != null;
}

/** Zalo's card that asks for name and phone is called a template too, and works inside the window only. */
const isApproved = (template: Said["template"]) => template !== undefined && template.id !== "request_user_info";

/** The words are shown to whoever wrote them, and go into no log. */
const personalData = (words: readonly string[], proposals: readonly Way[]) =>
  new AppError(
    "UNPROCESSABLE",
    `Nội dung có thông tin cá nhân nên không đăng công khai được: ${words.map((word) => `“${word}”`).join(", ")}. Vui lòng bỏ các chữ này hoặc chọn nhắn riêng.`,
    { proposals: [...proposals] },
  );
