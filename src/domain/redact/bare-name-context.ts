import { phrases } from "./name-context.ts";

/**
 * What stands around a given name that no title with a capital announces. Patterns before a name end at it, patterns
 * after it begin there; each in two spellings. Teencode is taken as it is typed: "vs", "hk", "mik".
 */
const B = "(?<![\\p{L}\\d])";
const SELF = "(?:tôi|tui|em|iem|e|mình|mik|mih|mk|m|con|cháu|t|tớ|tao)";
const KIN =
  "(?:(?:vợ|vk|bx|chồng|ck|ox|con|con trai|con gái|cháu|em trai|em gái|anh trai|chị gái|mẹ|má|ba|cha|bố|ny|bạn|bn|hàng xóm|chủ trọ|chủ nhà|chủ quán|chủ|bảo vệ|tài xế)(?: (?:tôi|tui|em|e|mình|mik|mk|m|t|con|cháu))?)";

/** A word that says that a name comes: whatever follows is one, if it is a known name or has a capital. */
export const NAMING = phrases(
  `${B}(?:(?:${SELF}|${KIN}|nó|hắn|người|thầy|cô|ông|bà|anh|chị|bé|đứa) tên(?: (?:là|thật))?|(?:họ )?tên là|(?<=^|[,.;:\\n(] ?)tên|nick|tự xưng(?: là)?|biệt danh) (?:(?:anh|chị|ông|bà) )?$`,
  "u",
);
/** "thằng Tèo", "con bé Na": said of persons only. */
export const RUDE = phrases(
  `${B}(?:thằng(?: con| cha| nhỏ| bé| cháu)?|thg|thag|th|con (?:bé|nhỏ|mẹ)|nhỏ|bé|nhóc|cu|cậu|út|đứa|cháu(?: nội| ngoại)?|đối tượng|tên trộm) $`,
  "u",
);
/** Plain "thang" is a month, a ladder or a lift as well. */
const RUDE_PLAIN_CLEAR = /(?<![a-z])(?:thg|thag|con be|con nho|nhoc|chau noi|chau ngoai|doi tuong|thang con) $/;
export const isClearlyRude = (before: string, marked: boolean) =>
  marked ? RUDE.marked.test(before) : RUDE_PLAIN_CLEAR.test(before);

export const TITLED_BARE = phrases(
  `${B}(?:anh|chị|ông|bà|chú|cô|bác|dì|cậu|mợ|thím|dượng|thầy|bé|cụ|(?:cô|thầy) giáo|giáo viên|cán bộ|nhân viên|y tá|điều dưỡng|ktv|kỹ thuật viên|nv|cb|thầy hiệu trưởng|cô hiệu trưởng|luật sư|bảo vệ|tài xế|tổ trưởng|trưởng (?:khu phố|ấp)|bác sĩ|bs|a|c|[aôc]\\.|(?:vợ|vk|bx|chồng|ck|ox|mẹ|má|con trai|con gái|em trai|em gái|anh trai|chị gái|con dâu|con rể|bạn|bn|ny)(?: (?:tôi|tui|em|e|mình|mik|mk))?|bạn|bn|em|cháu|ck|vk|thằng|thg|út|sếp|e|đ\\/c|k\\/h|kh|nlh:|ndpa:|npa|nd) $`,
  "u",
);
/** Persons side by side, or the one whom something is about. Only before a known name with a capital. */
export const BESIDE = phrases(
  `${B}(?:vợ chồng(?: nhà)?|hai (?:đứa|vợ chồng|anh em|chị em|mẹ con|cha con)|nhờ|gặp|cảm ơn|cám ơn|con|bạn|mấy đứa|do|chính|gia đình|nhân chứng|của|(?<!một )mình|anh trai|(?:bà |ông )?chủ(?: nhà| quán| trọ| shop| hộ| xe| cơ sở)|phụ huynh|chuyên viên|hàng xóm|người tên|thủ quỹ|thu ngân|chủ tọa|(?:mang|đứng|ký|ghi) tên|(?<=\\p{L}, )tự|cha là|mẹ là|mẹ cháu là|bố là|chủ shop là|chủ là) $`,
  "u",
);
export const SELF_IS = phrases(`${B}(?:${SELF}|${KIN}|shop) (?:là|lak) $`, "u");
export const CONTACT = phrases(
  `${B}(?:gặp|gọi|gọi cho|gọi lại|lh|liên hệ|ib|nt|nt cho|nhắn|nhắn cho|nhắn tin cho|alo|hỏi|zalo|zl|cho|tìm|báo|nhờ|kiếm|tag|rep|phone|call)[ :]{1,2}$`,
  "u",
);

