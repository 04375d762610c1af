/** A rumour of poisoned bread before a school: copied by many, denied by a few, true or not nobody knows yet. All invented. */
export const RUMOUR_SHARED =
  "KHẨN: 42 học sinh ở phường Bàn Cờ nhập viện nghi ngộ độc sau khi ăn bánh mì đầu hẻm trước cổng trường sáng nay. Phụ huynh chú ý, chia sẻ giùm!";

/** The same in other words. */
export const RUMOUR: readonly string[] = [
  "Nghe nói mấy chục bé ở trường tiểu học phường Bàn Cờ bị ngộ độc bánh mì, có ai xác nhận được không?",
  "Con mình học ở Bàn Cờ, sáng ăn bánh mì trước cổng trường, trưa về ói ba lần, sốt 39 độ",
  "hoc sinh phuong ban co ngo doc thuc an, nghe dau ca lop phai di cap cuu",
  "Trước cổng trường ở phường Bàn Cờ hàng quán không che đậy, giờ mấy bé ngộ độc rồi mới nói",
  "Phụ huynh nhóm lớp 3 ở Bàn Cờ báo 11 bé đau bụng, tiêu chảy sau bữa sáng, cần cơ quan y tế vào cuộc gấp",
  "Tin 42 em ngộ độc ở Bàn Cờ chưa thấy nhà trường lên tiếng, mọi người bình tĩnh",
  "Mình hỏi bệnh viện thì chỉ có 6 bé tới khám ở phường Bàn Cờ thôi, đừng đồn 42 nữa",
  "Đề nghị an toàn thực phẩm kiểm tra xe bánh mì trước trường phường Bàn Cờ, cháu tôi đang truyền nước",
  "Cả nhà ăn ổ bánh mì chỗ đó, phường Bàn Cờ, ba người đều đau bụng dữ dội",
  "Chủ xe bánh mì ở Bàn Cờ trốn mất rồi, sáng nay không thấy bán, nghi có thiệt",
  "Bé nhà mình ăn ở đó cả tuần có sao đâu, chắc tin đồn phường Bàn Cờ thôi",
  "Bàn Cờ: cô giáo nhắn hôm nay 9 bạn nghỉ học vì đau bụng, chưa rõ lý do",
  "Ăn hàng rong trước cổng trường phường Bàn Cờ riết rồi cũng có ngày này",
  "Có bé ở phường Bàn Cờ co giật phải đưa cấp cứu vì nghi ngộ độc, cầu mong con bình an",
  "Phường Bàn Cờ vừa lập đoàn xuống trường kiểm tra, chờ kết quả nha bà con",
  "Ai còn giữ ổ bánh mì mua sáng nay ở Bàn Cờ thì đừng vứt, để lấy mẫu xét nghiệm",
];
