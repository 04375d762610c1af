import { wordsOf } from "./said-words.ts";

/**
 * Words of talk that is nothing for a city, whatever else is in it. One is a hint, two are a sign. With marks, since "sao",
 * "ca" or "may" without them are everybody's words; written without marks they count in a text where nobody put any.
 */
const WORDS = {
  sport: `trận đấu, bàn thắng, đội tuyển, cầu thủ, huấn luyện viên, V-League, Ngoại hạng Anh, World Cup, ghi bàn,
    vòng loại, chung kết, trọng tài, penalty, chuyển nhượng, U23, SEA Games, bóng đá`,
  showbiz: `ca sĩ, diễn viên, idol, fandom, fan cứng, fanclub, anti fan, MV, album, trailer, liveshow, concert, hoa hậu,
    phim mới, tiktoker, rapper, streamer, scandal, showbiz, cày view, bias, comeback, gameshow, anh trai, chị đẹp`,
  elsewhere: `tổng thống, Nhà Trắng, Quốc hội Mỹ, bầu cử Mỹ, Nga, Ukraine, Gaza, Israel, Donald Trump, Putin, NATO,
    Bitcoin, chứng khoán Mỹ, Fed`,
  advert: `giảm giá, khuyến mãi, freeship, inbox em, inbox mình, ib em, chốt đơn, sỉ lẻ, mua 1 tặng 1, deal hot, voucher,
    hàng về, ship COD, liên hệ Zalo, tuyển cộng tác viên, việc nhẹ lương cao, vay nhanh, giải ngân, soi kèo, nhà cái,
    tài xỉu, nạp rút, mã giới thiệu, cam kết lợi nhuận, link ở bio, săn sale`,
} as const;
export type OffTopic = keyof typeof WORDS;

const PHRASES = Object.entries(WORDS).flatMap(([kind, list]) =>
  list.split(",").map((phrase) => ({
    kind: kind as OffTopic, // safe: a key of WORDS
    words: wordsOf(phrase),
  })),
);

/** How many different phrases of each kind of talk a text holds. */
export function offTopicIn(text: string): Record<OffTopic, number> {
  const words = wordsOf(text);
  const unmarked = words.every(({ exact, folded }) => exact === folded);
  const join = (all: readonly { exact: string; folded: string }[], folded: boolean) =>
    ` ${all.map((word) => (folded ? word.folded : word.exact)).join(" ")} `;
  const said = join(words, unmarked);
  const counts: Record<OffTopic, number> = { sport: 0, showbiz: 0, elsewhere: 0, advert: 0 };
  // A word alone, without marks, may be another: "nga", "bias" only as typed.
  for (const { kind, words: phrase } of PHRASES)
    if ((!unmarked || phrase.length > 1) && said.includes(join(phrase, unmarked))) counts[kind]++;
  return counts;
}
