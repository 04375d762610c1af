/** People, accounts, access. Vietnamese sentence → English: ../said.ts. */
export const people: Record<string, string> = {
  "Tài khoản {} “{}” cần được kết nối lại: vẫn nhận tin, nhưng chưa gửi được cho người dân.":
    "The {} account “{}” needs to be reconnected: messages still come in, but nothing can be sent to citizens yet.",
  "Cổng {} không gửi được, cần kiểm tra lại cấu hình.": "The {} gateway cannot send. Please check its configuration.",
  "Đã có tài khoản “{}”. Vui lòng chọn mã khác.": "There is already an account “{}”. Please choose another code.",
  "Thông tin tài khoản chưa đủ.": "Some account details are missing.",
  "Vui lòng điền mục này.": "Please fill this in.",
  "Mã chỉ gồm chữ thường không dấu, số và dấu gạch nối, ví dụ oa-thanh-pho.":
    "The code may only have unaccented lower-case letters, digits and hyphens, for example oa-thanh-pho.",
  "Mã bắt đầu bằng “{}” dành cho dữ liệu mẫu. Vui lòng chọn mã khác.":
    "Codes that begin with “{}” are reserved for sample data. Please choose another code.",
  "Tài khoản {} “{}” đang tắt nên chưa gửi được cho người dân.":
    "The {} account “{}” is switched off, so nothing can be sent to citizens yet.",
  "Chưa có mã làm mới: cần kết nối lại tài khoản.":
    "There is no refresh token yet: the account needs to be reconnected.",
  "Không có tài khoản kênh này.": "There is no such channel account.",
  "Không có tài khoản này.": "There is no such account.",
  "Tài khoản cần đăng nhập lại.": "The account needs to sign in again.",
  "Bộ lọc không hợp lệ. Vui lòng kiểm tra lại ngày và việc cần tìm.":
    "The filter is not valid. Please check the dates and the action you are looking for.",
  "Vui lòng ghi lý do bỏ việc này, từ 5 đến 500 ký tự.":
    "Enter the reason for discarding this job, from 5 to 500 characters.",
  "Việc này đã được chạy lại hoặc đã bỏ trước đó.": "This job has already been run again or discarded.",
  "Máy chủ đang dừng. Trang sẽ tự kết nối lại.": "The server is shutting down. The page will reconnect by itself.",
  "Anh/chị đang mở {} cửa sổ cập nhật trực tiếp. Đóng bớt rồi thử lại.":
    "You have {} live update windows open. Close some and try again.",
  "Mật khẩu hiện tại chưa đúng.": "The current password is not correct.",
  "Mật khẩu mới cần khác mật khẩu hiện tại.": "The new password must be different from the current one.",
  "Đây là quản trị viên cuối cùng. Hãy trao quyền quản trị cho một người khác trước.":
    "This is the last administrator. Make someone else an administrator first.",
  "Yêu cầu đã hết hạn. Vui lòng thử lại.": "The request has expired. Try again.",
  "Khóa truy cập này không dùng được ở đây. Hãy dùng mật khẩu.": "This passkey cannot be used here. Use your password.",
  "Khóa truy cập chỉ dùng được khi trang có tên miền và HTTPS (biến PUBLIC_URL).":
    "Passkeys work only when the site has a domain name and HTTPS (the PUBLIC_URL variable).",
  "Mỗi tài khoản có tối đa {} khóa truy cập. Hãy gỡ khóa không dùng nữa.":
    "Each account can have at most {} passkeys. Remove one you no longer use.",
  "Khóa truy cập này đã được thêm rồi.": "This passkey has already been added.",
  "Tên cần từ 1 đến 60 ký tự.": "The name must be 1 to 60 characters long.",
  "Vai trò của anh/chị cần xác thực hai lớp. Hãy thêm cách khác trước khi gỡ.":
    "Your role needs two-factor authentication. Add another method before removing this one.",
  "Không tìm thấy khóa truy cập này.": "This passkey was not found.",
  "Trình duyệt không xác nhận được khóa truy cập. Vui lòng thử lại.":
    "The browser could not confirm the passkey. Try again.",
  "Mật khẩu cần ít nhất {} ký tự.": "The password must have at least {} characters.",
  "Mật khẩu dài quá 200 ký tự.": "The password is longer than 200 characters.",
  "Mật khẩu quá dễ đoán: hãy dùng một câu dài và không chứa tên đăng nhập.":
    "The password is too easy to guess: use a long phrase that does not contain your sign-in name.",
  "Mật khẩu hoặc mã chưa đúng.": "The password or code is not correct.",
  "Hãy thiết lập ứng dụng xác thực hoặc khóa truy cập trước khi tạo mã dự phòng.":
    "Set up an authenticator app or a passkey before creating recovery codes.",
  "Phiên đăng nhập đã hết hạn. Vui lòng đăng nhập lại.": "Your sign-in has expired. Sign in again.",
  "Mã chưa đúng hoặc đã dùng rồi. Hãy chờ mã mới hiện ra rồi nhập lại.":
    "The code is not correct or has already been used. Wait for a new code to appear, then enter it.",
  "Việc này chỉ làm được khi đăng nhập trên trình duyệt.": "You can only do this when signed in with a browser.",
  "Email hoặc mật khẩu chưa đúng. Vui lòng kiểm tra lại.": "The email or password is not correct. Check and try again.",
  "Đăng nhập bằng tài khoản thành phố đang tắt.": "Signing in with a city account is turned off.",
  "Cổng đăng nhập của thành phố không trả lời. Hãy dùng mật khẩu, hoặc thử lại sau.":
    "The city sign-on is not responding. Use your password, or try again later.",
  "Lần đăng nhập này đã hết hạn. Vui lòng đăng nhập lại.": "This sign-in has expired. Sign in again.",
  "Anh/chị đã dừng ở cổng đăng nhập của thành phố.": "You stopped at the city's sign-on.",
  "Cần một địa chỉ bắt đầu bằng https://, ví dụ https://dangnhap.thanhpho.vn.":
    "Enter an address that begins with https://, such as https://dangnhap.thanhpho.vn.",
  "Cần một số nguyên từ 5 đến 480 phút.": "Enter a whole number of minutes from 5 to 480.",
  "Cần một số nguyên từ 1 đến 24 giờ.": "Enter a whole number of hours from 1 to 24.",
  "Tài khoản thành phố này chưa được dùng ở đây. Vui lòng liên hệ quản trị viên, hoặc đăng nhập bằng mật khẩu.":
    "This city account cannot be used here yet. Contact an administrator, or sign in with a password.",
  "Đăng nhập sai quá nhiều lần. Vui lòng thử lại sau {}.": "Too many failed sign-ins. Try again in {}.",
  "Ứng dụng xác thực đã được thiết lập.": "The authenticator app has already been set up.",
  "Vai trò của anh/chị cần xác thực hai lớp. Hãy thêm khóa truy cập trước khi gỡ.":
    "Your role needs two-factor authentication. Add a passkey before removing the authenticator app.",
  "Thời gian lưu giữ chưa hợp lệ.": "The retention period is not valid.",
  "Số ngày phải từ {} đến {}; để trống là giữ không thời hạn.":
    "The number of days must be from {} to {}; leave empty to keep without a time limit.",
  "Phản ánh thật {} đã được gộp vào một phản ánh mẫu. Vui lòng bỏ gộp trước rồi tắt lại.":
    "The real report {} has been merged into a sample report. Undo the merge first, then turn sample data off again.",
  "Dữ liệu mẫu đang bật. Tắt đi rồi mới bật lại được.": "Sample data is on. Turn it off before turning it on again.",
  "Đã có {} phản ánh thật nên không thêm dữ liệu mẫu. Muốn xem thử, cài một bản khác với DATA_DIR riêng.":
    "There are already {} real reports, so sample data was not added. To try it out, install another copy with its own DATA_DIR.",
  "Đã có {} phản ánh thật. Vui lòng đánh dấu ô xác nhận rồi bật lại.":
    "There are already {} real reports. Tick the confirmation box, then turn sample data on again.",
  "Giá trị này chưa đúng. Vui lòng kiểm tra lại.": "This value is not valid. Check it and try again.",
  "Cần địa chỉ cổng đăng nhập và mã ứng dụng trước khi bật.":
    "Enter the issuer address and client ID before turning this on.",
  "Muốn tự tạo tài khoản thì cần cho biết vai trò lấy từ thuộc tính nào.":
    "To create accounts automatically, say which claim gives the role.",
  "Địa chỉ cổng đăng nhập đã đổi: vui lòng nhập lại khóa bí mật.":
    "The issuer address has changed: enter the secret again.",
  "Không có đơn vị “{}”. Mã đơn vị xem ở trang Đơn vị.":
    "There is no unit “{}”. Unit codes are listed on the Units page.",
};
