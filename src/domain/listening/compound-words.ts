/**
 * Words of more than one syllable that people use of a city, as they write them: kept whole from the first text on, before there is
 * enough said to find them by how often they stand together. Written for this project; add what is missing.
 */
const WRITTEN = `
ngộ độc; thực phẩm; ngập nước; ngập úng; triều cường; mưa lớn; mưa to; nước mưa; thoát nước; cống thoát; hố ga; nắp cống; miệng cống; nước thải;
nước đen; kênh rạch; bờ kè; sạt lở; sụt lún; mặt đường; lòng đường; lề đường; vỉa hè; lấn chiếm; hàng rong; chợ tự phát; họp chợ; buôn bán;
mái hiên; bảng hiệu; ổ gà; ổ voi; nhựa đường; gờ giảm tốc; dải phân cách; cầu vượt; hầm chui; vòng xoay; ngã tư; ngã ba; ngã sáu; nút giao;
kẹt xe; ùn tắc; tắc đường; giao thông; đèn giao thông; đèn tín hiệu; biển báo; vạch kẻ; xe máy; xe tải; xe ben; xe buýt; xe khách; xe container;
ô tô; xe đạp; xe điện; đậu xe; đỗ xe; giữ xe; bãi xe; chạy xe; lái xe; tài xế; ngược chiều; vượt đèn đỏ; quá tải; quá tốc độ; tai nạn; va chạm;
đèn đường; chiếu sáng; mất điện; cúp điện; cắt điện; điện lực; dây điện; cột điện; trụ điện; trạm biến áp; chập điện; rò điện; cáp quang; dây cáp;
mất nước; cúp nước; nước máy; nước sạch; nước yếu; nước đục; áp lực nước; vỡ ống; ống nước; đồng hồ nước; hóa đơn; tiền điện; tiền nước;
rác thải; thu gom; bãi rác; đổ rác; đốt rác; xà bần; mùi hôi; hôi thối; ô nhiễm; môi trường; khói bụi; khí thải; nước cống; ruồi muỗi; vệ sinh;
tiếng ồn; ồn ào; karaoke; loa kẹo kéo; loa phường; hát hò; nhậu nhẹt; quán nhậu; quán ăn; quán cà phê; vũ trường; quán bar; thi công; công trình;
công trường; đóng cọc; khoan cắt; xây dựng; trái phép; không phép; cơi nới; giấy phép; tháo dỡ; dự án; giải tỏa; đền bù; tái định cư; quy hoạch;
cây xanh; cây ngã; cây đổ; gãy cành; tỉa cành; công viên; thảm cỏ; sân chơi; khu vui chơi; trẻ em; người già; học sinh; phụ huynh; giáo viên;
trường học; nhà trường; bán trú; suất ăn; bữa trưa; học phí; lạm thu; tuyển sinh; mầm non; tiểu học; nhập học; đồng phục; bệnh viện; trạm y tế;
bác sĩ; y tế; nhập viện; cấp cứu; sốt xuất huyết; tay chân miệng; đau mắt đỏ; dịch bệnh; tiêm chủng; vắc xin; bảo hiểm; bảo hiểm y tế; thuốc tây;
an ninh; trật tự; trộm cắp; cướp giật; móc túi; đánh nhau; ẩu đả; gây rối; đua xe; nẹt pô; ma túy; cờ bạc; đá gà; lừa đảo; tín dụng đen; đòi nợ;
mại dâm; công an; dân phòng; tổ trưởng; khu phố; tổ dân phố; phòng cháy; chữa cháy; cháy nổ; hỏa hoạn; báo cháy; lối thoát hiểm; cứu hộ; cứu nạn;
chó thả rông; thả rông; chó mèo; chó dại; gia súc; gia cầm; vật nuôi; tổ ong; thủ tục; hành chính; hồ sơ; giấy tờ; sổ đỏ; sổ hồng; đất đai;
hộ khẩu; cư trú; tạm trú; khai sinh; kết hôn; căn cước; công chứng; một cửa; dịch vụ công; trễ hẹn; chậm trễ; cán bộ; nhũng nhiễu; vòi vĩnh; thái độ;
trợ cấp; người nghèo; hộ nghèo; hộ cận nghèo; khuyết tật; mồ côi; thương binh; liệt sĩ; lương hưu; thất nghiệp; nhà trọ; phòng trọ; tiền trọ; chung cư;
thang máy; ban quản lý; phí quản lý; nhà vệ sinh; bến xe; nhà ga; sân bay; tàu điện; metro; trạm dừng; vé tháng; mất mạng; rớt mạng; mất sóng;
internet; điện thoại; nhà mạng; tổng đài; bưu điện; giao hàng; du lịch; du khách; lễ hội; pháo hoa; đường hoa; đường sách; phố đi bộ; trung tâm;
thành phố; người dân; bà con; chính quyền; ủy ban; lãnh đạo; phản ánh; kiến nghị; khiếu nại; tố cáo; cử tri; xử lý; giải quyết; khắc phục; sửa chữa;
nguy hiểm; khẩn cấp; nghiêm trọng; bức xúc; kéo dài; nhiều lần; chưa ai; không ai; dân cư; nhà dân; cửa hàng; siêu thị; chợ đầu mối; chợ nổi;
ăn xin; vô gia cư; đường dây nóng; tin giả; tin đồn; động đất; giông lốc; lốc xoáy; áp thấp; bão số; nắng nóng; hạn mặn; xâm nhập mặn; cá chết;
hóa chất; rò rỉ; khí gas; bình gas; xăng dầu; cây xăng; nước uống; nước đá; trà sữa; bánh mì; cơm tấm; thức ăn; an toàn; an toàn thực phẩm;
văn hóa; thể thao; nhà thiếu nhi; thư viện; hồ bơi; sân bóng; quảng cáo; tờ rơi; dán quảng cáo; khoan cắt bê tông; rao vặt;
công cộng; công nhân; nhà thuốc; thuốc trừ sâu; bệnh nhân; y tá; đường dây; đồng hồ; thường trú; chứng thực; hành khách; cứu hỏa; lối thoát;
bốc mùi
`;

export const COMPOUND_WORDS: ReadonlySet<string> = new Set(
  WRITTEN.split(";").flatMap((word) => {
    const clean = word.trim().replace(/\s+/g, " ");
    return clean.includes(" ") ? [clean.normalize("NFC")] : [];
  }),
);
