import type { MessageShape } from "#src/domain/message-shape.ts";
import type { Stability } from "#src/domain/stability.ts";
import type { Drift } from "#src/services/understanding/drift.ts";

/** The page on how right the machine is in use. English twin: en-understanding.ts. */
export const viUnderstanding = {
  title: "Máy đọc đúng đến đâu",
  lead: (since: string) =>
    `Máy phân loại so với quyết định của cán bộ, tính trên phản ánh gửi từ ${since}. Trang này chỉ có con số, không có lời của người dân.`,
  period: "Khoảng thời gian",
  weeks: (n: number) => `${n} tuần`,
  empty: "Chưa có quyết định nào để so",
  emptyText:
    "Khi cán bộ bấm “Phân loại” hoặc “Nhận xử lý”, quyết định được giữ cùng với điều máy đã nói. Từ 20 quyết định trở lên, trang này cho biết máy đúng bao nhiêu.",
  emptyAction: "Mở danh sách chờ phân loại",
  summary: "Tóm tắt",
  tickets: "Phản ánh",
  alone: "Máy tự chuyển",
  aloneHint: "đến đơn vị trước khi có ai sửa",
  decided: "Có người quyết định",
  decidedOf: (outright: number, accepted: number) => `${outright} phân loại, ${accepted} nhận xử lý không sửa`,
  sector: "Đúng lĩnh vực",
  urgency: "Đúng mức khẩn",
  outrightOnly: (share: string) => `chỉ tính phân loại: ${share}`,
  missed: "Bỏ sót khẩn cấp",
  missedOf: (missed: number, of: number) => `${missed} trên ${of}`,
  confidence: "Máy tự tin / đúng thật",
  confidenceFits: "Máy tự tin vừa mức.",
  confidenceHigh: "Máy tự tin hơn thực tế: nên để ngưỡng duyệt cao hơn hoặc huấn luyện lại.",
  confidenceLow: "Máy đúng nhiều hơn nó tưởng: ngưỡng duyệt có thể hạ.",
  few: "chưa đủ 20",
  drift: "So bảy ngày qua với 28 ngày trước",
  driftOf: {
    sector: "Lĩnh vực máy chọn",
    urgency: "Mức khẩn máy chọn",
    language: "Ngôn ngữ, có dấu hay không",
    length: "Độ dài tin",
    style: "Cách viết",
  } satisfies Record<Drift["of"], string> as Record<Drift["of"], string>,
  driftFew: (before: number, now: number) => `Chưa đủ để nói: ${before} phản ánh trước, ${now} trong bảy ngày qua.`,
  driftLevel: {
    stable: "Ổn định",
    moderate: "Có dịch chuyển",
    large: "Dịch chuyển mạnh",
  } satisfies Record<Stability["level"], string> as Record<Stability["level"], string>,
  driftAdvice: {
    stable: "Chưa thấy khác trước ngoài mức ngẫu nhiên.",
    moderate: "Đọc thử vài phản ánh gần đây ở nhóm thay đổi nhiều nhất.",
    large: "Xem có sự việc lớn hoặc kênh mới không; nếu không, xuất phần sửa và huấn luyện lại.",
  } satisfies Record<Stability["level"], string> as Record<Stability["level"], string>,
  moved: (kind: string, before: string, now: string) => `${kind}: ${before} → ${now}`,
  index: (psi: string, chance: string) => `Chỉ số ổn định ${psi}; do ngẫu nhiên có thể đến ${chance}`,
  by: {
    weeks: "Theo tuần",
    channels: "Theo kênh",
    styles: "Theo cách viết",
    models: "Theo mô hình",
    wards: "Theo phường, xã",
  },
  of: { weeks: "Tuần từ", channels: "Kênh", styles: "Cách viết", models: "Mô hình", wards: "Phường, xã" },
  unknown: "Chưa rõ",
  wardsShown: (shown: number, of: number) =>
    `${shown} trên ${of} địa bàn, nhiều quyết định nhất trước. Đủ mọi địa bàn: /api/understanding.`,
  style: {
    chat: "Nhắn tin thường",
    nodiac: "Không dấu",
    teencode: "Viết tắt, teencode",
    hotline: "Ghi lại từ điện thoại",
    formal: "Trang trọng",
    long: "Kể dài",
  } satisfies Record<MessageShape["style"], string> as Record<string, string>,
  length: {
    empty: "không có chữ",
    to_12_words: "đến 12 tiếng",
    to_25_words: "13–25 tiếng",
    to_60_words: "26–60 tiếng",
    over_60_words: "trên 60 tiếng",
  } satisfies Record<MessageShape["length"], string> as Record<string, string>,
  language: {
    vi: "tiếng Việt có dấu",
    vi_without_marks: "tiếng Việt không dấu",
    foreign: "tiếng nước ngoài",
    none: "không có chữ",
  } satisfies Record<MessageShape["language"], string> as Record<string, string>,
  how: "Cách đọc các số này",
  howLines: [
    "Một phản ánh tính vào tuần nó được gửi; số của tuần còn thay đổi đến khi có người quyết định.",
    "“Nhận xử lý” mà không sửa được tính là đồng ý với máy. Im lặng thì dễ, nên phần này luôn ghi riêng.",
    "Cán bộ xem trước những phản ánh máy chưa chắc, nên tỷ lệ ở đây thường thấp hơn trên mọi phản ánh.",
    "Dưới 20 quyết định, trang chỉ ghi số lượng và không kết luận.",
    "Chỉ số ổn định (PSI): dưới 0,1 là ổn định, trên 0,25 là dịch chuyển mạnh, và chỉ khi vượt mức ngẫu nhiên.",
  ],
  exportHint: "Lấy phần cán bộ đã sửa, không còn dữ liệu cá nhân, để huấn luyện lại:",
};
