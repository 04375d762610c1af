/** Ways in and out: adapters and gateways. Vietnamese sentence → English: ../said.ts. */
export const channels: Record<string, string> = {
  "Trang Facebook chưa được kết nối.": "The Facebook Page is not connected.",
  "Chưa khai báo appId hoặc appSecret của ứng dụng Facebook.":
    "The appId or appSecret of the Facebook app has not been set.",
  "Facebook không còn chấp nhận mã truy cập của Trang: cần kết nối lại.":
    "Facebook no longer accepts the Page’s access token: reconnect the Page.",
  "Mã truy cập thuộc về một ứng dụng Facebook khác.": "The access token belongs to another Facebook app.",
  "Trang chưa cấp quyền: {}.": "The Page has not granted these permissions: {}.",
  "Mã truy cập hết hạn ngày {}: cần kết nối lại trước ngày đó.":
    "The access token expires on {}: reconnect before that date.",
  "Vui lòng nhập số phút.": "Enter the number of minutes.",
  "Vui lòng nhập số phút nguyên.": "Enter a whole number of minutes.",
  "Ít nhất 10 phút.": "At least 10 minutes.",
  "Nhiều nhất là 1.440 phút, tức một ngày.": "At most 1,440 minutes, which is one day.",
  "Messenger gửi mỗi tệp thành một tin riêng.": "Messenger sends each file as a separate message.",
  "Tin trả lời riêng chỉ có chữ.": "A private reply can contain text only.",
  "Trả lời công khai chỉ có chữ.": "A public reply can contain text only.",
  "Không đọc được ảnh đính kèm.": "The attached image could not be read.",
  "Messenger nhận tệp tối đa 25 MB.": "Messenger accepts files up to 25 MB.",
  "Máy chủ thư từ chối đăng nhập.": "The mail server refused the sign-in.",
  "Mất kết nối với máy chủ thư khi đang gửi.": "The connection to the mail server was lost while sending.",
  "Không kết nối được với máy chủ thư.": "Could not connect to the mail server.",
  "Máy chủ thư bảo gửi lại sau.": "The mail server asked us to send again later.",
  "Máy chủ thư không nhận địa chỉ này.": "The mail server does not accept this address.",
  "Máy chủ thư không nhận nội dung này.": "The mail server does not accept this content.",
  "Máy chủ thư không cho gửi từ địa chỉ của thành phố.":
    "The mail server does not allow sending from the city’s address.",
  "Lỗi của phần mềm khi đang gửi thư.": "A software error occurred while sending the e-mail.",
  "Địa chỉ thư điện tử không hợp lệ.": "The e-mail address is not valid.",
  "Tin nhắn SMS chỉ có chữ.": "A text message (SMS) can contain text only.",
  "Tin nhắn SMS dài từ 1 đến {} đoạn; tin này dài {}.":
    "A text message (SMS) must be 1 to {} segments long; this one has {}.",
  "Tệp thiếu cột bắt buộc: {}.": "The file is missing required columns: {}.",
  "Thiếu cột bắt buộc": "Required column missing",
  "Tệp lớn hơn 10 MB. Vui lòng chia thành nhiều tệp.": "The file is larger than 10 MB. Split it into several files.",
  "Tệp có hơn 20.000 dòng. Vui lòng chia thành nhiều tệp.":
    "The file has more than 20,000 rows. Split it into several files.",
  "Bảng tính quá lớn sau khi giải nén. Vui lòng chép riêng phần ghi chú sang tệp mới.":
    "The spreadsheet is too large once unzipped. Copy only the notes into a new file.",
  "Không đọc được tệp CSV từ dòng {}: có thể thiếu dấu ngoặc kép đóng.":
    "The CSV file could not be read from row {}: a closing quotation mark may be missing.",
  "Tệp .xls đời cũ không đọc được. Vui lòng lưu lại dạng .xlsx hoặc .csv.":
    "Old .xls files cannot be read. Save the file as .xlsx or .csv.",
  "Chỉ nhận tệp .csv hoặc .xlsx.": "Only .csv and .xlsx files are accepted.",
  "Trùng với dòng {}.": "Same as row {}.",
  "Ô không dùng được: {}.": "The cell cannot be used: {}.",
  "Thiếu nội dung.": "The content is missing.",
  "Nội dung dài hơn 20.000 ký tự.": "The content is longer than 20,000 characters.",
  "Mã cuộc gọi chỉ gồm chữ không dấu, số và dấu câu, không có khoảng trắng.":
    "The call ID can contain only letters without accents, numbers and punctuation, with no spaces.",
  "Thiếu thời gian.": "The time is missing.",
  "Thời gian không đúng. Ghi ngày/tháng/năm giờ:phút, ví dụ 23/11/2026 08:30.":
    "The time is not correct. Write day/month/year hour:minute, for example 23/11/2026 08:30.",
  "Số điện thoại không hợp lệ. Ghi một số, hoặc để trống nếu không có.":
    "The phone number is not valid. Enter one number, or leave it empty if there is none.",
  "Tệp Excel bị hỏng hoặc không đúng định dạng .xlsx.": "The Excel file is damaged or is not in .xlsx format.",
  "Địa chỉ quá dài.": "The address is too long.",
  "Địa chỉ phải bắt đầu bằng https://.": "The address must start with https://.",
  "Mỗi báo chỉ được đọc nhiều nhất 10 phút một lần.": "Each newspaper can be read at most once every 10 minutes.",
  "Vui lòng nhập địa chỉ RSS hoặc Atom, ví dụ https://bao.example.vn/rss/thoi-su.rss.":
    "Enter an RSS or Atom address, for example https://bao.example.vn/rss/thoi-su.rss.",
  "Không kết nối được với nhà cung cấp.": "Could not connect to the provider.",
  "Mất kết nối khi đang gửi.": "The connection was lost while sending.",
  "Gửi quá nhanh.": "Messages were sent too quickly.",
  "Nhà cung cấp gặp lỗi khi đang nhận.": "The provider had an error while receiving the message.",
  "Nhà cung cấp từ chối tài khoản.": "The provider refused the account.",
  "Nhà cung cấp nhận mà không cho mã tin.": "The provider accepted the message but gave no message ID.",
  "Nhà cung cấp trả lời không hiểu được.": "The provider’s answer could not be understood.",
  "Lỗi của phần mềm khi đang gửi.": "A software error occurred while sending.",
  "Phản ánh gửi lên không phải là JSON hợp lệ.": "The report sent is not valid JSON.",
  "Vui lòng nhập số đơn vị.": "Enter the number of units.",
  "Vui lòng nhập số nguyên.": "Enter a whole number.",
  "Ít nhất 10 đơn vị một ngày.": "At least 10 units a day.",
  "Nhiều nhất 1.000.000 đơn vị một ngày.": "At most 1,000,000 units a day.",
  "Ít nhất 5 phút.": "At least 5 minutes.",
  "Vui lòng nhập ít nhất một kênh, một video hoặc một câu tìm.": "Enter at least one channel, video or search.",
  "Nhiều nhất {} mục.": "At most {} items.",
  "Mỗi kênh là một mã bắt đầu bằng UC, lấy ở Giới thiệu → Chia sẻ kênh → Sao chép mã kênh.":
    "Each channel is an ID starting with UC, found in About → Share channel → Copy channel ID.",
  "Mỗi video là một đường dẫn YouTube hoặc mã 11 ký tự.": "Each video is a YouTube link or an 11-character ID.",
  "Mỗi câu tìm dài nhất 100 ký tự.": "Each search can be up to 100 characters long.",
  "Tài khoản Zalo chưa được kết nối.": "The Zalo account is not connected.",
  "Mã truy cập thuộc về một Official Account khác.": "The access token belongs to another Official Account.",
  "Tin này cần một mẫu đã được Zalo duyệt.": "This message needs a template approved by Zalo.",
  "Người chưa đăng nhập Zalo chỉ nhận được tin chữ.":
    "People who are not signed in to Zalo can receive text messages only.",
  "Thiếu mã cuộc trò chuyện ẩn danh.": "The ID of the anonymous conversation is missing.",
  "Mỗi tin Zalo chỉ kèm được một tệp.": "Each Zalo message can have only one file attached.",
  "Chưa khai báo appId hoặc appSecret của ứng dụng Zalo.": "The appId or appSecret of the Zalo app has not been set.",
  "Zalo chỉ nhận ảnh và tệp PDF, DOC, DOCX, CSV.": "Zalo accepts only images and PDF, DOC, DOCX and CSV files.",
  "Zalo nhận tệp tối đa 5 MB.": "Zalo accepts files up to 5 MB.",
};
