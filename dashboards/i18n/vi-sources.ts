import type { SourceKind } from "#src/domain/listening/source-kinds.ts";
import type { SourceFault } from "#src/ports/source.ts";
import type { SourceHealth } from "#src/services/sources/list-sources.ts";

/** What a fault names: a status, a host, a channel. Never anything of a person. */
type Facts = Readonly<Record<string, unknown>>;

const host = ({ host }: Facts) => (host ? ` (${host})` : "");
const status = ({ status }: Facts) => (status ? ` (mã ${status})` : "");
const target = ({ target }: Facts) =>
  target
    ? ` (${String(target)
        .replace(/^channel /, "kênh ")
        .replace(/^video /, "video ")})`
    : "";

/** Where the city listens, and how each source does. English twin: en-sources.ts. */
export const viSources = {
  nav: "Nguồn lắng nghe",
  title: "Nguồn lắng nghe",
  lead: "Nơi hệ thống đọc những gì người dân nói công khai. Mỗi bài đọc được nằm chờ ở trang Bài đăng công khai cho đến khi có người quyết định.",
  add: "Thêm nguồn",
  back: "Nguồn lắng nghe",
  none: "Chưa có nguồn nào",
  noneText: "Bắt đầu với một tờ báo: dán địa chỉ RSS của mục thời sự, hệ thống đọc tiêu đề và tóm tắt.",
  notDone: {
    title: "Những gì hệ thống không làm",
    items: [
      "Không cào trang, không đọc trang mà nơi đăng cấm máy đọc (robots.txt).",
      "Không đăng nhập bằng tài khoản của một người, không vào nhóm kín, không xem trang cá nhân.",
      "Không lưu toàn văn bài báo: chỉ tiêu đề, tóm tắt và đường dẫn.",
      "Không lập hồ sơ về một người: tên tác giả bị xoá sau một số ngày, chỉ còn dấu để đếm số người.",
    ],
    more: "TikTok và diễn đàn chưa cho phép máy đọc: dán liên kết từng bài, hoặc nhập tệp từ dịch vụ mà thành phố đang thuê.",
  },
  kinds: {
    facebook_page: "Trang Facebook của cơ quan",
    youtube: "YouTube",
    newspaper: "Báo điện tử",
    webhook: "Dịch vụ lắng nghe gửi đến",
    import: "Nhập từ tệp",
    pasted: "Liên kết do cán bộ dán",
  } satisfies Record<SourceKind, string>,
  kindTexts: {
    newspaper: "Đọc RSS hoặc Atom của báo, nhiều nhất 10 phút một lần.",
    youtube: "Đọc bình luận của kênh, video và kết quả tìm kiếm trong hạn mức mỗi ngày.",
    webhook: "Dịch vụ mà thành phố thuê gửi bài đến một địa chỉ, có chữ ký.",
    import: "Tệp JSONL hoặc CSV, tải lên ở trang này hoặc bằng dòng lệnh.",
  },
  kind: "Loại",
  health: {
    ok: "Đang đọc tốt",
    failing: "Đang lỗi",
    paused: "Tạm dừng",
    waiting: "Chờ đọc lần đầu",
    told: "Tự gửi đến",
  } satisfies Record<SourceHealth, string>,
  failedTimes: (n: number) => `${n} lần liên tiếp`,
  faults: {
    unreachable: (facts: Facts) =>
      `Chưa kết nối được với nguồn${host(facts)}. Kiểm tra địa chỉ; nếu đúng, hệ thống sẽ tự thử lại.`,
    timed_out: (facts: Facts) => `Nguồn${host(facts)} trả lời quá chậm. Hệ thống sẽ tự thử lại.`,
    refused_address: (facts: Facts) =>
      `Địa chỉ${host(facts)} không phải địa chỉ https công khai nên không được đọc. Sửa lại địa chỉ của nguồn.`,
    refused_by_robots: (facts: Facts) =>
      `Nguồn${host(facts)} không cho máy đọc (robots.txt). Xin phép nơi đăng hoặc bỏ nguồn này.`,
    http_status: (facts: Facts) => `Nguồn trả lời lỗi${status(facts)}. Hệ thống sẽ tự thử lại.`,
    too_large: (facts: Facts) =>
      `Nội dung của nguồn${host(facts)} lớn hơn 5 MB nên không đọc. Chọn mục nhỏ hơn của báo.`,
    malformed: () => "Nội dung không phải RSS, Atom hoặc không đúng như nơi đăng công bố. Kiểm tra lại địa chỉ.",
    unauthorised: (facts: Facts) =>
      `Nguồn từ chối khoá hoặc quyền truy cập${status(facts)}. Nhập lại khoá, hoặc kết nối lại tài khoản.`,
    budget_spent: () => "Đã dùng hết hạn mức hôm nay. Ngày mai hệ thống đọc tiếp từ chỗ đang dở.",
    comments_disabled: (facts: Facts) =>
      `Có video đã tắt bình luận${target(facts)}. Các kênh và video khác vẫn được đọc.`,
    gone: (facts: Facts) => `Không còn gì ở địa chỉ này${target(facts) || status(facts)}. Sửa hoặc bỏ nguồn.`,
    rate_limited: (facts: Facts) => `Nguồn yêu cầu đọc thưa hơn${status(facts)}. Hệ thống sẽ chờ rồi đọc tiếp.`,
    misconfigured: () => "Thiết lập của nguồn không còn đúng. Mở nguồn ra và lưu lại.",
  } satisfies Record<SourceFault, (facts: Facts) => string>,
  facts: {
    state: "Tình trạng",
    newest: "Bài mới nhất",
    none: "Chưa có bài nào",
    okAt: "Đọc gần nhất",
    nextAt: "Đọc tiếp",
    never: "Chưa đọc lần nào",
    today: "Hôm nay",
    waiting: "Chờ xử lý",
    waitingN: (n: string) => `${n} bài`,
    retention: "Lưu giữ",
    days: (n: string) => `${n} ngày`,
    hub: "Báo video mới",
    hubUntil: (at: string) => `đến ${at}`,
    hubAsked: "đang chờ YouTube xác nhận",
    hubDenied: "YouTube từ chối, mai hỏi lại",
  },
  today: (items: string, requests: string, size: string) => `${items} bài, ${requests} lượt${size ? `, ${size}` : ""}`,
  budget: (used: string, most: string) => `${used} trên ${most} đơn vị`,
  read: "Đọc ngay",
  readOf: (name: string) => `Đọc ngay: ${name}`,
  pause: "Tạm dừng",
  pauseOf: (name: string) => `Tạm dừng: ${name}`,
  resume: "Tiếp tục",
  resumeOf: (name: string) => `Tiếp tục: ${name}`,
  edit: "Sửa",
  editOf: (name: string) => `Sửa: ${name}`,
  looked: (name: string) => `Vừa đọc ${name}`,
  found: (n: string) => `Có ${n} bài mới.`,
  foundNone: "Không có bài mới.",
  flash: {
    paused: "Đã tạm dừng. Không có gì mới được đọc hoặc xử lý cho đến khi tiếp tục.",
    resumed: "Đã tiếp tục.",
    saved: "Đã lưu.",
    removed: "Đã bỏ nguồn. Bài đã đọc vẫn còn cho đến hết thời gian lưu giữ.",
  },
  chooseTitle: "Thêm nguồn lắng nghe",
  chooseLead: "Trang Facebook của cơ quan tự có ở đây khi trang được kết nối ở mục Kênh.",
  fields: {
    id: "Mã của nguồn",
    name: "Tên của nguồn",
    address: "Địa chỉ RSS hoặc Atom",
    everyMinutes: "Đọc cách nhau (phút)",
    channels: "Kênh",
    videos: "Video",
    searches: "Câu tìm",
    unitsADay: "Hạn mức mỗi ngày (đơn vị)",
    push: "Để YouTube báo ngay khi kênh có video mới",
    secret: "Khoá API của YouTube",
    retentionDays: "Lưu giữ (ngày)",
    file: "Tệp JSONL hoặc CSV",
  } as Record<string, string>,
  hints: {
    id: "Chữ thường không dấu, số và dấu gạch nối, ví dụ bao-thoi-su. Không đổi được về sau.",
    name: "Tên mà cán bộ nhìn thấy, ví dụ Báo A, mục Thời sự.",
    address: "Lấy ở trang RSS của báo.",
    everyMinutes: "Báo và trang Facebook ít nhất 10 phút, YouTube ít nhất 5 phút.",
    channels: "Mỗi dòng một mã kênh bắt đầu bằng UC, hoặc đường dẫn có mã đó.",
    videos: "Mỗi dòng một đường dẫn video.",
    searches: "Mỗi dòng một câu, ví dụ ngập nước Thủ Đức. Mỗi lần tìm tốn 100 đơn vị, 6 giờ một lần.",
    unitsADay: "Google cho mỗi dự án 10.000 đơn vị một ngày; đọc một trang bình luận tốn 1 đơn vị.",
    push: "Cần địa chỉ công khai của hệ thống (PUBLIC_URL).",
    secret: "Tạo ở Google Cloud, chỉ cho phép YouTube Data API v3.",
    secretKept: "Để trống nếu giữ khoá cũ.",
    retentionDays: "Hết số ngày này, nội dung của nguồn bị xoá.",
    retentionYoutube: "Hết số ngày này, nội dung của nguồn bị xoá. YouTube yêu cầu không quá 30 ngày.",
    file: "Mỗi dòng một bài, tối đa 20 MB. Tệp lớn hơn: dùng lệnh langnghe import FILE --as mentions.",
  } as Record<string, string>,
  sealed: "Khoá được mã hoá trước khi lưu và không hiện lại.",
  save: "Lưu",
  create: "Thêm nguồn",
  createdTitle: (name: string) => `Đã thêm ${name}`,
  hook: "Địa chỉ nhận",
  hookText: "Đưa địa chỉ này và khoá cho dịch vụ gửi bài. Cách ký và dạng dữ liệu: docs/listening.md.",
  secretOnce: "Chỉ hiện một lần. Chép lại ngay; nếu mất, tạo khoá mới ở trang của nguồn.",
  hookSecret: "Khoá ký",
  toList: "Về danh sách nguồn",
  renew: "Tạo khoá mới",
  renewText: "Khoá cũ hết hiệu lực ngay lập tức.",
  remove: "Bỏ nguồn này",
  removeText: "Nguồn không được đọc nữa và khoá bị xoá. Bài đã đọc vẫn còn cho đến hết thời gian lưu giữ.",
  upload: "Nhập tệp",
  uploadWrong: "Chọn tệp có đuôi .jsonl, .ndjson hoặc .csv.",
  imported: (added: string, known: string, refused: string) =>
    `${added} bài mới, ${known} bài đã có, ${refused} dòng không đọc được. Bài mới được xử lý dần; tạm dừng nguồn để ngừng.`,
  refusedLine: (at: string, field: string, message: string) => `Dòng ${at}${field ? `, ${field}` : ""}: ${message}`,
};
