import { foldText } from "../text.ts";
import { isMarked, wordsIn } from "./plain-words.ts";

/**
 * What happens in a city, each with the words for it. "*" = a word or two between. "!" = only where the text has marks: without
 * them the word is another one as well ("chay" is to burn and to run).
 */
const MATTERS: Record<string, string> = {
  flood: `ngập; lụt; triều cường; thành sông; nước tràn vào; nước tràn vô; bì bõm; lênh láng; nước lên; nước dâng; chết máy;
    tới gối; nước tới; lội nước; tát nước; nước vô; nước vào; ngập nước; ngập lụt; triều lên; nước chưa rút`,
  blocked_drain: `cống nghẹt; nghẹt cống; tắc cống; cống tắc; hố ga; nắp cống; miệng cống; thông cống; nước đen`,
  power_cut: `mất điện; cúp điện; không có điện; chưa có điện; tối om; tối thui; hết điện; cúp cầu dao; cầu dao; điện cúp; mất * điện;
    nổ bình điện; trạm biến áp; nổ bình; điện đóm; có điện lại; điện tắt; điện lực; ngừng cấp điện; ngưng cấp điện; có điện trở lại;
    điện chập chờn; chập chờn rồi mất`,
  street_light: `đèn đường; đèn chiếu sáng; trụ đèn; bóng đèn; đèn hẻm; đèn * tắt; tối như mực`,
  loose_wire: `dây điện; đứt dây; dây cáp; cáp viễn thông; cáp mạng; cột điện; lòng thòng; xẹt lửa; cáp * rớt`,
  no_water: `mất nước; cúp nước; không có nước; không có giọt nước; chưa có nước; hết nước; nước yếu; nước chảy yếu; nhỏ giọt; giọt nước; giọt nào;
    xe bồn; nước sinh hoạt; không lên nước; nước xài; mất * nước; ngưng cấp nước; ngừng cấp nước; ngưng nước; cắt nước;
    nước máy * tắt; nước máy chảy`,
  dirty_water: `nước máy đục; nước đục; nước máy màu; nước vàng; nước có mùi; nước máy * vàng; mùi clo; đóng cặn; nước phèn`,
  pipe_burst: `bể ống; vỡ ống; ống nước; ống bể; rò rỉ nước; nước phun; đường ống`,
  pothole: `ổ gà; ổ voi; lỗ gà; hố sâu; mặt đường hư; đường hư; bong tróc; cái hố; cái lỗ`,
  sinkhole: `hố tử thần; sụt lún; lún sụt; sụp một lỗ; sụp lỗ; sụt lở; bị sụp; bị sụt; lún; lỗ lớn; một hố; cái hố;
    hố sụt; !sụp; mặt đường * sụp; lún xuống; thành hố; đường bị sập; nền đường`,
  road_works: `đào đường; lô cốt; rào chắn; tái lập; đào đất`,
  pavement: `vỉa hè; gạch lát; lát gạch; gạch * hè`,
  tree: `cây đổ; cây ngã; cây me; bật gốc; đổ cây; gãy cành; cành gãy; nhánh gãy; gãy nhánh; nhánh cây gãy; cành cây; cây * đổ; cây * ngã;
    cây lớn đổ; ngã đè; cây đè; ngã đổ; gãy đổ; thân cây; cây * đè; cây * chắn`,
  old_tree: `cây mục; cây chết; cây nghiêng; chết khô; sắp ngã`,
  prune: `tỉa cây; mé nhánh; cắt tỉa`,
  rubbish: `rác; bãi rác; xà bần; đổ rác`,
  uncollected: `không ai lấy rác; chưa ai lấy rác; không lấy rác; chưa lấy rác; không ai gom; chưa gom rác; không gom rác; chưa thu gom;
    không thu gom; xe rác không; xe rác chưa; xe lấy rác; xe gom rác; rác * chưa * gom; rác * chưa * lấy; rác không * lấy; bỏ gom rác;
    rác ùn ứ; rác tồn đọng; rác chất đống; rác * tồn đọng`,
  debris: `xà bần`,
  burning: `đốt rác; đốt nhựa; khét lẹt; đốt dây; mùi khét`,
  smell: `mùi hôi; hôi thối; !thối; thối quá; mùi thối; bốc mùi; mùi lạ; mùi hóa chất; mùi rác; hôi như; tanh; thoi qua; hôi quá;
    !mùi; nồng nặc; không khí`,
  dust: `bụi mịn; bụi mù; !bụi; không che chắn`,
  fish: `cá chết`,
  karaoke: `karaoke; loa kẹo kéo; !loa; hát hò; nhạc xập xình; xập xình; mở nhạc; !nhạc`,
  stage: `sân khấu; hội chợ; đêm nhạc; lô tô; ca nhạc; ban tổ chức; sự kiện; đập bass; dàn loa; loa công suất; tiếng nhạc; tắt nhạc; ồn quá;
    gây ồn; tiếng ồn; ầm ĩ`,
  night_works: `đóng cọc; khoan cọc; đập bê tông; máy khoan; khoan bê tông; thi công ban đêm; ban đêm thi công; rung nhà`,
  fire: `!cháy; cháy nhà; bốc cháy; hỏa hoạn; chữa cháy; khói đen; cháy lớn; cháy xe; đám cháy; nhà cháy; khoi den nghi;
    hoả hoạn; chữa cháy; cứu hỏa; cứu hoả; !lửa; cột khói; báo cháy; khói lửa`,
  grass_fire: `cháy bãi cỏ; cháy cỏ; cháy đám cỏ; bãi cỏ khô; chay dam co`,
  collapse: `!sập; sập nhà; nhà sập; đổ sập; sạt lở; bị đè; bị kẹt; nha sap`,
  jam: `kẹt xe; kẹt cứng; ùn tắc; tắc đường; kẹt đường; không nhích; kẹt quá`,
  accident: `tai nạn; tông xe; đụng xe; va chạm; lật xe; xe lật; lật ngang; container lật; container * lật; lat ngang`,
  signal: `đèn giao thông; đèn tín hiệu; đèn xanh; đèn đỏ; đèn vàng; đèn ngã tư; đèn ngã ba;
    tín hiệu giao thông; cột tín hiệu; nhấp nháy vàng; đèn điều khiển; đếm giây`,
  parking: `đậu xe; đỗ xe; để xe; đậu ô tô; xe hơi đậu`,
  vendors: `lấn chiếm; hàng rong; buôn bán; chợ tự phát; chiếm vỉa hè; chiếm hết lối; chiếm lòng đường`,
  building: `không phép; trái phép; xây nhà; cơi nới; lấn đất`,
  food_poisoning: `ngộ độc; trúng thực; ói mửa; oi mua; tiêu chảy; đau bụng; !ói; nôn ói; bánh mì; cơm trưa; suất ăn; cơm hộp; bữa trưa; phải nhập viện;
    nằm viện`,
  worms_in_food: `có dòi; !dòi; bữa ăn bán trú; cơm bán trú`,
  dengue: `sốt xuất huyết; diệt muỗi; thuốc muỗi; nhiều muỗi; phun thuốc`,
  epidemic: `tay chân miệng; ổ dịch; đau mắt đỏ; thủy đậu; bệnh sởi; dịch bệnh; ca bệnh; mắc bệnh; trẻ bệnh; học sinh * bệnh; kiểm tra dịch;
    nghỉ học hàng loạt; nổi bóng nước; khử trùng; khử khuẩn; lớp nghỉ; lây bệnh; học sinh bị; lớp * bị; học sinh nghỉ`,
  dogs: `thả rông; chó thả; chó cắn; đàn chó; bầy chó; chó dữ; chó hoang; rọ mõm; con chó; chó dại`,
  bees: `tổ ong; ong vò vẽ; bầy ong; ong đốt`,
  snake: `con rắn; rắn hổ`,
  robbery: `cướp giật; bị giật; móc túi; trộm; giật điện thoại; giật túi; cướp`,
  fight: `đánh nhau; đánh lộn; đập lộn; ẩu đả; hỗn chiến; chém nhau; mã tấu; bị chém; hung khí; xô xát; gây rối; thanh toán nhau; băng nhóm;
    rượt nhau; tụi nó quậy`,
  racing: `đua xe; bão xe; nẹt pô; nẹp pô; net po`,
  drugs: `ma túy; kim tiêm; nghiện`,
  metro: `metro; tàu điện; nhà ga; ga bến thành`,
  bus: `xe buýt; bỏ trạm; xe bus; buýt`,
  network: `mất mạng; rớt mạng; wifi; internet; mất sóng; sóng 4g; mạng yếu; cáp quang; mất * mạng; không có sóng; mạng chập chờn;
    đường truyền; đứt cáp; tuyến cáp; mất kết nối; mất liên lạc; modem; nhà mạng; họp online; mạng * rớt`,
  school_fees: `lạm thu; thu phí; quỹ lớp; học phí; thu phi`,
  system_down: `dịch vụ công; nghẽn mạng; hệ thống lỗi; bị lỗi; không nộp hồ sơ; đăng nhập; hệ thống * lỗi`,
  late_papers: `sổ hồng; trễ hẹn; sổ đỏ; cấp sổ`,
};