/** A person speaks or acts: enough after a known name with a capital. */
export const ACTS = phrases(
  "^(?: (?:nó|ổng|bả|ảnh|chỉ))?(?: (?:đã|có|vừa|mới|cũng|lại|còn|thì|toàn|hay|cứ|tự|nè,?|hôm qua|bữa trước|bữa đó|bên|ở))*(?: (?:nói|bảo|kêu|gọi|hứa|hẹn|nhắn|chối|khóc|chửi|la|đòi|dọa|hăm|kể|than|cho mình|cho tôi|cho em|bỏ nhà|bỏ đi|trả lời|thấy|nhìn thấy|đăng bài|ghé|xin|hỏi|dặn|rủ|té|bùng|lừa|trốn|quỵt|lặn|biến mất|block|chặn|hét|cãi|khai|cam kết|trình bày|khiếu nại|năn nỉ|giải thích|xác nhận|cầm|đánh|tông|lấn|lái|làm chứng|khẳng định|phản ánh|bị (?:đánh|tông|té|giật|trộm|mất|lừa|thương|bắt|tai nạn|xe|chó)|(?:với|vs|và) (?:mình|tôi|tui|em|e|m|t|tụi|bọn|mấy)|qua nhà|lm j|làm gì|chạy lại|chạy grab|bán)(?![\\p{L}])| (?:ơi|đây|nè)(?![\\p{L}])| à,)",
  "u",
);
/** What a person does with hands or voice: "ông lượng đập tường". With marks only: plain "trong" is in, plant and clear. */
export const DOES =
  /^ (?:đập|phá|đục|khoan|cưa|chặt|quăng|vứt|vất|xả|tạt|phơi|đốt|tưới|nẹt|nhậu|đòi|rượt|thả|dặn|than|trả lời|rào|chiếm|cơi nới|kể|sửa|giúp|giùm|dùm)(?!\p{L})/u;
