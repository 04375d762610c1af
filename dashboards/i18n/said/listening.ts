/** Public posts, incidents, alerts and reports on them. Vietnamese sentence → English: ../said.ts. */
export const listening: Record<string, string> = {
  "Cảnh báo toàn thành phố do bộ phận điều phối và lãnh đạo theo dõi.":
    "Alerts for the whole city are followed by the coordination desk and leaders.",
  "Không tìm thấy cảnh báo này. Anh/chị quay lại danh sách để xem các cảnh báo đang có.":
    "This alert was not found. Please go back to the list to see the current alerts.",
  "Cài đặt cảnh báo chưa hợp lệ.": "The alert settings are not valid.",
  "Các phần cộng lại không được quá 100%.": "The parts must not add up to more than 100%.",
  "Chọn ít nhất một vai trò được báo.": "Choose at least one role to be told.",
  "Giá trị nằm ngoài khoảng cho phép.": "The value is outside the allowed range.",
  "Cảnh báo này vừa thay đổi. Anh/chị xem lại rồi đánh giá lại.":
    "This alert has just changed. Please look at it again before you judge it.",
  "Ghi chú dài tối đa {} ký tự.": "The note can be at most {} characters long.",
  "Trang tiếp theo không hợp lệ.": "The next page is not valid.",
  "Trước thời điểm bắt đầu phải có ít nhất 7 ngày số liệu. Chạy “langnghe alerts fit --recount” nếu số liệu cũ chưa được đếm.":
    "There must be at least 7 days of figures before the start. Run “langnghe alerts fit --recount” if the older figures have not been counted.",
  "Nguồn tin {} im lặng bất thường: lẽ ra đã có khoảng {} tin. Anh/chị kiểm tra kết nối.":
    "Source {} is unusually silent: about {} messages should have come in by now. Please check the connection.",
  "Tỷ lệ bức xúc tăng bất thường trong 24 giờ qua: {}. Anh/chị xem các phản ánh liên quan.":
    "The share of angry messages has risen unusually in the last 24 hours: {}. Please look at the reports concerned.",
  "Bất thường: {} người cùng phản ánh {}; ngày thường {}. Anh/chị kiểm tra xem có sự cố không.":
    "Unusual: {} people have reported problems in {}; usually {}. Please check whether there is an incident.",
  "Cảnh báo đang lan rộng: nay đã {} người phản ánh {}.":
    "The alert is spreading: {} people have now reported problems in {}.",
  "chưa tới 1": "less than 1",
  "khoảng {}": "about {}",
  "nhiều lĩnh vực": "several sectors",
  "lĩnh vực {}": "sector {}",
  "{} trên toàn thành phố": "{} across the whole city",
  " và {} nơi khác": " and {} more",
  "Có điều cần sửa.": "Something needs to be corrected.",
  "Chỉ người đã đăng nhập mới tự đăng ký nhận được.": "Only signed-in users can subscribe themselves.",
  "Anh/chị chọn nội dung báo cáo.": "Choose what the report covers.",
  "Anh/chị chọn báo cáo ngày, tuần hay tháng.": "Choose a daily, weekly or monthly report.",
  "Giờ từ 0 đến 23.": "The hour must be from 0 to 23.",
  "Anh/chị chọn PDF, Excel hay chỉ đường dẫn.": "Choose PDF, Excel or link only.",
  "Địa chỉ thư điện tử chưa đúng. Ví dụ: vanphong@tphcm.gov.vn.":
    "The e-mail address is not valid. Example: vanphong@tphcm.gov.vn.",
  "Tên ngắn trong 100 ký tự.": "Keep the name within 100 characters.",
  "Báo cáo dư luận gửi hằng ngày hoặc hằng tuần.": "The public opinion report is sent daily or weekly.",
  "Người nhận báo cáo dư luận phải có tài khoản được xem bài đăng công khai.":
    "The recipient of the public opinion report must have an account that can view public posts.",
  "Địa chỉ này không có tài khoản: anh/chị ghi tên người hoặc cơ quan nhận.":
    "This address has no account: enter the name of the person or organisation receiving the report.",
  "Máy chủ chưa được cấu hình gửi thư (SMTP_URL, MAIL_FROM) nên chưa gửi thử được.":
    "The server is not set up to send e-mail (SMTP_URL, MAIL_FROM), so a test cannot be sent yet.",
  "Vui lòng nhập nội dung trả lời.": "Enter the reply.",
  "Sự cố vừa được người khác cập nhật. Vui lòng xem lại nội dung mới rồi thực hiện lại.":
    "Someone else has just updated the incident. Check the new content, then try again.",
  "Sự cố này chưa được xác nhận nên chưa thực hiện được việc này.":
    "This incident has not been confirmed, so this cannot be done yet.",
  "Sự cố này đã được xác nhận.": "This incident has already been confirmed.",
  "Đề xuất này đã bị bác. Hoàn tác việc bác nếu muốn dùng lại.":
    "This proposal has been rejected. Undo the rejection if you want to use it again.",
  "Sự cố này đã kết thúc.": "This incident has ended.",
  "Sự cố này đang được kết thúc; các phản ánh đang được trả lời lần lượt.":
    "This incident is being closed; its reports are being answered one by one.",
  "Phản ánh này đang thuộc sự cố khác. Vui lòng bỏ khỏi sự cố đó trước.":
    "This report belongs to another incident. Remove it from that incident first.",
  "Vui lòng chọn ít nhất một phản ánh.": "Choose at least one report.",
  "Vui lòng nhập kết quả xử lý để trả lời người dân.": "Enter the result, so that citizens can be answered.",
  "Vui lòng chọn đơn vị chủ trì.": "Choose the lead unit.",
  "Có {} không tìm thấy hoặc không thuộc phạm vi của anh/chị. Vui lòng kiểm tra lại.":
    "A {} was not found or is outside your area of responsibility. Check again.",
  "Vui lòng chọn ít nhất một phản ánh hoặc bài đăng.": "Choose at least one report or post.",
  "Hệ thống đang bận, vui lòng thử lại sau ít phút.": "The system is busy. Try again in a few minutes.",
  "Không tìm thấy sự cố với mã này. Vui lòng kiểm tra lại mã.":
    "No incident was found with this reference. Check the reference.",
  "Sự cố này do đơn vị khác chủ trì; đơn vị của anh/chị chỉ theo dõi.":
    "This incident is led by another unit; your unit can only follow it.",
  "Không thể gộp sự cố với chính nó.": "An incident cannot be merged with itself.",
  "Vui lòng nhập mã sự cố được giữ lại.": "Enter the reference of the incident to keep.",
  "Các phản ánh này đều đã thuộc sự cố khác. Vui lòng mở sự cố đó để xử lý.":
    "These reports all belong to other incidents. Open those incidents to handle them.",
  "Nội dung dài quá {} ký tự.": "The content is longer than {} characters.",
  "Vui lòng đặt tên ngắn gọn cho sự cố, ít nhất 5 ký tự.":
    "Enter a short name for the incident, at least 5 characters.",
  "Vui lòng ghi lý do.": "Enter the reason.",
  "Nội dung này ai cũng đọc được nên không ghi thông tin cá nhân: {}.":
    "Everyone can read this content, so do not include personal information: {}.",
  "Sự cố này đã được gộp vào sự cố khác. Vui lòng hoàn tác việc gộp.":
    "This incident has been merged into another incident. Undo the merge.",
  "Phải để lại ít nhất một phản ánh trong sự cố này.": "At least one report must stay in this incident.",
  "Vui lòng chọn các phản ánh cần tách.": "Choose the reports to split off.",
  "Không còn bước nào hoàn tác được, hoặc sự cố đã có thay đổi mới.":
    "There are no steps left to undo, or the incident has changed since.",
  "Có bài đăng công khai nói về việc nguy hiểm đến tính mạng, sức khỏe: cần xem ngay ở mục Mạng xã hội, báo chí.":
    "A public post mentions danger to life or health: check it now under Social media and press.",
  "Bài này vừa được người khác xử lý. Vui lòng xem lại danh sách.":
    "Someone else has just handled this post. Check the list again.",
  "Có bài đăng công khai được chuyển sang bộ phận truyền thông: xem ở mục Mạng xã hội, báo chí.":
    "A public post has been passed to the communications team: see it under Social media and press.",
  "Không tìm thấy bài đăng này. Có thể bài đã được chuyển đi nơi khác.":
    "This post was not found. It may have been moved elsewhere.",
  "Bộ lọc không hợp lệ.": "The filter is not valid.",
  "Vui lòng mở lại danh sách từ đầu.": "Open the list again from the beginning.",
  "Cài đặt chưa hợp lệ.": "The settings are not valid.",
  "Số ngày phải từ {} đến {}.": "The number of days must be from {} to {}.",
  "Chọn nhiều nhất {} người.": "Choose at most {} people.",
  "Có người đã nghỉ hoặc không được xem bài đăng. Vui lòng chọn lại.":
    "Someone chosen has left or cannot view posts. Choose again.",
  "Khoảng thời gian phải từ 1 đến {} ngày.": "The period must be from 1 to {} days.",
  "Không còn gì để hoàn tác trên bài này.": "There is nothing left to undo on this post.",
  "Phản ánh {} đã có người xử lý nên không hoàn tác được. Vui lòng xử lý tiếp trên phản ánh.":
    "Someone is already handling report {}, so this cannot be undone. Continue on the report.",
  "Hoàn tác việc chuyển bài đăng thành phản ánh.": "The conversion of the post into a report was undone.",
  "Thiết lập chưa hợp lệ. Vui lòng tải lại trang và chọn lại.":
    "The settings are not valid. Reload the page and choose again.",
  "Nguồn này không dùng khoá do hệ thống tạo.": "This source does not use a secret made by the system.",
  "Không có nguồn này, có thể nguồn đã bị bỏ.": "This source does not exist; it may have been removed.",
  "Mã của nguồn chưa đúng.": "The code of the source is not valid.",
  "Đã có nguồn “{}”, có thể là một nguồn đã bỏ. Vui lòng chọn mã khác.":
    "There is already a source “{}”, possibly one that was removed. Choose another code.",
  "Mã chỉ gồm chữ thường không dấu, số và dấu gạch nối, ví dụ bao-tuoi-tre.":
    "A code can contain only lower-case letters without accents, numbers and hyphens, for example bao-tuoi-tre.",
  "Không có nguồn “{}”.": "There is no source “{}”.",
  "Chỉ nguồn loại “Nhập từ tệp” và “Dịch vụ lắng nghe” nhận tệp.":
    "Only sources of the kinds “Import from files” and “Listening service” accept files.",
  "Bài viết chưa đủ thông tin.": "The post details are incomplete.",
  "Bài này đã có trong hệ thống.": "This post is already in the system.",
  "Liên kết chưa đúng.": "The link is not correct.",
  "Vui lòng nhập nội dung bài viết.": "Enter the text of the post.",
  "Nội dung dài nhất 10.000 ký tự.": "The text can be at most 10,000 characters.",
  "Tên dài nhất 200 ký tự.": "The name can be at most 200 characters.",
  "Vui lòng chọn ngày giờ đăng.": "Choose the date and time it was posted.",
  "Vui lòng dán liên kết đầy đủ, bắt đầu bằng https://.": "Paste the full link, starting with https://.",
  "Không có nguồn này, hoặc nguồn này tự gửi đến nên không cần đọc.":
    "There is no such source, or it sends posts by itself and does not need to be read.",
  "Nguồn này vừa được đọc. Vui lòng đợi một phút rồi thử lại.":
    "This source has just been read. Wait a minute and try again.",
  "Thông tin nguồn chưa đúng. Vui lòng xem lại các mục được đánh dấu.":
    "The source details are not correct. Check the fields marked.",
  "Vui lòng đặt tên cho nguồn.": "Give the source a name.",
  "Tên dài nhất 120 ký tự.": "The name can be at most 120 characters.",
  "Vui lòng nhập số ngày.": "Enter the number of days.",
  "Vui lòng nhập số ngày nguyên.": "Enter a whole number of days.",
  "Ít nhất là 1 ngày.": "At least 1 day.",
  "Nhiều nhất là 3.650 ngày.": "At most 3,650 days.",
  "Vui lòng nhập khoá truy cập.": "Enter the access key.",
  "Thiếu mã của bài.": "The post has no id.",
  "Mã dài nhất 512 ký tự.": "The id can be at most 512 characters.",
  "Nội dung dài nhất 65.536 ký tự.": "The text can be at most 65,536 characters.",
  "Thời điểm theo ISO 8601, ví dụ 2026-11-26T10:00:00+07:00.":
    "Give the time in ISO 8601 format, for example 2026-11-26T10:00:00+07:00.",
  "Thiếu nội dung của bài.": "The post has no text.",
  "Thiếu thời điểm đăng.": "The time of posting is missing.",
  "Chủ đề này chỉ là họ tên một người. Hệ thống không theo dõi cá nhân. Nếu đây là tên đường, trường, công trình, vui lòng viết kèm loại, ví dụ “đường Nguyễn Văn Linh”; nếu là một vụ việc, vui lòng thêm từ nói về việc đó.":
    "This topic is only a person’s full name. The system does not follow individuals. If it is the name of a street, school or building, add what it is, for example “đường Nguyễn Văn Linh”; if it is a case, add words that say what it is about.",
  "Chủ đề chưa hợp lệ.": "The topic is not valid.",
  "Không tìm thấy chủ đề này. Có thể chủ đề đã bị xóa.": "This topic was not found. It may have been deleted.",
  "Đã có {} chủ đề. Vui lòng xóa chủ đề không còn dùng.":
    "There are already {} topics. Delete topics that are no longer used.",
  "Vui lòng đặt tên cho chủ đề.": "Give the topic a name.",
  "Tên dài quá 80 ký tự.": "The name is longer than 80 characters.",
  "Đã có chủ đề mang tên này. Vui lòng đặt tên khác.": "There is already a topic with this name. Choose another name.",
  "Nhập nơi đặt màn hình, ví dụ: Sảnh UBND Thành phố.":
    "Enter where the screen stands, for example: hall of the City People’s Committee.",
};
