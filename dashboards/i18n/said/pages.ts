/** What the pages say themselves. Vietnamese sentence → English: ../said.ts. */
export const pages: Record<string, string> = {
  "Không tìm thấy mục này.": "This item could not be found.",
  "Không có kênh này.": "There is no such channel.",
  "Không rõ cần thay đổi điều gì. Vui lòng tải lại trang và thử lại.":
    "It is not clear what to change. Reload the page and try again.",
  "Vui lòng chọn tệp CSV hoặc .ics.": "Choose a CSV or .ics file.",
  "Giờ làm việc chưa đọc được. Viết như 07:30-11:30 13:00-17:00.":
    "The working hours could not be read. Write them like 07:30-11:30 13:00-17:00.",
  "Vui lòng chọn ngày.": "Choose a date.",
  "Giờ “{}” chưa đọc được. Viết như 07:30-11:30 13:00-17:00.":
    "The hours “{}” could not be read. Write them like 07:30-11:30 13:00-17:00.",
  "Nội dung gửi lên không đọc được. Vui lòng tải lại trang và thử lại.":
    "What was sent could not be read. Reload the page and try again.",
  "Không có bài này.": "There is no such article.",
  "Mã này đã được dùng. Vui lòng chọn mã khác.": "This code is already in use. Choose another one.",
  "Không có bước này.": "There is no such step.",
  "Không tìm thấy yêu cầu này.": "This request could not be found.",
  "Một số khoảng thời gian chưa đọc được.": "Some lengths of time could not be read.",
  "Mã phản ánh chưa đúng. Vui lòng tải lại trang.": "The reference is not correct. Reload the page.",
  "Không có loại nguồn này.": "There is no such type of source.",
  "Không có mẫu tin này.": "There is no such template.",
  "Không tìm thấy mã truy cập này.": "This access token could not be found.",
  "Không có đơn vị này.": "There is no such unit.",
  "Một số mục chưa đúng.": "Some items are not correct.",
  "Không tìm thấy trang này.": "This page could not be found.",
  "Không tìm thấy người dùng này.": "This user could not be found.",
  "Không tìm thấy màn hình này.": "This screen could not be found.",
  "Đường dẫn xem tệp đã hết hạn. Vui lòng mở lại trang theo dõi phản ánh.":
    "The link to view the file has expired. Open the report’s tracking page again.",
  "Không tìm thấy tệp này.": "This file could not be found.",
  "Chỉ lãnh đạo đơn vị chia việc tồn của đơn vị mình.": "Only the leader of a unit can share out that unit’s backlog.",
  "Không tìm thấy liên hệ này.": "This contact could not be found.",
  "Chọn hai liên hệ rồi thử lại.": "Choose two contacts and try again.",
  "Không có việc này.": "There is no such action.",
  "Chỉ gửi kèm được tối đa {} tệp.": "You can attach up to {} files.",
  "Anh/chị không có quyền sửa bộ thao tác.": "You do not have permission to edit macros.",
  "Không tìm thấy bộ thao tác này.": "This macro could not be found.",
  "Trang có thể đã cũ. Vui lòng tải lại rồi thử lại.": "The page may be out of date. Reload it and try again.",
  "Vui lòng chọn lý do bỏ qua.": "Choose a reason for dismissing this.",
  "Thiếu thời điểm.": "The time is missing.",
  "Không tìm thấy tin gửi này.": "This outgoing message could not be found.",
  "Trình duyệt gửi lên nội dung không đọc được.": "The browser sent something that could not be read.",
  "Không tìm thấy phản ánh này.": "This report could not be found.",
  "Không tìm thấy đánh giá này.": "This rating could not be found.",
  "Vui lòng viết nội dung trước khi gửi; nội dung dài tối đa 2000 ký tự.":
    "Write something before sending; it can be up to 2000 characters long.",
  "Ảnh không còn nữa.": "The image is no longer available.",
  "Biểu mẫu gửi lên không đọc được. Vui lòng tải lại trang và thử lại.":
    "The form sent could not be read. Reload the page and try again.",
  "Nội dung chưa hợp lệ.": "The content is not valid.",
  "Không tìm thấy đăng ký nhận báo cáo này.": "This brief subscription could not be found.",
  "Không tìm thấy chỉ đạo này.": "This directive could not be found.",
  "Chưa tạo được tệp PDF. Anh/chị mở báo cáo rồi in, chọn “Lưu thành PDF”.":
    "The PDF file could not be made. Open the brief and print it, choosing “Save as PDF”.",
  "Màn hình lớn cần đường dẫn do quản trị viên cấp, hoặc đăng nhập bằng tài khoản được xem số liệu.":
    "The big screen needs a link given by an administrator, or sign in with an account that can view figures.",
};