/** Weaker, after a title or "em là": what also follows a name in small letters. */
export const FOLLOWS = phrases(
  "^(?: nè| nha| ạ| nhé| á)?(?:\\s*(?:[,.;:!?)(]|$|\\n)| -| (?:ơi|ới|oi)(?![\\p{L}])| (?:ở|bên|bán|dạy|csgt|công an|bảo vệ|bv|cn|chủ|tổ trưởng|trưởng|nhà (?:kế|bên|em|tôi|mình|đối diện)|hàng xóm|kế bên|con (?:ông|bà|chị|anh|cô)|nói|bảo|kêu|hứa|hẹn|gọi|đòi|thu|bị|đang|hay|hát|nuôi|mở|làm|lấn|xây|chửi|đánh|giúp|giùm|dùm|hộ|nhà đối diện|đi|về|học|lớp|và|với|vs|nó|có|không|ko|k|hk|lấy|tự|cứ|qua|ghé|cho|zalo|sđt|sdt|đt|dt|số|tổ|ấp|khu|đầu hẻm|q\\d)(?![\\p{L}]))",
  "u",
);
/** What a person is, said right after the name: "ông sơn trưởng khu phố", "chị hà nv bưu điện". */
export const ROLE_NEXT = phrases(
  "^ (?:trưởng|tổ trưởng|nv|nhân viên|kế toán|sửa xe|chủ nhiệm|hiệu trưởng|công an|csgt|thợ|giáo viên|gv|bảo vệ|bv|quản lý|chủ (?:trọ|nhà|quán|tiệm|shop)|cskv|khu vực|bí thư|cán bộ|tài xế|shipper|xe ôm|bán [\\p{L}]+|dạy|cn|thể dục|dạy thêm|địa chính|một cửa|bộ phận|đội trật tự|trật tự)(?![\\p{L}])",
  "u",
);
/** Something happens at somebody's: "nhà huy bên cạnh", "cho đức hỏi". */
export const CLAIMED = {
  marked:
    /(?<![\p{L}])(?:(?<=^|[.,;!?\n] ?|mn ơi |ad ơi )(?:nhà|cho|sao|h|giờ|tối wa|tối qua|hqua|sáng nay|bữa|nãy)|nhà) $/u,
  plain: /(?<![a-z])(?:nha|hom qua|toi qua|sang nay|hom kia|ho ten) $/,
};
export const CLAIMS = phrases(
  "^ (?:bên cạnh|kế bên|nhà bên|đối diện|hỏi|mún hỏi|muốn hỏi|xin|gửi|gọi|nuôi|bị|hát|mở|bán|nhậu|nấu|đốt|mở nhạc|té|báo|gặp|mất|đi (?:làm|học|chợ)|xây|xả|đổ)(?![\\p{L}])",
  "u",
);
/** Only what hardly follows another word: in plain small letters each name is many words. */
export const FOLLOWS_CLEARLY = phrases(
  "^(?: nè| nha| ạ| nhé)?(?: (?:ơi|ới)(?![\\p{L}])| (?:ở|o) (?:trọ|hẻm|đường|quận|phường|gần|đây|tổ|ấp|chung cư|trạm|bộ phận|q\\.? ?\\d|p\\.? ?\\d)| bên |(?:,| -)? (?:zalo|sđt|sdt|đt|dt)(?![\\p{L}])| đây(?![\\p{L}])| (?:kiểm tra|giải quyết|xử lý) (?:giúp|giùm|dùm)| bị (?:xe|đánh|giật|tông|té|trộm|mất|bắt|lừa|chó|thương|tai nạn)(?![\\p{L}])| nhà (?:kế|bên|đối diện|cạnh|e|em|tôi|tui|mình|mk)(?![\\p{L}])| (?:phòng|lô|tầng|căn) (?:[0-9][0-9a-z]{0,3}|[a-z][0-9]{1,3})(?![\\p{L}])| (?:đầu|cuối|trong) (?:hẻm|ngõ|xóm)(?![\\p{L}])| hàng xóm| kế bên| con (?:ông|bà|chị|anh|cô)| (?:nói|bảo|kêu|hứa|hẹn|hát|nuôi|dạy|csgt|cn|chủ trọ|tổ trưởng|bộ phận|trưởng khu|bán (?:cá|rau|bún|cơm|nước|hàng|thịt|xôi|cần|cà|tạp)|mở quán)(?![\\p{L}]))",
  "u",
);
/** Before a name in small letters that speaks: where a sentence begins, or its clause. */
export const BEGINNING = phrases(
  "(?:(?:^|[.!?;\\n]) ?|(?<![\\p{L}\\d])(?:hôm qua|hqua|hôm kia|hôm bữa|hồi nãy|nãy|bữa|sáng nay|sáng|trưa|chiều|tối|nay|bik|biết|nghe|mà|để|thì|nhưng|rồi|khi|ủa) )$",
  "u",
);
/** Someone says who they are in passing: "phường ơi, thắm nè, …". */
export const HERE_I_AM = {
  before: phrases(
    "(?:^|[,.!?\\n] ?|(?<![\\p{L}])(?:ơi|alo|a lô|ad|dạ),? )(?:(?:e|em|c|chị|a|anh|mình|mik|t|tui|con|cháu) )?$",
    "u",
  ),
  after: phrases("^ (?:nè|đây|nhen)(?: (?:ad|mn|ạ|phường|anh|chị|mọi người))?\\s*(?:[,.!:]|$)", "u"),
};
export const PHONE_NEXT =
  /^[ :,.(-]{1,3}(?:(?:sdt|so dt|dt|so|zalo|phone)[ :.]{0,2})?(?:\(?\+?84|[0o])[ .()-]{0,2}[0-9o]/;

/** Between two persons: "Hùng và chị Nga", "Hải - Loan", "An, Bình". */
export const JOINED = phrases(
  `(?: (?:và|với|vs|cùng|hay|hoặc|&)| -|[,;](?: [0-9][.)])?)(?: (?:hai|em|vợ|chồng|anh|chị|ông|bà|cô|chú|bác|con|thằng|bé|cậu|chủ tọa|bạn|mẹ|cha|mẹ là|cha là|tự)){0,3} $`,
  "u",
);

/** Not persons though they look like it: "anh hưởng" without tone marks, "ba tuần", "ánh sáng", "cơ quan". */
export const NOT_PERSONS = new Set(
  [
    "anh huong, anh sang, anh hung, anh dan, anh em, anh van, anh ngu, anh quoc, chi phi, chi tien, chi tam, chi thi, chi hoi",
    "ba tuan, ba nam, ba bon, ba muoi, ba tram, ba con, co quan, co hoi, co dong, co so, co the, co tinh, co lan, co huong",
    "co trang, co dung, co dan, co y, co thanh, co van, co hieu, co duoc, co cho, co phan, co may, ong nuoc, be tong, be phot",
    "bac si, bac ai, bac thang, bac ninh, bac giang, em thu, em lam, em dung, em nho, em nhan, em gai, em sinh, em hoa, em tin",
    "em danh, em hoc, em thi, em den, em dang, em duoc, em sang, em hieu, em nghi, em y, em vui, em tinh, em giao, em yen",
    "ban dau, ban giao, ban quan, ban dan, ban dem, ban hang, ban dong, ban ngay, ban tin, ban lam, ban thi, ban nghi, ban ca",
    "chu dau, chu quan, chu dong, chu y, chu trinh, chu nha, chu the, chu tri, thay doi, thay the, thay van, thay kinh",
    "thay duoc, thay vui, thay thuong, thay nghi, thay xinh, thay hang, thay yen, thay hien, thay phong, thay tinh, be duoc",
    "thang nam, thang tu, thang bay, thang tam, thang long, thang chin, thang muoi, thang may, thang thieu, thang giao",
    "con duong, con hem, con trinh, con my, con gai, con duong, con hien, con tinh, con dang, con dau, con trong, con thieu",
    "cho thuong, cho long, cu chi, cu dan, cu the, cu lao, cau tre, cau dinh, be luong, em binh thuong, dua hau, em cung",
    "chú ý, chu y, văn thư, van thu, văn phòng, van phong, văn hóa, văn hoá, nv nam, nv nữ, nhân viên nam, giáo viên nam, bình an, ong nha, ba nha, chi nha, anh nha, nhân đây, nhan day, thanh tra, điện lực, dien luc, công an, cong an, công nhân, cong nhan, công đoàn, quản lý, quan ly, an ninh, an toàn, an toan, hành chính, thanh niên, thanh nien, sinh viên, sinh vien, nhân viên, nhan vien, giáo viên, hội viên, hoi vien, thành viên, thanh vien, dân phòng, dan phong, phụ huynh, hiệu trưởng, hieu truong, quản trị, thành phố, nhà yến, nhà đài, nha yen, me linh, mê linh, tài xế, tai xe, lan can, linh kiện, linh kien, tuan tra, công ty, cong ty, bác tài, bac tai, chú tài, anh tài, chú lính, việt kiều, tây ninh, ông anh, ông tây, bác sĩ, bà thím, ba chi, ba cu, ba hat, ba diem, ba trieu, ba dinh, ba bo, ba thien, ba sa, ba hom, ba chieu, ba diem, cu chi, cu lac, ut tich, út tịch, co giang, cô giang, cô bắc, co bac, ong lanh, ong trong, ong bo, chau duc, chau thanh, ca bin, xe lan, đàng hoàng, nội dung, noi dung, cam đoan, tự nhiên",
    "bà con, bé gái, em gái, con gái, cô gái, bé út, em út, con út, chị gái, anh thư, bác ái, bạn gái, út tịch, con đường, con đò, con tạo",
  ]
    .join(", ")
    .split(", "),
);
