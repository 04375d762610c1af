"""What is said about persons and about what only bears a person's name: patterns for names.py.

{f} a full name, {g} a given one, {n} somebody called by number and name ("Sáu Lan"); {t} a title, {u} the number of a house.
Only names are marked.
"""
import re

TITLES = "anh chị cô chú ông bà bác dì cậu thầy em cháu mợ thím dượng".split()
SAYS = "nói|báo|kể|hứa|kêu|bảo|dặn|xác nhận|phản ánh|cho biết|đề nghị|trả lời|gọi lên|nhắn|than|hẹn tuần sau|cam kết sửa|chối".split("|")
# Nothing that says what the matter is or how much it presses: the labels of the message stay.
DOES = (
    "đi qua thấy|đang ở đó|ra nói mà không được|quay clip lại|coi camera|đứng tên hợp đồng|trực ca đó|nhận hồ sơ|mở tiệm gần đó|ở đầu hẻm|về quê rồi|"
    "dọn đi rồi|tới coi rồi về|cũng biết|chứng kiến hết|có hình|có hỏi|đi làm chưa về|lo chuyện này|hỏi hoài|viết đơn rồi|có số điện thoại"
).split("|")
WHO = (
    "vợ|chồng|con trai|con gái|em gái|em trai|mẹ|má|ba|cha|bà ngoại|ông nội|hàng xóm|chủ nhà|chủ trọ|tổ trưởng|tài xế|bảo vệ|cô giáo|lớp trưởng|"
    "cán bộ|y tá|bác sĩ|nhân viên|công an khu vực|trưởng ấp|kế toán|người thuê|bạn cùng phòng|thằng bạn|con nhỏ bán nước|đứa cháu"
).split("|")
# As sentences of their own: they go before, behind or between those of the message. [a|b] is one of them.
SENTENCES = (
    "[Tôi|Em|Mình|Con|Cháu|tui] tên [là |]{f}", "[Em|Mình|tui|e|mik|con] là {g}[ nè| ạ| nha|]", "tui tên {g}", "[Họ tên|Họ và tên|Tên|Người báo|Người gửi|Người phản ánh|Nguoi bao tin]: {f}",
    "Tôi là {f}, sinh năm 19[58|64|71|83|90]", "{f}", "{f}", "{f}, {u}", "[ng báo|NB|ndpa|NĐPA|người PA|KH|k/h|khách|CD|nlh]: [{t} |]{f}[ - | (|, ]gọi lúc [7|14|22]h", "[ng báo|NB|nguoi bao|k/h|nlh]: [{t} |]{g}",
    "ng báo: {f}", "{f} báo: ", "{f} ([tổ 4|kp 2|ấp 3|chủ hộ|người dân])", "[Liên hệ|lh|LH|ib|alo|gặp|nt|zalo|kb zalo] [{t} |]{g}[ giúp em| nha| nhé| để biết thêm|]", "gặp {g} là biết",
    "[Có gì|Cần gì|Xong việc] gọi {t} {g} [dưới nhà|bên cạnh|giùm|]", "[Ký tên|Kính đơn|Kính thư|Người viết đơn|Người làm đơn|Trân trọng|Kính chào][\n|, |: |\n\n]{f}", "[Em cảm ơn|Thân|Thanks|Tks|Cảm ơn nhiều|Best|Regards|Thân ái][, |\n|. ]{g}",
    "— {f}", "- {f} -", "[Hôm qua|Sáng nay|Bữa trước|Nãy|Tối qua] [{t} |]{g} {does}", "{t} {g} {says}", "{t} {f} {says}", "[Bà|Ông|Cô|Chú] {f} nhà kế bên làm chứng", "Ông {f} nói sẽ coi lại",
    "{who} [tôi|em|mình|tui] là {f}[ có mặt ở đó|, 62 tuổi|]", "{who} tên {g}", "{who} tên {g} {does}", "[Con|Cháu|Bé nhà] [tôi|em] tên {f}[, lớp 2|, 7 tuổi|]", "[thằng|con|bé|nhỏ|nhóc|cu|út] {g} [con em |nhà tui |]{does}",
    "bé {g} khóc suốt", "{g} [với|và|vs|cùng] {g} [đều chứng kiến|có ở đó|đi chung]", "[Anh|Chú|Bác|Ông] {g} tổ trưởng biết rõ", "Hỏi {g} thì {g} nói không biết", "{who} {g} {says}", "{who} {f} {says}", "{n} {does}",
    "[ông|bà|cô|chú|anh|chị|dì] {n} {says}", "{g} {says} vậy đó", "{g} {does}", "[mà|tại|để|rồi|thì|vì|nghe] {g} {says}", "Người dân {f} báo tin", "[NDPA|nd|dân] {f}", "chị {f} gọi tổng đài", "Tôi có gặp cán bộ {f}", "Chủ hộ {f}", "Đứng tên {f}",
    "hồ sơ mang tên {f}", "[Công dân|Khách hàng|Chủ hồ sơ|Người nộp|Bệnh nhân|Nạn nhân|Học sinh|Người thuê|Chủ cơ sở] {f}", "Má tôi, bà {f}, đã 80 tuổi", "chồng em ({g}) đang ở đó", "{who} ({g}) {does}", "cô {g} bán vé số cũng nói vậy",
    "Theo lời [ông|bà|anh|chị] {g}", "mấy lần {g} nhắn mà không ai trả lời", "nhờ {g} bên phường xem giúp", "con {g} học lớp 2", "bạn {g} ở cùng phòng cũng thấy", "{f} - tổ dân phố", "đã báo {f} rồi", "nhà [{t} |]{g} [kế bên|đối diện|đầu hẻm]",
    "nhà {t} {f}", "[của|cho|với|tới] {t} {g}", "bác {g} năm nay ngoài bảy mươi", "[Xin|Nhờ] gọi lại cho {f}", "Phản ánh này do {f} viết hộ", "em {g} {does}", "[anh chị|mấy anh] {g}, {g}, {g} cùng tổ {does}", "{g} ơi {says} giùm",
    "tk {f}", "chủ tk {f}", "ctk: {f}", "{f} {u} [Lê Lợi|Trần Phú|Âu Cơ]", "From: {f}", "Người gửi: {f} <khach@example.vn>", "{f} | 09xx", "@{g}", "[a|c|A|C|Mr|Ms|Mrs|anh|chị].{g} {says}",
    "[e|em|t|mình] đi với {g}[ qua đó|]", "{g} nó {does}", "vk {g}, ck {g} {does}", "[gia đình|vợ chồng|nhà] {g} {g} {does}", "tên nó là {g}", "nó tên {g} á", "biệt danh {g}", "[thầy|cô] {g} dạy [toán|văn|thể dục] {says}", "bs {g} {says}", "[csgt|ca|dp|tổ trưởng] {g} {says}",
)  # fmt: skip
# Names of persons that are places, kin called by their place in the row, offices, titles: nothing of it is marked.
NO_NAMES = (
    "[Gần|Kế|Qua|Sát|Bên hông|Đối diện] [chợ Bà Chiểu|cầu Ông Lãnh|cầu Ông Thìn|chợ Bà Hoa|ngã tư Bà Quẹo|chùa Bà Thiên Hậu|lăng Ông|rạch Ông Lớn|công viên Lê Văn Tám|tượng Trần Hưng Đạo|bệnh viện Nguyễn Tri Phương]",
    "chị Hai hàng xóm [cũng thấy|{says}]", "[Bà Năm|Ông Tư|Anh Ba|Chú Bảy|Cô Út|Dì Sáu] [đầu hẻm|kế bên|bán nước|] {says}", "anh Ba ơi giúp em", "xin giấu tên", "Tôi xin không nêu tên", "cháu học trường Nguyễn Du", "em làm ở Samsung",
    "Em là dân ở đây lâu rồi", "Anh công an có ghi lại", "[chị hàng xóm|anh bảo vệ|ông tổ trưởng|cô giáo|chú xe ôm|bà chủ trọ|anh cán bộ|bác tài|em nhân viên|mấy anh dân phòng] {says}", "[chị hàng xóm|anh bảo vệ|cô lao công|thầy hiệu trưởng] {does}",
    "[Chủ tịch phường|Bí thư|Trưởng công an phường|Phó chủ tịch|Trưởng khu phố|Tổ trưởng|Đội trật tự] {says}", "[đường|hẻm|ngã tư|góc|đoạn|cầu|trường|chợ|công viên|bệnh viện] {r}", "[đường|hẻm|đoạn|góc|gần trường|kế trường|tượng đài] {r}", "hẻm {u} {r}", "{u} đường {r}",
    "từ {r} tới {r}", "[học ở|con học] [trường|thpt|thcs|tiểu học] {r}", "[qua|gần|tới] [thpt|thcs|mầm non|tiểu học|bv] {r}", "ngã tư {r} - {r}", "[phường|xã|khu phố] {r}", "em ở {u}", "số nhà {u}", "nhà {u} kế bên", "[Bác Hồ dạy|thời Trần Hưng Đạo|tấm gương Lê Văn Tám]",
    "em là sinh viên", "mình là chủ quán", "tôi là giáo viên", "tui là tổ phó", "con là con gái", "ba má em lớn tuổi rồi", "vợ con tôi {does}", "[tên|Tên] đường bị sai", "bên Điện lực {says}", "anh em trong tổ {does}", "chú ý giùm", "cô bác trong xóm {says}",
    "[Cảm ơn|Kính gửi] [quý cơ quan|anh chị|UBND phường|ban quản lý|các cô chú]", "bà con {says}", "[Zalo|Grab|Shopee|Viettel|Vinamilk|Cấp nước|Sở Xây dựng] {says}", "[Tân Bình|Gò Vấp|Thủ Đức|Bình Thạnh|Hóc Môn|Củ Chi] mấy bữa nay cũng vậy", "[Sáng|Trưa|Chiều|Tối|Đông|Xuân] nào cũng vậy",
)  # fmt: skip
ONE_OF = re.compile(r"\[([^\[\]]*)\]")
