import type { SectorId } from "#src/domain/sectors.ts";
import type { Urgency } from "#src/domain/urgency.ts";

/** What is written of each sector, by how urgent it is: "{street}" and "{ward}" are filled in. */
export const TEXTS: Record<SectorId, Partial<Record<Urgency, readonly string[]>>> = {
  road_infrastructure: {
    critical: ["Mặt đường {street} vừa sụp hố sâu, xe máy lọt xuống, {ward}"],
    high: ["Hố sâu giữa đường {street} không rào chắn, {ward}, đã có người té"],
    normal: [
      "Ổ gà trên đường {street}, {ward}, xe máy dễ té",
      "Vỉa hè đường {street} bị vỡ gạch, {ward}",
      "Nắp hầm kỹ thuật trên {street} kêu cả đêm, {ward}",
    ],
    low: ["Khi nào đường {street} được nâng cấp, {ward}"],
  },
  drainage_flooding: {
    critical: ["Nước cuốn ở {street}, có người bám cột đèn chưa ra được, {ward}"],
    high: ["Đường {street}, {ward} ngập quá đầu gối sau mưa", "Nắp cống trên {street} bị mất, {ward}, rất nguy hiểm"],
    normal: [
      "Hẻm trên đường {street} nước cống trào ngược, {ward}",
      "Triều cường làm ngập {street} ngang mắt cá chân, {ward}",
    ],
    low: ["Góp ý nạo vét cống {street} trước mùa mưa, {ward}"],
  },
  waste_environment: {
    high: ["Thùng hóa chất đổ ra lề đường {street}, mùi rất gắt, {ward}"],
    normal: [
      "Rác chất đống ba ngày chưa thu gom ở đường {street}, {ward}",
      "Đốt rác khói mù mịt gần {street}, {ward}",
      "Đổ xà bần ra lề đường {street}, {ward}",
    ],
    low: ["Xin hỏi giờ lấy rác ở {street}, {ward}"],
  },
  noise: {
    normal: [
      "Karaoke loa kẹo kéo ồn đến khuya ở {street}, {ward}",
      "Quán nhậu đường {street} mở nhạc lớn sau 22 giờ, {ward}",
    ],
    low: ["Xin hỏi quy định giờ thi công ở {street}, {ward}"],
  },
  urban_order_construction: {
    critical: ["Giàn giáo công trình {street} đang đổ xuống hẻm, có người bên dưới, {ward}"],
    high: ["Giàn giáo công trình {street} nghiêng ra hẻm, {ward}"],
    normal: [
      "Nhà trên đường {street} xây lấn hẻm, {ward}",
      "Quán ăn lấn chiếm vỉa hè {street}, {ward}",
      "Xây dựng không phép ở {street}, {ward}",
    ],
    low: ["Xin hỏi thủ tục để xe trước nhà {street}, {ward}"],
  },
  traffic_parking: {
    high: ["Đèn giao thông ngã tư {street} tắt giờ cao điểm, {ward}"],
    normal: ["Xe tải đậu chắn lối ra vào đường {street}, {ward}", "Kẹt xe giờ cao điểm ở {street}, {ward}"],
    low: ["Đề xuất thêm vạch qua đường ở {street}, {ward}"],
  },
  lighting_electricity: {
    critical: ["Dây điện đứt rơi xuống đường {street}, đang xẹt lửa, {ward}"],
    high: ["Trụ điện trên {street} nghiêng sắp đổ, {ward}", "Cả khu {street} mất điện từ sáng, {ward}"],
    normal: ["Đèn đường {street} tắt cả tuần nay, {ward}", "Hóa đơn điện ở {street} tăng gấp ba, {ward}"],
    low: ["Xin hỏi lịch cắt điện ở {street}, {ward}"],
  },
  water_supply: {
    high: ["Cả khu {street} mất nước từ hôm qua, {ward}"],
    normal: ["Nước máy ở {street} đục và có mùi, {ward}", "Ống nước bể chảy ra đường {street}, {ward}"],
    low: ["Xin hỏi cách gắn đồng hồ nước ở {street}, {ward}"],
  },
  trees_parks: {
    critical: ["Cây lớn ở {street} đổ đè trúng xe, có người kẹt, {ward}"],
    high: ["Cây lớn trên đường {street} nghiêng sắp đổ, {ward}"],
    normal: ["Cành cây khô ở {street} cần mé, {ward}", "Ghế công viên gần {street} bị hư, {ward}"],
    low: ["Đề nghị trồng thêm cây ở {street}, {ward}"],
  },
  security_order: {
    critical: ["Thanh niên đang cầm dao đánh nhau ở {street}, {ward}"],
    high: ["Tụ điểm mua bán ma túy ở hẻm {street}, {ward}"],
    normal: ["Mất trộm xe máy ở hẻm {street}, {ward}"],
    low: ["Cảm ơn dân phòng tuần tra ở {street}, {ward}"],
  },
  fire_rescue: {
    critical: ["Cháy nhà trong hẻm đường {street}, {ward}", "Bình gas đang rò rỉ ở quán ăn {street}, {ward}"],
    high: ["Lối thoát hiểm chung cư {street} bị khóa, {ward}"],
    normal: ["Bình chữa cháy ở khu trọ {street} hết hạn, {ward}"],
    low: ["Xin hỏi lịch tập huấn chữa cháy ở {ward}"],
  },
  food_safety: {
    critical: ["Nhiều người ngộ độc sau bữa tiệc ở {street}, {ward}"],
    high: ["Bếp ăn ở {street} làm ba học sinh đau bụng, {ward}"],
    normal: ["Quán cơm trên {street} bán đồ ăn ôi thiu, {ward}", "Bếp ăn mất vệ sinh ở {street}, {ward}"],
    low: ["Xin hỏi cách báo hàng giả ở {street}, {ward}"],
  },
  health: {
    high: ["Hẻm {street} có năm ca sốt xuất huyết, {ward}"],
    normal: ["Trạm y tế gần {street} hết vắc xin, {ward}", "Ổ lăng quăng trong khu đất trống {street}, {ward}"],
    low: ["Xin hỏi lịch tiêm ngừa ở {ward}"],
  },
  education: {
    high: ["Trần phòng học trường đường {street} nứt, vữa rơi xuống bàn, {ward}"],
    normal: ["Trường học đường {street} thu tiền ngoài quy định, {ward}"],
    low: ["Xin hỏi hồ sơ nhập học lớp 1 ở {ward}"],
  },
  land_admin_procedures: {
    normal: ["Hồ sơ đất đai trễ hẹn ba tuần, {ward}", "Thủ tục cấp giấy phép ở {ward} phải bổ sung nhiều lần"],
    low: ["Xin hỏi giấy tờ đăng ký tạm trú ở {ward}"],
  },
  social_policy: {
    normal: ["Chưa nhận được trợ cấp tháng này, {ward}", "Công ty trên đường {street} nợ lương công nhân, {ward}"],
    low: ["Xin hỏi điều kiện hộ cận nghèo ở {ward}"],
  },
  public_transport: {
    normal: ["Xe buýt bỏ trạm trên đường {street}, {ward}", "Trạm xe buýt {street} không có mái che, {ward}"],
    low: ["Xin hỏi tuyến xe buýt qua {street}, {ward}"],
  },
  telecom_post: {
    high: ["Bó cáp viễn thông sà ngang đường {street}, {ward}"],
    normal: ["Dây cáp viễn thông rơi xuống vỉa hè {street}, {ward}"],
    low: ["Xin hỏi điểm trả bưu kiện ở {ward}"],
  },
  animals: {
    high: ["Chó dữ ở {street} vừa cắn một em nhỏ, {ward}"],
    normal: ["Chó thả rông không rọ mõm ở {street}, {ward}"],
    low: ["Xin hỏi lịch chích ngừa chó mèo ở {ward}"],
  },
  officials_conduct: {
    normal: ["Cán bộ tiếp dân ở {ward} nói chuyện thiếu lịch sự"],
    low: ["Khen cán bộ một cửa ở {ward} hướng dẫn tận tình"],
  },
  other: {
    normal: ["Loa phường ở {street} hư cả tháng, {ward}"],
    low: ["Xin hỏi lịch tiếp công dân của {ward}", "Góp ý về khu vực {street}, {ward}"],
  },
};

