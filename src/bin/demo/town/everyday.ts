/** What a large city says on any day. All invented. */
export const EVERYDAY: readonly string[] = [
  "Ổ gà to đùng trước số 15 đường Nguyễn Thị Minh Khai phường Sài Gòn, tối qua có người té",
  "Rác hẻm 120 phường Bình Thạnh ba ngày chưa ai lấy, ruồi bu đầy",
  "Đèn đường phường Tân Thuận tắt nguyên dãy, đi làm về khuya sợ quá",
  "Quán karaoke kế nhà ở phường Phú Thọ Hòa hát tới 1h sáng, gọi phường chưa thấy xuống",
  "Cây phượng trước trường ở phường Gia Định nghiêng hẳn rồi, mưa gió dễ đổ lắm",
  "Công viên phường Diên Hồng mới sửa đẹp ghê, sáng nào cũng đông bà con tập thể dục",
  "Nước máy ở phường Bình Trị Đông đục như nước trà, giặt đồ vàng hết",
  "Kẹt xe cầu Kênh Tẻ sáng nay một tiếng đồng hồ, không thấy ai điều tiết",
  "Vỉa hè phường Bến Thành bị xe máy đậu kín, người đi bộ phải xuống lòng đường",
  "Làm thủ tục khai sinh ở phường Phú Nhuận nhanh gọn, cán bộ nhiệt tình, xin khen",
  "Ai biết cấp lại căn cước ở phường An Khánh cần mang giấy tờ gì không",
  "Chó thả rông cắn trẻ em ở phường Tân Sơn Nhì, chủ không nhận",
  "Xe buýt số chuyến về Củ Chi bỏ trạm hoài, đứng đợi cả tiếng",
  "Cống trước chợ phường Bình Tây hôi không chịu nổi",
  "Dây điện thòng xuống ngang đầu người ở hẻm phường Chợ Lớn",
  "Bãi giữ xe phường Cầu Ông Lãnh lấy 20 ngàn một chiếc, quá đáng",
  "Đường mới mở ở xã Nhà Bè đi êm ru, đỡ kẹt hẳn",
  "Thùng rác công cộng ở bãi biển phường Vũng Tàu đầy tràn cuối tuần",
  "Xây nhà không che chắn, bụi bay mù mịt cả hẻm phường Thạnh Mỹ Tây",
  "Trạm y tế phường Tân Hưng chích ngừa cho bé nhanh, cô y tá dễ thương",
  "Cướp giật dây chuyền ở phường Tân Định lúc 6h sáng, mọi người cẩn thận",
  "Lô cốt đào đường ở phường Dĩ An cả tháng không ai làm, gây kẹt xe",
  "Karaoke loa kẹo kéo mỗi tối ở phường Thủ Dầu Một, người già không ngủ được",
  "Sân chơi trẻ em phường Phú Lâm hư xích đu, có đinh chìa ra nguy hiểm",
  "Cà phê cóc Sài Gòn sáng nay se lạnh dễ chịu ghê",
  "Ai cho mình hỏi lịch cúp nước phường Tân Bình tuần này với",
  "Đốt rác khói mù ở xã Bình Chánh, con mình ho suốt",
  "Tìm chủ nhân cái ví rơi ở chợ phường Bà Rịa",
  "Trường mầm non phường Tân Phú thu tiền quỹ cao quá, phụ huynh bức xúc",
  "Hẻm nhỏ phường Nhiêu Lộc xe hơi đậu bít lối, xe chữa cháy sao vô được",
  "Quảng cáo dán chi chít cột điện phường Minh Phụng, nhìn mất mỹ quan",
  "Khu phố ở phường Phú Thuận tự làm bồn hoa, đẹp quá chừng",
  "Tàu cao tốc đi Cần Giờ trễ gần một tiếng mà không báo",
  "Bảng tên đường ở phường Bình Đông bị xe tông gãy cả tháng chưa thay",
];

type Article = readonly [title: string, summary: string];

/** What the paper of the demo has printed when the evening begins. */
export const PRINTED: readonly Article[] = [
  [
    "Sửa xong mặt cầu trước Tết, người dân phường Tân Thuận phấn khởi",
    "Cầu được thông xe sớm mười ngày so với kế hoạch.",
  ],
  [
    "Người dân phản ánh rác tồn đọng tại hẻm ở phường Bình Thạnh",
    "Đơn vị thu gom cho biết thiếu xe do thay đổi lịch, sẽ khắc phục trong tuần.",
  ],
  ["Tỉnh khác khai mạc lễ hội trái cây", "Lễ hội kéo dài ba ngày, dự kiến đón hàng vạn lượt khách."],
  ["Chung kết bóng đá phủi hút hàng ngàn khán giả", "Trận đấu giữa hai đội phong trào kết thúc sau loạt luân lưu."],
];

/** What it prints as things happen. */
export const ARTICLES: readonly Article[] = [
  [
    "Mưa lớn, ba phường phía đông thành phố ngập sâu",
    "Nhiều tuyến đường ở phường Thủ Đức, Hiệp Bình và Linh Xuân ngập từ 30 đến 50 cm trong chiều tối, xe chết máy hàng loạt.",
  ],
  [
    "Mất điện trên diện rộng ở An Hội Tây, Thông Tây Hội",
    "Người dân hai phường cho biết nghe tiếng nổ lớn trước khi mất điện. Đơn vị điện lực đang kiểm tra trạm biến áp.",
  ],
  [
    "Xác minh thông tin học sinh nghi ngộ độc ở phường Bàn Cờ",
    "Trạm y tế ghi nhận một số trẻ đau bụng sau bữa sáng, mẫu thực phẩm đã được lấy để xét nghiệm.",
  ],
];

/** Under the videos of the city's channel. The second is edited later, the last is deleted. */
export const COMMENTS: readonly string[] = [
  "Phường Hiệp Bình ngập hoài mà họp cũng chưa thấy cách giải quyết",
  "Đường số 48 Hiệp Bình Chánh khi nào làm cống vậy ạ",
  "Video hữu ích, cảm ơn phường đã livestream cuộc họp",
  "Phường Thông Tây Hội mất điện từ tối tới giờ, ai đọc được thì báo giùm",
  "Mong thành phố xử lý nghiêm hàng rong trước cổng trường ở phường Bàn Cờ",
  "Bình luận này sẽ được người viết xoá",
];

/** On their own walls, naming the Page. */
export const NAMING: readonly string[] = [
  "@Trang của phường ơi, phường Linh Xuân ngập tới nhà rồi, có ai trực không?",
  "Nhờ @Trang của phường báo điện lực giúp, phường An Hội Tây tối thui mấy tiếng",
  "@Trang của phường làm việc nhanh, hôm qua báo cây đổ ở phường Gia Định nay đã dọn xong, cảm ơn",
];
