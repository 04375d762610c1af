import type { Judgement } from "./judge.ts";

const MAX_NAMED = 5;

/** "phường A, phường B hay phường C" */
function choices(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMED).map((name) => name.replace(/^\p{Lu}/u, (first) => first.toLowerCase()));
  if (names.length > MAX_NAMED) return `${shown.join(", ")}…`;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} hay ${shown.at(-1)}`;
}

export const ASK_ANYTHING =
  "Anh/chị vui lòng cho biết sự việc xảy ra ở phường, xã nào (hoặc số nhà, tên đường, phường và quận cũ)?";

export const askNear = (names: readonly string[]) =>
  `Vị trí anh/chị gửi ở gần ${choices(names)}. Anh/chị vui lòng cho biết đúng là phường, xã nào?`;

/** The question that would settle the doubt. @param names of today's wards that may be meant, likeliest first */
export function askFor({ doubt, label }: Judgement, names: readonly string[]): string | null {
  switch (doubt) {
    case null:
      return null;
    case "split":
      return `${label} nay thuộc nhiều phường, xã mới. Anh/chị vui lòng cho biết sự việc ở ${choices(names)}?`;
    case "which_district":
      return `Anh/chị vui lòng cho biết ${choices([label])} thuộc quận, huyện nào (cũ), hoặc tên phường, xã mới?`;
    case "which_ward":
      return names.length <= MAX_NAMED
        ? `Anh/chị vui lòng cho biết sự việc ở ${choices(names)}?`
        : `Anh/chị vui lòng cho biết sự việc ở phường, xã nào thuộc ${label} cũ (ví dụ: ${choices(names)})?`;
    case "conflict":
      return `Địa chỉ anh/chị nêu chưa khớp nhau. Anh/chị vui lòng cho biết sự việc ở ${choices(names)}?`;
  }
}
