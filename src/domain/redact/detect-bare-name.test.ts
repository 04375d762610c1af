import { expect, test } from "vitest";
import { findPersonalData } from "./find-personal-data.ts";

const found = (text: string) =>
  findPersonalData(text)
    .filter(({ type }) => type === "name")
    .map(({ start, end }) => text.slice(start, end));

test.each([
  ["hôm qua Tuấn nói sẽ qua sửa đèn", ["Tuấn"]],
  ["thằng Tèo con bà Sáu Lan", ["Tèo", "Sáu Lan"]],
  ["vợ chồng Hùng Nga bán hủ tiếu", ["Hùng Nga"]],
  ["Lan ơi gửi lại mã cho chị với", ["Lan"]],
  ["con Lam nó bị giật túi ở quận 3", ["Lam"]],
  ["nhờ ad báo Nguyễn Quang Tú xuống dọn rác", ["Nguyễn Quang Tú"]],
  ["Anh Lộc quay phim, sau đó Lộc về phường. Công an gọi Lộc lên", ["Lộc", "Lộc", "Lộc"]],
  ["NDPA: Trần Thị B. Hạnh - cống nghẹt", ["Trần Thị B. Hạnh"]],
  ["NDPA: Lê Th. Kim Oanh, mất nước", ["Lê Th. Kim Oanh"]],
  ["NLH: chị Thu Hà - 0903 555 012", ["Thu Hà"]],
  ["Hồ sơ của cha là Mạc Đình Khôi và mẹ là La Tuyết Hoa", ["Mạc Đình Khôi", "La Tuyết Hoa"]],
  ["toi ten tuan, o quan 8", ["tuan"]],
  ["em linh o q8 bi mat xe", ["linh"]],
  ["gap a khoa 0903 555 012", ["khoa"]],
  ["e tên thảo, trọ ở hẻm 51", ["thảo"]],
  ["ông tư lùn nuôi heo trong xóm", ["tư lùn"]],
  ["chị hà nv bưu điện nói chuyện cộc lốc", ["hà"]],
  ["chong toi tran van phu bi tai nan", ["tran van phu"]],
  ["Hom qua Linh va Trang bi giat do", ["Linh", "Trang"]],
  ["chủ TK HUYNH NGOC SON, ngân hàng Á Châu", ["HUYNH NGOC SON"]],
])("name in %j", (text, expected) => expect(found(text)).toEqual(expected));

test.each([
  "Anh Hai ơi hẻm ngập",
  "Anh Ba bảo chờ, Anh Tư kêu về",
  "Tự nhiên đèn tắt, anh trực nói chờ",
  "bác tài chạy ẩu, em tưởng té rồi",
  "chị Hai Vũng Tàu bán vé số",
  "anh huong den giao thong, ba tuan roi chua sua",
  "cong ty noi cho, chi phi cao",
  "Hoàng hôn ở bến Bạch Đằng",
  "Bình xịt hơi cay bán ở chợ Kim Biên",
  "Ông Việt kiều ở chung cư",
  "xã Bà Điểm, cầu Ông Lãnh, đường Cô Giang",
  "Tiệm vàng Kim Ngân mở nhạc",
  "môn Văn, môn Toán, tháng Giêng, mì Quảng",
  "Sở Giáo dục và Đào tạo trả lời",
  "đường Nguyễn Huy Tưởng với Phan Đăng Lưu",
  "mình ở Linh Trung, gần Long Bình",
  "Nhân đây xin hỏi giá nước",
])("no name in %j", (text) => expect(found(text)).toEqual([]));