interface Pattern {
  matter: string;
  /** Small, with marks. */
  marked: string[];
  plain: string[];
  onlyMarked: boolean;
}

const PATTERNS: readonly Pattern[] = Object.entries(MATTERS).flatMap(([matter, phrases]) =>
  phrases.split(";").map((phrase) => {
    const text = phrase.trim();
    const marked = text.replace("!", "").split(/\s+/);
    return { matter, marked, plain: marked.map(foldText), onlyMarked: text.startsWith("!") };
  }),
);
/** By the first word without marks: a text is read once. */
const BY_FIRST = Map.groupBy(PATTERNS, ({ plain: [first] }) => first ?? "");

/** What a text tells of, as keys; empty when no word of it is known. */
export function mattersIn(text: string): string[] {
  const words = wordsIn(text);
  const plain = words.map(foldText);
  const marked = isMarked(text);
  const found = new Set<string>();
  for (const [at, word] of plain.entries())
    for (const pattern of BY_FIRST.get(word) ?? []) {
      if (pattern.onlyMarked && !marked) continue;
      // A pattern without marks is how people type it, whatever else they type.
      const asTyped = marked && pattern.marked.some((one, at) => one !== pattern.plain[at]);
      if (asTyped ? stands(words, at, pattern.marked) : stands(plain, at, pattern.plain)) found.add(pattern.matter);
    }
  return [...found];
}

/** "*" = one or two words, whatever they are. */
function stands(words: readonly string[], at: number, pattern: readonly string[]): boolean {
  const star = pattern.indexOf("*");
  if (star < 0) return pattern.every((word, after) => words[at + after] === word);
  const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)];
  if (!head.every((word, after) => words[at + after] === word)) return false;
  return [1, 2].some((gap) => tail.every((word, after) => words[at + star + gap + after] === word));
}