/** How much of all is about a sector, in a dry and in a rainy month. */
export const SECTOR_WEIGHTS: Record<SectorId, readonly [dry: number, rainy: number]> = {
  road_infrastructure: [11, 12],
  drainage_flooding: [3, 14],
  waste_environment: [14, 12],
  noise: [15, 10],
  urban_order_construction: [13, 10],
  traffic_parking: [10, 8],
  lighting_electricity: [6, 7],
  water_supply: [4, 3],
  trees_parks: [3, 6],
  security_order: [5, 4],
  fire_rescue: [1, 1],
  food_safety: [2, 2],
  health: [2, 3],
  education: [2, 1],
  land_admin_procedures: [5, 4],
  social_policy: [2, 2],
  public_transport: [2, 2],
  telecom_post: [2, 2],
  animals: [2, 1],
  officials_conduct: [2, 1],
  other: [3, 2],
};

export const STREETS = [
  "Nguyễn Trãi",
  "Lê Văn Sỹ",
  "Cách Mạng Tháng Tám",
  "Điện Biên Phủ",
  "Phan Xích Long",
  "Nguyễn Hữu Cảnh",
  "Kinh Dương Vương",
  "Lạc Long Quân",
  "Âu Cơ",
  "Hồng Bàng",
  "Nguyễn Thị Minh Khai",
  "Võ Văn Kiệt",
  "Phạm Văn Đồng",
  "Xô Viết Nghệ Tĩnh",
  "Lê Quang Định",
  "Quang Trung",
  "Tô Ký",
  "Trường Chinh",
  "Nguyễn Văn Linh",
  "Huỳnh Tấn Phát",
  "Trần Xuân Soạn",
  "Đồng Văn Cống",
  "Mai Chí Thọ",
  "Đỗ Xuân Hợp",
  "Lê Văn Việt",
  "Tỉnh Lộ 10",
  "Bùi Đình Túy",
  "Hoàng Văn Thụ",
  "Cộng Hòa",
  "Tân Kỳ Tân Quý",
  "Lũy Bán Bích",
  "Thoại Ngọc Hầu",
] as const;
