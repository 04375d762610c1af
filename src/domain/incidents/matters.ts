import { foldText } from "../text.ts";
import { isMarked, wordsIn } from "./plain-words.ts";

/**
 * What happens in a city, each with the words for it. "*" = a word or two between. "!" = only where the text has marks: without
 * them the word is another one as well ("chay" is to burn and to run).
 */
const MATTERS: Record<string, string> = {
  flood: `ngập; lụt; triều cường; thành sông; nước tràn vào; nước tràn vô; bì bõm; lênh láng; nước lên; nước dâng; chết máy;
    tới gối; nước tới; lội nước; tát nước; nước vô; nước vào; ngập nước; ngập lụt; triều lên; nước chưa rút; nước mênh mông;
    biển nước; nước cống trào; trào ngược; úng ngập; lội bì bõm; nước rút; bơm hút nước`,
  blocked_drain: `cống nghẹt; nghẹt cống; tắc cống; cống tắc; hố ga; nắp cống; miệng cống; thông cống; nước đen`,
  power_cut: `mất điện; cúp điện; không có điện; chưa có điện; tối om; tối thui; hết điện; cúp cầu dao; cầu dao; điện cúp;
    mất * điện; nổ bình điện; trạm biến áp; nổ bình; điện đóm; có điện lại; điện tắt; điện lực; ngừng cấp điện; ngưng cấp điện;
    có điện trở lại; điện chập chờn; chập chờn rồi mất; chừng nào có điện; khi nào có điện; bao giờ có điện; đèn cầy; thắp nến;
    mất nguồn; tối hù; ngắt điện; cắt điện`,
  street_light: `đèn đường; đèn chiếu sáng; trụ đèn; bóng đèn; đèn hẻm; đèn * tắt; tối như mực`,
  loose_wire: `dây điện; đứt dây; dây cáp; cáp viễn thông; cáp mạng; cột điện; lòng thòng; xẹt lửa; cáp * rớt`,
  no_water: `mất nước; cúp nước; không có nước; không có giọt nước; chưa có nước; hết nước; nước yếu; nước chảy yếu; nhỏ giọt;
    giọt nước; giọt nào; xe bồn; nước sinh hoạt; không lên nước; nước xài; mất * nước; ngưng cấp nước; ngừng cấp nước;
    ngưng nước; cắt nước; nước máy * tắt; nước máy chảy; ri rí; tịt hết; tịt ngòi; tịt luôn; xách xô; hứng từng; hứng nước;
    xách nước; gánh nước; nước bình; tắm nhờ; trữ nước; vòi khô; khô vòi; vòi không; không chảy; bồn cạn; cạn nước; khô queo;
    ngắt nước; thiếu nước; có nước lại; có nước trở lại; chừng nào có nước; khi nào có nước; bao giờ có nước; giờ có nước`,
  dirty_water: `nước máy đục; nước đục; nước máy màu; nước vàng; nước có mùi; nước máy * vàng; mùi clo; đóng cặn; nước phèn`,
  pipe_burst: `bể ống; vỡ ống; ống nước; ống bể; rò rỉ nước; nước phun; đường ống`,
  pothole: `ổ gà; ổ voi; lỗ gà; hố sâu; mặt đường hư; đường hư; bong tróc; cái hố; cái lỗ`,
  sinkhole: `hố tử thần; sụt lún; lún sụt; sụp một lỗ; sụp lỗ; sụt lở; bị sụp; bị sụt; lún; lỗ lớn; một hố; cái hố; hố sụt;
    !sụp; mặt đường * sụp; lún xuống; thành hố; đường bị sập; nền đường; hố * giữa đường; đất rỗng; rỗng hết; đất bên dưới;
    lọt xuống hố; lọt hố; xuống hố; nứt toác; nứt đường; đường nứt; hàm ếch; lở thêm; sập xuống; hố rộng; hố to`,
  road_works: `đào đường; lô cốt; rào chắn; tái lập; đào đất`,
  pavement: `vỉa hè; gạch lát; lát gạch; gạch * hè`,
  tree: `cây đổ; cây ngã; cây me; bật gốc; đổ cây; gãy cành; cành gãy; nhánh gãy; gãy nhánh; nhánh cây gãy; cành cây; cây * đổ;
    cây * ngã; cây lớn đổ; ngã đè; cây đè; ngã đổ; gãy đổ; thân cây; cây * đè; cây * chắn; ngã chắn; ngã vô; ngã vào;
    ngã ngang; nằm chắn; cưa dọn; cưa cây; tróc gốc; trốc gốc; bật rễ; nhánh * rớt; cành * rớt; nhánh * gãy; cành * gãy; cây nằm`,
  old_tree: `cây mục; cây chết; cây nghiêng; chết khô; sắp ngã`,
  prune: `tỉa cây; mé nhánh; cắt tỉa`,
  rubbish: `rác; bãi rác; xà bần; đổ rác`,
  uncollected: `không ai lấy rác; chưa ai lấy rác; không lấy rác; chưa lấy rác; không ai gom; chưa gom rác; không gom rác;
    chưa thu gom; không thu gom; xe rác không; xe rác chưa; xe lấy rác; xe gom rác; rác * chưa * gom; rác * chưa * lấy;
    rác không * lấy; bỏ gom rác; rác ùn ứ; rác tồn đọng; rác chất đống; rác * tồn đọng; chưa thấy xe rác; không thấy xe rác;
    xe rác bỏ; rác ứ; rác * ứ; rác tràn; rác ngập; bỏ tuyến; không đi gom; chưa đi gom; ngừng thu gom; ngưng thu gom; rác dồn;
    rác tồn; thùng rác * tràn; thùng rác * đầy; đội thu gom; đóng tiền rác; rác * chưa * dọn`,
  debris: `xà bần`,
  burning: `đốt rác; đốt nhựa; khét lẹt; đốt dây; mùi khét`,
  smell: `mùi hôi; hôi thối; !thối; thối quá; mùi thối; bốc mùi; mùi lạ; mùi hóa chất; mùi rác; hôi như; tanh; thoi qua;
    hôi quá; !mùi; nồng nặc; không khí; khó thở; trứng thối; phân heo; nghẹt thở; buồn nôn; đóng kín cửa`,
  dust: `bụi mịn; bụi mù; !bụi; không che chắn`,
  fish: `cá chết`,
  karaoke: `karaoke; loa kẹo kéo; !loa; hát hò; nhạc xập xình; xập xình; mở nhạc; !nhạc`,
  stage: `sân khấu; hội chợ; đêm nhạc; lô tô; ca nhạc; ban tổ chức; sự kiện; đập bass; dàn loa; loa công suất; tiếng nhạc;
    tắt nhạc; ồn quá; gây ồn; tiếng ồn; ầm ĩ; nhạc hội; văn nghệ; khai trương; dội rung; rung kính; rung cửa; rung cả;
    tổng duyệt`,
  night_works: `đóng cọc; khoan cọc; đập bê tông; máy khoan; khoan bê tông; thi công ban đêm; ban đêm thi công; rung nhà`,
  fire: `!cháy; cháy nhà; bốc cháy; hỏa hoạn; chữa cháy; khói đen; cháy lớn; cháy xe; đám cháy; nhà cháy; khoi den nghi;
    hoả hoạn; cứu hỏa; cứu hoả; !lửa; cột khói; báo cháy; khói lửa; bốc khói; khói mù; khói bay; khói * đặc; lan qua nhà;
    cháy lan; mắc kẹt; nổ bình gas; cháy to; cháy kho; cháy xưởng`,
  grass_fire: `cháy bãi cỏ; cháy cỏ; cháy đám cỏ; bãi cỏ khô; chay dam co`,
  collapse: `!sập; sập nhà; nhà sập; đổ sập; sạt lở; bị đè; bị kẹt; nha sap`,
  jam: `kẹt xe; kẹt cứng; ùn tắc; tắc đường; kẹt đường; không nhích; kẹt quá`,
  accident: `tai nạn; tông xe; đụng xe; va chạm; lật xe; xe lật; lật ngang; container lật; container * lật; lat ngang`,
  signal: `đèn giao thông; đèn tín hiệu; đèn xanh; đèn đỏ; đèn vàng; đèn ngã tư; đèn ngã ba; tín hiệu giao thông; cột tín hiệu;
    nhấp nháy vàng; đèn điều khiển; đếm giây; bốn phía; mạnh ai nấy chạy; tranh nhau chạy; trụ đèn xanh`,
  parking: `đậu xe; đỗ xe; để xe; đậu ô tô; xe hơi đậu`,
  vendors: `lấn chiếm; hàng rong; buôn bán; chợ tự phát; chiếm vỉa hè; chiếm hết lối; chiếm lòng đường`,
  building: `không phép; trái phép; xây nhà; cơi nới; lấn đất`,
  food_poisoning: `ngộ độc; trúng thực; ói mửa; oi mua; tiêu chảy; đau bụng; !ói; nôn ói; bánh mì; cơm trưa; suất ăn; cơm hộp;
    bữa trưa; phải nhập viện; nằm viện; nằm bẹp; truyền nước; quằn quại; ăn trúng; ăn vô; thức ăn ôi; an toàn thực phẩm`,
  worms_in_food: `có dòi; !dòi; bữa ăn bán trú; cơm bán trú`,
  dengue: `sốt xuất huyết; diệt muỗi; thuốc muỗi; nhiều muỗi; phun thuốc`,
  epidemic: `tay chân miệng; ổ dịch; đau mắt đỏ; thủy đậu; bệnh sởi; dịch bệnh; ca bệnh; mắc bệnh; trẻ bệnh; học sinh * bệnh;
    kiểm tra dịch; nghỉ học hàng loạt; nổi bóng nước; khử trùng; khử khuẩn; lớp nghỉ; lây bệnh; học sinh bị; lớp * bị;
    học sinh nghỉ; học trò; cả lớp; vắng phân nửa; vắng nhiều; nghỉ gần; lây lan; cúm; quai bị; nổi mẩn; nổi ban; hàng loạt;
    lớp mầm; lớp lá; lớp chồi; nhiều cháu; nhiều bé`,
  dogs: `thả rông; chó thả; chó cắn; đàn chó; bầy chó; chó dữ; chó hoang; rọ mõm; con chó; chó dại`,
  bees: `tổ ong; ong vò vẽ; bầy ong; ong đốt`,
  snake: `con rắn; rắn hổ`,
  robbery: `cướp giật; bị giật; móc túi; trộm; giật điện thoại; giật túi; cướp`,
  fight: `đánh nhau; đánh lộn; đập lộn; ẩu đả; hỗn chiến; chém nhau; mã tấu; bị chém; hung khí; xô xát; gây rối;
    thanh toán nhau; băng nhóm; rượt nhau; tụi nó quậy; la hét; đâm nhau; đâm chém; rút dao; cầm dao; cầm gậy; ném chai;
    quăng chai; côn đồ; giang hồ; đánh hội đồng; hành hung; rượt đuổi; tuýp sắt; phóng lợn; gậy gộc; vung lên; cầm * rượt`,
  racing: `đua xe; bão xe; nẹt pô; nẹp pô; net po`,
  drugs: `ma túy; kim tiêm; nghiện`,
  metro: `metro; tàu điện; nhà ga; ga bến thành`,
  bus: `xe buýt; bỏ trạm; xe bus; buýt`,
  network: `mất mạng; rớt mạng; wifi; internet; mất sóng; sóng 4g; mạng yếu; cáp quang; mất * mạng; không có sóng;
    mạng chập chờn; đường truyền; đứt cáp; tuyến cáp; mất kết nối; mất liên lạc; modem; nhà mạng; họp online; mạng * rớt;
    văng ra; đứt mạng; rớt sóng; không vô mạng; không vào mạng; không lên mạng; mạng lag; mạng mất; vạch sóng; tín hiệu yếu;
    thuê bao`,
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
