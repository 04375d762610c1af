/** The life of a ticket. Vietnamese sentence → English: ../said.ts. */
export const tickets: Record<string, string> = {
  "Phản ánh chưa có hạn xử lý đang chạy nên chưa gia hạn được.":
    "The report has no due time running, so it cannot be extended.",
  "Thời điểm hẹn phải sau thời điểm hiện tại.": "The promised time must be later than now.",
  "Thời điểm hẹn cách đây hơn một năm. Vui lòng kiểm tra lại năm.":
    "The promised time is more than a year away. Check the year.",
  "Thời điểm hẹn phải sau hạn hiện tại ({}).": "The promised time must be later than the current due time ({}).",
  "chuyển đến đơn vị xử lý": "forwarding to the handling unit",
  "trả lời lần đầu": "first reply",
  "xử lý": "resolution",
  "chưa giao đơn vị": "not assigned to a unit",
  ", đã hẹn người dân {}": ", promised to the citizen for {}",
  "Phản ánh {} {} (hạn {}{}), {}.": "Report {} {} (due {}{}), {}.",
  "sắp đến hạn {}, đã qua {}% thời gian": "is close to its due time for {}, with {}% of the time gone",
  "đã quá hạn {}, đến {}% thời gian cho phép": "is overdue for {}, at {}% of the time allowed",
  "đã quá hạn {}": "is overdue for {}",
  "Hạn {}": "Due {}",
  "{}: đã gia hạn và hẹn lại với người dân; hạn trước đó là {}.":
    "{}: extended, and the citizen has been given a new time; the previous due time was {}.",
  "{}: theo phản ánh đã gộp vào, có hạn sớm hơn.": "{}: taken from a merged report that was due earlier.",
  "{}: chuyển đơn vị lúc {}, khi đó đã dùng {} trong {}, phần còn lại tính theo giờ của đơn vị mới.":
    "{}: moved to another unit at {}, when {} out of {} had been used; the rest is counted in the new unit’s hours.",
  "{}: mở lại lúc {}, tính tiếp phần còn lại; lần trước đã dùng {} trong {}.":
    "{}: reopened at {}, and the remaining time continues; {} out of {} had been used before.",
  "Chỉ đạo này chưa có trả lời mới, hoặc đã kết thúc. Anh/chị tải lại trang để xem.":
    "This directive has no new answer, or has ended. Reload the page to check.",
  "đã được lãnh đạo thành phố chấp nhận kết quả.": "has had its result accepted by the city leader.",
  "Anh/chị viết kết quả thực hiện.": "Enter what was done.",
  "Chỉ đạo này đã được trả lời. Anh/chị tải lại trang để xem.":
    "This directive has already been answered. Reload the page to see the answer.",
  "đã được đơn vị trả lời, chờ anh/chị xem.": "has been answered by the unit and is waiting for you to review.",
  "Nội dung dài quá 4.000 ký tự. Anh/chị rút gọn lại.": "The content is longer than 4,000 characters. Shorten it.",
  "Không tìm thấy chỉ đạo này. Anh/chị kiểm tra lại số.": "This directive was not found. Check the number.",
  "Hạn trả lời phải là một ngày còn ở phía trước (hết 17 giờ ngày đó).":
    "The due time for the answer must be a day in the future (until 17:00 that day).",
  "Biểu mẫu này đã gửi một chỉ đạo khác. Anh/chị mở lại trang rồi viết.":
    "This form has already sent another directive. Reopen the page, then write again.",
  "Anh/chị chọn chỉ đạo về việc gì.": "Choose what kind of matter the directive is about.",
  "Anh/chị cho biết chỉ đạo về việc gì.": "Enter what the directive is about.",
  "Viết ngắn trong 200 ký tự.": "Keep it within 200 characters.",
  "Anh/chị chọn đơn vị phải thực hiện.": "Choose the unit that must carry it out.",
  "Anh/chị viết nội dung chỉ đạo.": "Enter the text of the directive.",
  "của lãnh đạo thành phố giao cho đơn vị anh/chị, hạn trả lời {}.":
    "from the city leader has been given to your unit, answer due {}.",
  "Không tìm thấy phản ánh với mã này.": "No report was found with this reference.",
  "Không có lĩnh vực này.": "There is no such sector.",
  "Anh/chị cho đơn vị biết còn thiếu gì.": "Tell the unit what is missing.",
  "cần đơn vị anh/chị làm rõ thêm, hạn trả lời {}.": "needs your unit to clarify further, answer due {}.",
  "Chỉ đạo số {} {}": "Directive no. {} {}",
  "đã quá hạn trả lời ({}). Anh/chị trả lời ngay.": "is overdue for an answer (due {}). Answer now.",
  "đã quá hạn ({}) mà đơn vị chưa trả lời.": "is overdue (due {}) and the unit has not answered.",
  "Bộ thao tác có bước mà tài khoản của anh/chị không có quyền thực hiện.":
    "The macro has a step that your account is not allowed to take.",
  "Một bước chưa đúng.": "One step is not valid.",
  "Chỉ cán bộ lưu được bộ thao tác.": "Only officers can save macros.",
  "Đã có {} bộ thao tác; hãy bỏ bớt trước.": "There are already {} macros; remove some first.",
  "Vui lòng đặt tên cho bộ thao tác.": "Enter a name for the macro.",
  "Mỗi bộ thao tác nhiều nhất {} bước.": "A macro can have at most {} steps.",
  "Phản ánh này chưa có câu trả lời để dùng lại.": "This report has no answer to reuse yet.",
  "Nội dung giống {}": "Content {} similar",
  "Cùng lĩnh vực": "Same sector",
  "Cùng địa chỉ {}": "Same address: {}",
  "Cách nhau {} m": "{} m apart",
  "Cùng {}": "Same street: {}",
  "Điều kiện tìm không hợp lệ: limit từ 1 đến 50, days từ 1 đến {}.":
    "The search conditions are not valid: limit must be from 1 to 50, days from 1 to {}.",
  "Anh/chị chỉ phân công được trong đơn vị của mình.": "You can only assign reports within your own unit.",
  "Người được giao không thuộc đơn vị đã chọn.": "The assignee does not belong to the unit selected.",
  "Vui lòng chọn một người, hoặc để hệ thống chia việc.": "Choose a person, or let the system share out the work.",
  "Mã phản ánh chưa đúng.": "The reference is not correct.",
  "Mỗi lần nhiều nhất {} phản ánh.": "At most {} reports at a time.",
  "Máy chủ gặp lỗi với phản ánh này. Vui lòng thử lại.": "The server had an error with this report. Please try again.",
  "Phản ánh vừa được người khác cập nhật. Vui lòng xem lại nội dung mới rồi thực hiện lại.":
    "The report has just been updated by someone else. Check the new content, then do this again.",
  "Phản ánh đang ở trạng thái “{}” nên không thực hiện được việc này.":
    "The report is in the state “{}”, so this cannot be done.",
  "Phản ánh do đơn vị khác xử lý; đơn vị của anh/chị chỉ phối hợp theo dõi.":
    "Another unit is handling this report; your unit only supports and follows it.",
  "Đơn vị không còn ai nhận thêm được: mọi người đều vắng hoặc đã đủ việc.":
    "Nobody in the unit can take on more: everyone is away or has a full workload.",
  "Vui lòng nêu vì sao cần cấp trên biết.": "Say why a superior needs to know.",
  "được báo lên để anh/chị xem.": "has been escalated for you to look at.",
  "Vui lòng nêu lý do gia hạn; người dân đọc được lý do này.":
    "Give the reason for the extension; the citizen can read it.",
  "Không tìm thấy phản ánh với mã này. Vui lòng kiểm tra lại mã.":
    "No report was found with this reference. Check the reference.",
  "Không có đơn vị này trong danh mục.": "This unit is not in the list.",
  "Không thể liên kết phản ánh với chính nó.": "A report cannot be linked to itself.",
  "Mã phường, xã không có trong danh mục của thành phố.": "The ward code is not in the city’s list.",
  "Không thể gộp phản ánh với chính nó.": "A report cannot be merged with itself.",
  "Phản ánh đích đã được gộp vào phản ánh khác. Vui lòng gộp vào phản ánh gốc.":
    "The target report has already been merged into another report. Merge into the original report instead.",
  "Phản ánh đích đã kết thúc. Vui lòng chọn phản ánh còn mở.":
    "The target report is closed. Choose a report that is still open.",
  "Trang không hợp lệ. Vui lòng quay lại trang đầu.": "The page is not valid. Go back to the first page.",
  "Vui lòng nhập nội dung ghi chú.": "Enter the text of the note.",
  "Vui lòng nêu điều cần người dân bổ sung.": "Say what the citizen needs to add.",
  "Vui lòng nêu lý do từ chối.": "Give the reason for rejecting.",
  "Vui lòng nêu vì sao việc chưa xong.": "Say why the work is not finished.",
  "được mở lại lần {}: người dân cho biết việc chưa xong.":
    "has been reopened (time {}): the citizen says the work is not finished.",
  "Vui lòng nhập nội dung trả lời người dân.": "Enter the reply to the citizen.",
  "Chỉ gửi kèm được tối đa 5 tệp.": "You can attach at most 5 files.",
  "Chỉ người dùng đã đăng nhập mới xem được liên hệ.": "Only signed-in users can see contact details.",
  "Vui lòng chọn lý do xem thông tin liên hệ.": "Choose a reason for viewing the contact details.",
  "Lý do dài tối đa 200 ký tự.": "The reason can be at most 200 characters.",
  "Vui lòng ghi lý do xem thông tin liên hệ.": "Enter the reason for viewing the contact details.",
  "Có tin nhắn không thuộc phản ánh này.": "Some messages do not belong to this report.",
  "Phải để lại ít nhất một tin nhắn.": "At least one message must stay.",
  "Vui lòng chọn tin nhắn cần tách, hoặc nhập phần nội dung cần tách.":
    "Choose the messages to split off, or enter the part of the text to split off.",
  "Vui lòng nhập phần nội dung cần tách.": "Enter the part of the text to split off.",
  "Phản ánh {}: {} nhắc anh/chị trong ghi chú nội bộ.": "Report {}: {} mentioned you in an internal note.",
  "“{}” có thể là {}. Vui lòng viết đủ họ tên sau dấu @.": "“{}” could be {}. Write the full name after @.",
  "có thông báo không gửi được cho người dân vì không còn cách nhắn tin nào: anh/chị gọi điện báo cho người dân nếu có số.":
    "has a notice that could not be sent to the citizen because there is no way left to message them: phone the citizen if you have a number.",
  "Phản ánh {} {}": "Report {} {}",
  "có nguy hiểm đến tính mạng, sức khỏe: cần gọi 113, 114 hoặc 115 và xử lý ngay.":
    "involves danger to life or health: call 113, 114 or 115 and act at once.",
  "có nguy hiểm: đơn vị anh/chị chủ trì xử lý ngay.": "involves danger: your unit must lead and act at once.",
  "có nguy hiểm: đơn vị anh/chị phối hợp xử lý ngay.": "involves danger: your unit must support and act at once.",
  "Phản ánh đang ở chính đơn vị này. Vui lòng chọn đơn vị khác.":
    "The report is already with this unit. Choose another unit.",
  "Chưa có quy tắc nào gợi ý đơn vị tiếp theo. Vui lòng chọn đơn vị nhận.":
    "No rule suggests a next unit. Choose the receiving unit.",
  "Vui lòng nêu lý do chuyển, ví dụ: đường do Thành phố quản lý.":
    "Give the reason for the transfer, for example: the road is managed by the City.",
  "đã bị trả lại {} lần: cần tổ điều phối quyết định đơn vị.":
    "has been handed back {} times: the coordination desk needs to decide the unit.",
  "Không còn hoàn tác được: đã quá vài giây hoặc phản ánh đã có thay đổi khác.":
    "This can no longer be undone: more than a few seconds have passed, or the report has changed since.",
  "Phản ánh vừa được người khác cập nhật. Vui lòng xem lại.":
    "The report has just been updated by someone else. Please check it.",
  "Số tuần (weeks) cần là số từ 1 đến {}.": "The number of weeks (weeks) must be a number from 1 to {}.",
  "Người này không thuộc đơn vị của anh/chị.": "This person does not belong to your unit.",
  "Không tìm thấy lịch vắng này.": "This absence was not found.",
  "Vui lòng chọn người vắng.": "Choose who will be away.",
  "Vui lòng chọn ngày bắt đầu.": "Choose the start date.",
  "Vui lòng chọn ngày kết thúc.": "Choose the end date.",
  "Ghi chú dài quá 200 ký tự.": "The note is longer than 200 characters.",
  "Ngày kết thúc phải từ ngày bắt đầu trở đi.": "The end date must be on or after the start date.",
  "Khoảng vắng dài hơn một năm. Vui lòng kiểm tra lại năm.": "The absence is longer than a year. Check the year.",
  "Chỉ đơn vị đang xử lý mới xin gia hạn được.": "Only the unit handling the report can ask for an extension.",
  "Phản ánh không còn đang xử lý nên không gia hạn được.":
    "The report is no longer being handled, so it cannot be extended.",
  "Phản ánh này đã có một đề nghị gia hạn đang chờ trả lời.":
    "This report already has an extension request waiting for an answer.",
  "Đề nghị này đã được trả lời.": "This request has already been answered.",
  "Không tìm thấy đề nghị gia hạn này.": "This extension request was not found.",
  "Vui lòng nêu lý do để cán bộ biết cần làm gì.": "Give the reason so that the officer knows what to do.",
  "được {} đề nghị gia hạn đến {}.": "has a request from {} for an extension until {}.",
  "được gia hạn đến {}.": "has been extended until {}.",
  "Bạn đặt tên cho danh sách.": "Give the list a name.",
  "Bạn đã lưu {} danh sách. Xóa bớt một danh sách rồi lưu lại.":
    "You have saved {} lists. Delete one, then save again.",
  "Chỉ người đăng nhập mới lưu được danh sách.": "Only signed-in users can save lists.",
  "Không tìm thấy danh sách này trong các danh sách của bạn.": "This list was not found among your lists.",
  "Bạn đặt tên.": "Enter a name.",
};
