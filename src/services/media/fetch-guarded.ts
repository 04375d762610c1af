import { type Failing, fetchPublic, type Network } from "../fetching/fetch-public.ts";
import { isAmong } from "./media-hosts.ts";

export interface MediaRules {
  hosts: readonly string[];
  /** Origins that whoever runs the service has named as the provider's ("http://127.0.0.1:9100"): taken as they are. */
  trustedOrigins: readonly string[];
  maxBytes: number;
  /** For everything: names, connections, redirects, body. */
  limitMs: number;
}

export type Fetched =
  | { ok: true; bytes: Uint8Array }
  /** `refused`: never; `gone`: the provider has it no more; `later`: perhaps the next time. `why` is Vietnamese. */
  | { ok: false; outcome: "refused" | "gone" | "later"; why: string };

const refused = (why: string): Fetched => ({ ok: false, outcome: "refused", why });
const later = (why: string): Fetched => ({ ok: false, outcome: "later", why });

/** A file that a citizen sent, from a host of its channel. Never throws. */
export async function fetchGuarded(
  network: Network,
  address: string,
  { hosts, ...rules }: MediaRules,
  signal?: AbortSignal,
): Promise<Fetched> {
  const answer = await fetchPublic(network, address, { ...rules, allows: (host) => isAmong(host, hosts) }, signal);
  if (!answer.ok) return failedBy(answer.failing, rules.maxBytes);
  if ([401, 403, 404, 410].includes(answer.status))
    return { ok: false, outcome: "gone", why: "Nơi gửi không còn giữ tệp này." };
  if (answer.status !== 200) return later("Nơi gửi tệp đang bận.");
  return answer.bytes.byteLength === 0 ? later("Tệp chưa có nội dung.") : { ok: true, bytes: answer.bytes };
}

function failedBy(failing: Failing, maxBytes: number): Fetched {
  switch (failing) {
    case "not_an_address":
      return refused("Địa chỉ của tệp không đọc được.");
    case "not_https":
      return refused("Địa chỉ của tệp không phải địa chỉ https thông thường.");
    case "other_host":
      return refused("Tệp nằm ở máy chủ không thuộc kênh này nên không tải về.");
    case "private_network":
      return refused("Máy chủ giữ tệp trỏ về mạng nội bộ nên không tải về.");
    case "redirects":
      return refused("Địa chỉ của tệp chuyển hướng quá nhiều lần.");
    case "too_large":
      return refused(`Tệp lớn hơn ${Math.floor(maxBytes / 1_048_576)} MB nên không tải về.`);
    case "compressed":
      return refused("Tệp được nén khi truyền nên không kiểm tra được dung lượng.");
    case "no_such_host":
      return later("Chưa tìm thấy máy chủ giữ tệp.");
    case "timed_out":
      return later("Nơi gửi trả tệp quá chậm.");
    case "unreachable":
      return later("Chưa kết nối được đến nơi gửi tệp.");
  }
}
