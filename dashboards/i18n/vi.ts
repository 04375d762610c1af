import { viAdmin } from "./vi-admin.ts";
import { viAlerts } from "./vi-alerts.ts";
import { viBrief } from "./vi-brief.ts";
import { viCalendars } from "./vi-calendars.ts";
import { viCitizen } from "./vi-citizen.ts";
import { viConsole } from "./vi-console.ts";
import { viDirectives } from "./vi-directives.ts";
import { viIdentity } from "./vi-identity.ts";
import { viIncidents } from "./vi-incidents.ts";
import { viLeader } from "./vi-leader.ts";
import { viList } from "./vi-list.ts";
import { viListening } from "./vi-listening.ts";
import { viMail } from "./vi-mail.ts";
import { viMap } from "./vi-map.ts";
import { viMore } from "./vi-more.ts";
import { viOpen } from "./vi-open.ts";
import { viPeople } from "./vi-people.ts";
import { viPublicTexts } from "./vi-public-texts.ts";
import { viRatings } from "./vi-ratings.ts";
import { viReply } from "./vi-reply.ts";
import { viRouting } from "./vi-routing.ts";
import { viSample } from "./vi-sample.ts";
import { viSources } from "./vi-sources.ts";
import { viTemplates } from "./vi-templates.ts";
import { viUi } from "./vi-ui.ts";
import { viUnderstanding } from "./vi-understanding.ts";
import { viWall } from "./vi-wall.ts";
import { viWork } from "./vi-work.ts";

/** Every string of the pages. The Vietnamese one is the source: its keys are the type that English must fulfil. */
export const vi = {
  ...viCitizen,
  console: viConsole,
  understanding: viUnderstanding,
  ui: viUi,
  admin: viAdmin,
  alerts: viAlerts,
  identity: viIdentity,
  brief: viBrief,
  directives: viDirectives,
  incidents: viIncidents,
  leader: viLeader,
  mail: viMail,
  map: viMap,
  more: viMore,
  open: viOpen,
  wall: viWall,
  work: viWork,
  list: viList,
  listening: viListening,
  people: viPeople,
  publicTexts: viPublicTexts,
  ratings: viRatings,
  reply: viReply,
  routing: viRouting,
  sample: viSample,
  calendars: viCalendars,
  sources: viSources,
  templates: viTemplates,
  /** A sentence that the service made (said.ts). */
  said: (sentence: string): string => sentence,
  brand: { name: "Lắng Nghe", tagline: "Tiếp nhận phản ánh của người dân", home: "Lắng Nghe, về trang chủ" },
  nav: {
    skip: "Đến nội dung chính",
    label: "Điều hướng chính",
    report: "Gửi phản ánh",
    track: "Theo dõi",
    staff: "Dành cho cán bộ",
    otherLanguage: "English",
    otherLanguageLabel: "Switch to English",
    help: "Cần giúp? Gọi 1022",
    tickets: "Phản ánh",
    understanding: "Máy đọc đúng đến đâu",
    rules: "Phân công",
    units: "Đơn vị",
    calendars: "Lịch và thời hạn",
    templates: "Mẫu tin",
    knowledge: "Kiến thức",
    account: "Tài khoản",
    password: "Đổi mật khẩu",
  },
  common: {
    required: "bắt buộc",
    optional: "không bắt buộc",
    noData: "Chưa có",
    close: "Đóng",
    errorTitle: "Có điều cần sửa",
  },
  time: {
    day: "ngày",
    hour: "giờ",
    minute: "phút",
    left: (span: string) => `còn ${span}`,
    over: (span: string) => `quá hạn ${span}`,
    dueNow: "đến hạn ngay bây giờ",
    metIn: "đúng hạn",
    metLate: (span: string) => `trễ ${span}`,
    ago: (span: string) => `${span} trước`,
    now: "vừa xong",
    none: "Chưa có hạn",
  },
  error: {
    title: {
      400: "Yêu cầu chưa đúng",
      401: "Bạn cần đăng nhập",
      403: "Bạn không có quyền xem trang này",
      404: "Không tìm thấy trang này",
      409: "Nội dung vừa thay đổi",
      413: "Tệp gửi lên quá lớn",
      429: "Bạn thao tác hơi nhanh",
      500: "Hệ thống gặp trục trặc",
      503: "Hệ thống đang bảo trì",
    } as Record<number, string>,
    text: "Bạn thử lại sau ít phút. Nếu vẫn không được, gọi 1022 và đọc mã hỗ trợ bên dưới.",
    notFoundText: "Đường dẫn có thể đã gõ sai hoặc trang đã chuyển đi.",
    requestId: "Mã hỗ trợ",
    home: "Về trang chủ",
  },
};

export type Dictionary = typeof vi;
