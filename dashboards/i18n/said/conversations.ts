/** Talking with citizens: forms, answers, ratings, files. Vietnamese sentence → English: ../said.ts. */
export const conversations: Record<string, string> = {
  "Vui lòng ghi lý do chặn, để người khác hiểu khi xem lại.":
    "Enter the reason for blocking, so that others understand it later.",
  "Chỉ người dùng đã đăng nhập mới lấy được dữ liệu này.": "Only signed-in users can get this data.",
  "Yêu cầu này đã được giải quyết.": "This request has already been dealt with.",
  "Vui lòng ghi lý do không thực hiện, để trả lời người yêu cầu.":
    "Enter the reason for not carrying out the request, so that the requester can be told.",
  "Có liên hệ không còn trong hệ thống.": "A contact is no longer in the system.",
  "Các liên hệ này đã được gộp rồi.": "These contacts have already been merged.",
  "Không tìm thấy lần gộp này.": "This merge was not found.",
  "Lần gộp này đã được hoàn tác.": "This merge has already been undone.",
  "Chọn ít nhất hai liên hệ để gộp.": "Choose at least two contacts to merge.",
  "Hệ thống không lưu dữ liệu nào của số điện thoại, email hoặc mã phản ánh này.":
    "The system holds no data for this phone number, e-mail address or reference.",
  "Chọn việc người dân yêu cầu: xóa hoặc cung cấp dữ liệu.":
    "Choose what the citizen is asking for: erasing data or providing data.",
  "Nhập số điện thoại, email hoặc mã phản ánh của người yêu cầu.":
    "Enter the requester’s phone number, e-mail address or reference.",
  "Không đọc được: cần số điện thoại, email hoặc mã phản ánh.":
    "Could not be read: enter a phone number, e-mail address or reference.",
  "Người dân rút lại sự đồng ý trên Zalo; Zalo báo cho hệ thống. Cần xác nhận trước khi xóa.":
    "The citizen withdrew consent on Zalo; Zalo informed the system. Confirm before erasing.",
  "Ngày bắt đầu phải trước ngày kết thúc.": "The start date must be before the end date.",
  "Chỉ đánh giá chưa hài lòng mới cần ghi việc đã làm.":
    "Only ratings of dissatisfaction need a note of what was done.",
  "Vui lòng ghi đã làm gì sau đánh giá này: đã gọi lại, đã kiểm tra, đã xử lý tiếp…":
    "Enter what was done after this rating: called back, checked, handled further…",
  "Phản ánh đã được mở lại nên chưa cần đánh giá lúc này.":
    "The report has been reopened, so no rating is needed at the moment.",
  "Đánh giá này đã quá 24 giờ nên không sửa được nữa.":
    "This rating is more than 24 hours old, so it can no longer be changed.",
  "được người dân đánh giá {}/5, chưa hài lòng: cần xem lại và liên hệ với người dân.":
    "was rated {}/5 by the citizen, who is not satisfied: review it and contact the citizen.",
  "có lời đánh giá nói đến nguy hiểm đang xảy ra: cần đọc và gọi cho người dân ngay.":
    "has a rating comment that mentions danger happening now: read it and call the citizen at once.",
  "Còn điều chưa đúng trong phần đánh giá.": "Something in the rating is not correct.",
  "Chỉ mở lại được khi ông/bà chưa hài lòng với kết quả. Vui lòng đánh giá trước.":
    "You can only reopen the report if you are not satisfied with the result. Please rate it first.",
  "Ông/bà vui lòng chọn một mức hài lòng.": "Please choose a satisfaction level.",
  "Ý kiến dài quá 1000 ký tự; ông/bà vui lòng viết ngắn hơn.":
    "The comment is longer than 1000 characters; please shorten it.",
  "Đường dẫn đánh giá không đúng. Ông/bà vui lòng mở lại đúng đường dẫn trong tin nhắn hoặc email đã nhận.":
    "The rating link is not correct. Please open the exact link in the message or e-mail you received.",
  "Ông/bà đã đánh giá bằng đường dẫn này; sau 24 giờ thì không sửa được nữa. Xin cảm ơn ông/bà.":
    "You have already rated with this link; a rating cannot be changed after 24 hours. Thank you.",
  "Phản ánh đã được mở lại và đang xử lý. Khi có kết quả mới, chúng tôi sẽ hỏi lại ông/bà.":
    "The report has been reopened and is being handled. We will ask you again when there is a new result.",
  "Đường dẫn đánh giá đã hết hạn sau 14 ngày. Nếu việc chưa xong, mời ông/bà gửi phản ánh mới.":
    "The rating link expired after 14 days. If the matter is not settled, please send a new report.",
  "Phản ánh này đang được xử lý nên không cần mở lại.":
    "This report is being handled, so it does not need to be reopened.",
  "Người dân chưa hài lòng với kết quả{} và đề nghị xử lý lại.":
    "The citizen is not satisfied with the result{} and asks for it to be handled again.",
  "có người dân muốn trao đổi trực tiếp với cán bộ; hệ thống đã ngừng trả lời tự động.":
    "has a citizen who wants to talk to an officer directly; the system has stopped automatic replies.",
  "Đã có người trả lời người dân trong lúc anh/chị soạn. Vui lòng xem lại trước khi gửi.":
    "Someone replied to the citizen while you were writing. Check again before sending.",
  "Không có phường, xã này.": "There is no such ward.",
  "Thành phố chưa gửi được thư. Bạn có thể theo dõi bằng RSS.":
    "The city cannot send e-mail yet. You can follow by RSS.",
  "Địa chỉ thư điện tử quá dài.": "The e-mail address is too long.",
  "Địa chỉ thư điện tử chưa đúng. Ví dụ: an@example.com.": "The e-mail address is not valid. Example: an@example.com.",
  "Có cuộc gọi nhỡ lúc {}: cần gọi lại cho người dân.": "Missed call at {}: call the citizen back.",
  "Tiến trình gửi dừng giữa chừng: không rõ thư đã đến hay chưa.":
    "The sending process stopped halfway: it is not known whether the email arrived.",
  "Chưa soạn được thư; hệ thống sẽ thử lại.": "The email could not be written yet; the system will try again.",
  "Nơi gửi không còn giữ tệp này.": "The service it came from no longer has this file.",
  "Nơi gửi tệp đang bận.": "The service that holds the file is busy.",
  "Tệp chưa có nội dung.": "The file has no content yet.",
  "Địa chỉ của tệp không đọc được.": "The address of the file could not be read.",
  "Địa chỉ của tệp không phải địa chỉ https thông thường.": "The address of the file is not a normal https address.",
  "Tệp nằm ở máy chủ không thuộc kênh này nên không tải về.":
    "The file is on a server that does not belong to this channel, so it was not downloaded.",
  "Máy chủ giữ tệp trỏ về mạng nội bộ nên không tải về.":
    "The server that holds the file points to an internal network, so the file was not downloaded.",
  "Địa chỉ của tệp chuyển hướng quá nhiều lần.": "The address of the file redirects too many times.",
  "Tệp lớn hơn {} MB nên không tải về.": "The file is larger than {} MB, so it was not downloaded.",
  "Tệp được nén khi truyền nên không kiểm tra được dung lượng.":
    "The file is compressed in transit, so its size could not be checked.",
  "Chưa tìm thấy máy chủ giữ tệp.": "The server that holds the file could not be found yet.",
  "Nơi gửi trả tệp quá chậm.": "The service that holds the file is responding too slowly.",
  "Chưa kết nối được đến nơi gửi tệp.": "Could not connect yet to the service that holds the file.",
  "Chưa kiểm tra được tệp này.": "This file could not be checked yet.",
  "Tệp có mã độc nên đã bị chặn.": "The file contains malware and was blocked.",
  "Loại tệp này không được nhận: chỉ giữ ảnh, âm thanh, video, PDF và văn bản Word, Excel.":
    "This type of file is not accepted: only images, audio, video, PDF, and Word and Excel documents are kept.",
  "Không đọc được ảnh này: ảnh bị hỏng hoặc quá lớn.": "This image could not be read: it is damaged or too large.",
  "Không tìm thấy tệp này trong kho lưu trữ.": "This file was not found in storage.",
  "Có tệp đã hết hạn hoặc đã được gửi. Vui lòng chọn lại tệp.":
    "A file has expired or has already been sent. Choose the file again.",
  "Chỉ người đã đăng nhập mới đặt được việc này.": "Only someone who is signed in can set this.",
  "Và {} thông báo khác.": "And {} more.",
  "Zalo (ẩn danh)": "Zalo (anonymous)",
  "Tin mẫu Zalo": "Zalo template",
  "Trả lời công khai": "Public reply",
  "Nhắn riêng trên Facebook": "Facebook private reply",
  "chờ tài khoản được kết nối lại; tin vẫn được giữ và sẽ tự gửi.":
    "waiting for the account to be reconnected; the message is kept and will be sent automatically.",
  "kênh đang quá tải hoặc ngoài giờ được gửi: đang thử lại, lần tới lúc {}.":
    "the channel is overloaded or outside its sending hours: trying again, next attempt at {}.",
  "kênh chưa nhận (lần {}): đang thử lại, lần tới lúc {}.":
    "the channel has not accepted it (attempt {}): trying again, next attempt at {}.",
  "sẽ gửi lúc {}.": "will be sent at {}.",
  "đang chờ gửi.": "waiting to be sent.",
  "đang gửi.": "sending.",
  "có thể đã gửi, chưa rõ người dân nhận được hay chưa.":
    "may have been sent; it is not known whether the citizen received it.",
  "không gửi được.": "could not be sent.",
  "đã được gửi lại bằng tin khác hoặc đã hủy.": "sent again as another message, or cancelled.",
  "người dân đã xem lúc {}.": "seen by the citizen at {}.",
  "đã đến máy người dân lúc {}.": "delivered to the citizen’s device at {}.",
  "đã gửi lúc {}.": "sent at {}.",
  "đã gửi.": "sent.",
  "Nội dung có thông tin cá nhân nên không đăng công khai được: {}. Vui lòng bỏ các chữ này hoặc chọn nhắn riêng.":
    "The text contains personal data, so it cannot be posted publicly: {}. Remove these words or choose a private message.",
  "Chưa có cách nào gửi tin đến người dân này; vui lòng gọi điện nếu có số điện thoại.":
    "There is no way to send a message to this citizen yet; phone them if there is a phone number.",
  "Cuộc trao đổi này không có cách gửi đã chọn.": "The chosen way of sending is not available in this conversation.",
  "Nội dung quá dài hoặc có tệp mà cách gửi này không chuyển được.":
    "The text is too long, or there is a file that this way of sending cannot carry.",
  "Không tìm thấy tin gửi này, hoặc tin thuộc đơn vị khác.":
    "This outgoing message was not found, or belongs to another unit.",
  "Hệ thống không xử lý được tin này; quản trị viên xem thư chết.":
    "The system could not process this message; an administrator should check the dead letters.",
  "Không tìm thấy cuộc trao đổi này.": "This conversation was not found.",
  "Tiến trình gửi dừng giữa chừng: không rõ tin đã đến người dân hay chưa.":
    "The sending process stopped halfway: it is not known whether the message reached the citizen.",
  "Tin này đang được gửi, đã gửi hoặc đã được gửi lại; vui lòng tải lại trang.":
    "This message is being sent, has been sent or has already been sent again; reload the page.",
  "Chưa có cách gửi nào đến người dân này.": "There is no way to send to this citizen yet.",
  "Việc gửi bị gián đoạn: không rõ tin đã đến hay chưa.":
    "Sending was interrupted: it is not known whether the message arrived.",
  "Việc gửi bị gián đoạn trước khi bắt đầu.": "Sending was interrupted before it started.",
  "Cách gửi này không còn dùng được.": "This way of sending can no longer be used.",
  "Hệ thống chưa được cấu hình cách gửi này.": "This way of sending has not been set up in the system.",
  "Tài khoản của kênh không còn.": "The channel’s account no longer exists.",
  "Tệp kèm theo không còn, vui lòng gửi lại với tệp khác.":
    "The attached file no longer exists. Send again with another file.",
  "Kênh này không có biểu cảm.": "This channel has no reactions.",
  "Đã rõ tin này có đến hay không; vui lòng tải lại trang.":
    "It is already known whether this message arrived; reload the page.",
  "Nhà cung cấp nhận tin nhưng không trả về mã tin.":
    "The provider accepted the message but did not return a message ID.",
  "Chuyển sang cách gửi khác.": "Switched to another way of sending.",
  "có tin không gửi được cho người dân và không còn cách gửi nào khác: anh/chị mở phản ánh để gửi lại hoặc gọi điện.":
    "a message could not be sent to the citizen and there is no other way to send it: open the report to send it again, or phone them.",
  "Tài khoản của kênh này đang tắt nên không gửi được.":
    "This channel’s account is turned off, so nothing can be sent.",
  "Tài khoản cần đăng nhập lại mới gửi được. {}": "The account must be signed in again before anything can be sent. {}",
  "Người dân chưa nhắn tin cho tài khoản Zalo này.": "The citizen has not sent a message to this Zalo account yet.",
  "Gửi miễn phí đến {}.": "Free to send until {}.",
  "Đã quá 48 giờ kể từ tin cuối của người dân: gửi có tính phí, đến {}.":
    "More than 48 hours have passed since the citizen’s last message: there is a charge for sending, until {}.",
  "7 ngày": "7 days",
  "48 giờ": "48 hours",
  "Đã quá {} kể từ tin cuối của người dân nên Zalo không cho gửi.":
    "More than {} have passed since the citizen’s last message, so Zalo does not allow sending.",
  "Người dân chưa nhắn tin cho Trang này.": "The citizen has not sent a message to this Page yet.",
  "Gửi được đến {}.": "Can be sent until {}.",
  "Đã quá 7 ngày kể từ tin cuối của người dân nên Facebook không cho gửi.":
    "More than 7 days have passed since the citizen’s last message, so Facebook does not allow sending.",
  "Đã quá 24 giờ kể từ tin cuối của người dân nên Facebook không cho gửi.":
    "More than 24 hours have passed since the citizen’s last message, so Facebook does not allow sending.",
  "Đã quá 24 giờ: Facebook chỉ nhận tin do cán bộ tự viết, không nhận tin tự động.":
    "More than 24 hours have passed: Facebook accepts only messages written by an officer, not automatic ones.",
  "Đã quá 24 giờ: chỉ gửi được tin do cán bộ tự viết, đến {}.":
    "More than 24 hours have passed: only messages written by an officer can be sent, until {}.",
  "Trả lời công khai dưới bình luận: mọi người đều đọc được, không nêu thông tin cá nhân.":
    "A public reply under the comment: everyone can read it, so do not include personal data.",
  "Bình luận này đã được nhắn riêng một lần; Facebook không cho nhắn riêng lần nữa.":
    "This comment has already had one private reply; Facebook does not allow another.",
  "Đã quá 7 ngày kể từ bình luận nên Facebook không cho nhắn riêng.":
    "More than 7 days have passed since the comment, so Facebook does not allow a private reply.",
  "Nhắn riêng được một lần, đến {}.": "One private reply can be sent, until {}.",
  "Chưa có số điện thoại của người dân để gửi tin mẫu Zalo.":
    "There is no phone number yet to send the citizen a Zalo template.",
  "Nội dung này chưa có mẫu tin được Zalo duyệt.": "There is no template approved by Zalo for this content yet.",
  "Gửi bằng mẫu tin đã được Zalo duyệt, có tính phí.": "Sent with a template approved by Zalo; there is a charge.",
  "số điện thoại": "phone number",
  "địa chỉ email": "email address",
  "Gửi tin nhắn SMS": "Send an SMS",
  "Gửi email": "Send an email",
  "Người dân đã rút lại sự đồng ý cho dùng {}.": "The citizen has withdrawn consent to the use of their {}.",
  "Người dân chưa để lại {}.": "The citizen has not given their {}.",
  "{} đến {} mà người dân đã để lại.": "{} to the {} that the citizen gave.",
  "Nội dung gửi lên chưa đúng.": "What was sent is not correct.",
  "Đường dẫn bổ sung không đúng. Ông/bà vui lòng mở lại đúng đường dẫn trong tin nhắn hoặc email đã nhận.":
    "The link for adding information is not correct. Please open the exact link in the message or email you received.",
  "Phản ánh này đã được xử lý xong nên không bổ sung được nữa. Nếu sự việc vẫn còn, mời ông/bà gửi phản ánh mới.":
    "This report has been resolved, so nothing more can be added. If the problem is still there, please send a new report.",
  "Phản ánh đã được bổ sung nhiều lần; vui lòng gọi 1022 nếu còn điều cần nói.":
    "Information has been added to this report many times; please call 1022 if there is more to say.",
  "Nội dung dài quá 2000 ký tự, vui lòng viết ngắn hơn.": "The text is longer than 2000 characters. Please shorten it.",
  "Không có phường, xã này trong danh sách hiện hành.": "This ward is not in the current list.",
  "Ông/bà vui lòng cho biết nơi xảy ra hoặc viết nội dung cần bổ sung.":
    "Please say where it happened, or write what you want to add.",
  "Phản ánh thiếu thông tin bắt buộc.": "The report is missing required information.",
  "Idempotency-Key phải gồm từ 1 đến 200 ký tự ASCII, không có dấu cách.":
    "Idempotency-Key must be 1 to 200 ASCII characters, with no spaces.",
  "Mã Idempotency-Key này đã dùng cho một phản ánh có nội dung khác.":
    "This Idempotency-Key has already been used for a report with different content.",
  "Phản ánh này đang được tiếp nhận, vui lòng đợi vài giây rồi thử lại.":
    "This report is being received. Please wait a few seconds and try again.",
  "Biểu mẫu này không có hoặc đã ngừng tiếp nhận.": "This form does not exist or no longer accepts reports.",
  "Ảnh HEIC chưa dùng được. Vui lòng chọn ảnh JPEG (trên iPhone: Cài đặt → Camera → Định dạng → Tương thích nhất).":
    "HEIC photos cannot be used yet. Choose a JPEG photo (on iPhone: Settings → Camera → Formats → Most Compatible).",
  "Chỉ nhận ảnh JPEG, PNG, WebP, tài liệu PDF hoặc video MP4.":
    "Only JPEG, PNG or WebP images, PDF documents or MP4 videos are accepted.",
  "Ảnh có quá nhiều điểm ảnh (tối đa 50 triệu). Vui lòng chọn ảnh nhỏ hơn.":
    "The image has too many pixels (at most 50 million). Choose a smaller image.",
  "Không đọc được ảnh này: tệp bị hỏng hoặc chưa tải lên đủ. Vui lòng chọn lại ảnh.":
    "This image could not be read: the file is damaged or was not fully uploaded. Choose the image again.",
  "Có quá nhiều lượt gửi từ mạng này. Vui lòng thử lại sau ít phút.":
    "Too many reports have been sent from this network. Please try again in a few minutes.",
  "Họ tên": "Full name",
  "{} phải là văn bản.": "{} must be text.",
  "{} dài quá {} ký tự, vui lòng viết ngắn hơn.": "{} is longer than {} characters. Please shorten it.",
  "Vui lòng nhập nội dung phản ánh.": "Enter the text of the report.",
  "Toạ độ phải là số.": "The coordinates must be numbers.",
  "Toạ độ phải trong khoảng từ -{} đến {}.": "The coordinates must be between -{} and {}.",
  "Độ chính xác phải là số mét.": "The accuracy must be a number of metres.",
  "Nguồn vị trí không hợp lệ.": "The location source is not valid.",
  "Số điện thoại phải là văn bản.": "The phone number must be text.",
  "Số điện thoại không hợp lệ.": "The phone number is not valid.",
  "Địa chỉ email chưa đúng.": "The email address is not correct.",
  "Lựa chọn ẩn danh phải là đúng hoặc sai.": "The anonymous option must be true or false.",
  "Ngôn ngữ phải là vi hoặc en.": "The language must be vi or en.",
  "Mã phường, xã phải là văn bản.": "The ward code must be text.",
  "Mã phường, xã gồm năm chữ số.": "The ward code has five digits.",
  "Mã tệp phải là văn bản.": "The file id must be text.",
  "Mã tệp không đúng.": "The file id is not correct.",
  "Chỉ gửi được tối đa 5 tệp.": "You can send at most 5 files.",
  "Thời điểm đồng ý phải theo ISO 8601.": "The time of consent must be in ISO 8601 format.",
  "Thời gian điền phải là số mili giây.": "The time taken to fill in the form must be a number of milliseconds.",
  "Vui lòng đồng ý với cách xử lý dữ liệu cá nhân trước khi gửi.":
    "Please agree to how personal data is processed before sending.",
  "Nội dung dài quá 5000 ký tự, vui lòng viết ngắn hơn.": "The text is longer than 5000 characters. Please shorten it.",
  "Nội dung cần có chữ hoặc số để cán bộ hiểu được phản ánh, không chỉ biểu tượng.":
    "The text needs letters or numbers so that officers can understand the report, not only symbols.",
  "Số điện thoại chưa đúng. Ví dụ số đúng: 0912 345 678.":
    "The phone number is not correct. Example of a correct number: 0912 345 678.",
  "Trường này không có trong biểu mẫu.": "This field is not in the form.",
  "Giá trị này không hợp lệ.": "This value is not valid.",
  "Phản ánh gửi lên không đúng định dạng.": "The report sent is not in the right format.",
  "Không tìm thấy mã phản ánh này. Vui lòng kiểm tra lại mã đã nhận khi gửi.":
    "This reference was not found. Please check the reference you received when you sent the report.",
  "Mỗi tệp tối đa 10 MB. Vui lòng chọn tệp nhỏ hơn.": "Each file can be at most 10 MB. Choose a smaller file.",
  "Tệp này không có nội dung.": "This file is empty.",
  "Người dân": "Citizen",
  "Hệ thống": "System",
};
