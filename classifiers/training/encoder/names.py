"""Persons' names put into messages: the examples hardly have any (they are invented, and the brief asks for few).

Names are made of the commonest family, middle and given names; where they stand is marked `name`.
"""
import re
from random import Random

from labels import DOMAIN
from message import Message, Segment

GIVEN = (
    "An Anh Ánh Ân Bảo Bé Bích Bình Chi Chiến Cúc Cường Cẩm Châu Danh Diễm Diệp Diệu Dũng Duy Duyên Dương Đại Đan Đào Đạt "
    "Điền Định Đông Đức Giang Hà Hải Hạnh Hằng Hân Hậu Hiền Hiếu Hiệp Hoa Hòa Hoàng Hoài Hồng Huệ Hùng Huy Huyền Hương "
    "Hường Khang Khánh Khải Khoa Khôi Kiên Kiệt Kim Lài Lan Lâm Liên Linh Loan Long Lộc Lợi Luân Lương Lý Mai Mạnh Mẫn "
    "Minh Muội My Mỹ Nam Nga Ngân Ngọc Nguyên Nguyệt Nhã Nhàn Nhân Nhật Nhi Nhung Như Oanh Phát Phong Phú Phúc Phước Phượng "
    "Phương Quân Quang Quốc Quý Quyên Quỳnh Sang Sen Sơn Sương Tài Tâm Tấn Thái Thanh Thành Thảo Thắm Thắng Thi Thiện Thịnh "
    "Thoa Thơ Thơm Thu Thuận Thủy Thúy Thư Thương Tiên Tiến Tín Toàn Trâm Trang Trân Trí Trinh Trọng Trung Trúc Trường Tú "
    "Tuấn Tùng Tuyền Tuyết Tư Uyên Vân Vi Việt Vinh Vũ Vy Xuân Yến Bi Bo Na Tèo Tí Ken Bin Su Bông Sóc"
).split()
TWO_GIVEN = "Bảo Anh,Gia Hân,Minh Khôi,Thanh Thảo,Mỹ Linh,Kim Chi,Thùy Dung,Ngọc Ánh,Hoàng Long,Quốc Bảo,Tuấn Kiệt,Thu Hà,Hồng Nhung,Phương Thảo,Diễm My,Khánh Vy,Tường Vy,Ba Đặng,Út Hiền,Năm Lợi,Tám Hòa,Tư Thắng,Sáu Lan,Bảy Cường".split(",")
# {f} a full name, {g} a given one. As sentences of their own: they go before, behind or between those of the message.
SENTENCES = (
    "Tôi tên {f}", "Em là {f}", "Mình là {g}", "tui tên {g}", "Họ tên: {f}", "Người phản ánh: {f}", "Tôi là {f}, sinh năm 1974", "{f}",
    "Liên hệ {g} giúp em", "lh {g}", "alo {g} nha", "gặp {g} là biết", "gọi cho anh {g}", "Có gì gọi chị {g} dưới nhà", "Ký tên {f}",
    "Kính đơn\n{f}", "Trân trọng, {f}", "Em cảm ơn, {g}", "Thân, {g}", "Hôm qua {g} cũng thấy", "Bà {f} nhà kế bên làm chứng", "Ông {f} nói sẽ coi lại",
    "Vợ tôi là {f} có mặt ở đó", "Con tôi tên {f}", "thằng {g} con em sợ quá", "bé {g} khóc suốt", "{g} với {g} đều chứng kiến",
    "Anh {g} tổ trưởng biết rõ", "Hỏi {g} thì {g} nói không biết", "Người dân {f} báo tin", "NDPA {f}", "chị {f} gọi tổng đài", "Tôi có gặp cán bộ {f}",
    "Chủ hộ {f}", "Đứng tên {f}", "hồ sơ mang tên {f}", "Công dân {f} đề nghị trả lời", "Má tôi, bà {f}, đã 80 tuổi", "chồng em ({g}) đang ở đó", "cô {g} bán vé số cũng nói vậy",
    "Theo lời ông {g}", "mấy lần {g} nhắn mà không ai trả lời", "nhờ {g} bên phường xem giúp", "con {g} học lớp 2", "bạn {g} ở cùng phòng cũng thấy", "{f} - tổ dân phố", "đã báo {f} rồi",
    "bác {g} năm nay ngoài bảy mươi", "Xin gọi lại cho {f}", "Phản ánh này do {f} viết hộ",
)  # fmt: skip
# Names of persons that are places, and kin called by their place in the row: nothing of it is marked.
NO_NAMES = (
    "Gần chợ Bà Chiểu", "bên hông trường Lê Quý Đôn", "kế công viên Lê Văn Tám", "chị Hai hàng xóm cũng thấy", "Bà Năm đầu hẻm nói vậy", "qua cầu Ông Lãnh", "đối diện bệnh viện Nguyễn Tri Phương",
    "anh Ba ơi giúp em", "gần tượng Trần Hưng Đạo", "xin giấu tên", "Tôi xin không nêu tên", "sát trường Võ Thị Sáu", "cháu học trường Nguyễn Du", "em làm ở Samsung", "Em là dân ở đây lâu rồi", "Anh công an có ghi lại",
)  # fmt: skip
BREAK = re.compile(r"(?<=[.!?\n])\s+")


def words_of(name: str) -> list[str]:
    """The words of a list of the redaction rules."""
    return re.search(rf"const {name} = both\(\s*list\(\s*\"([^\"]+)\"", (DOMAIN / "redact" / "name-words.ts").read_text("utf8"))[1].split()


FAMILIES, MIDDLES = words_of("FAMILIES"), words_of("MIDDLES")
COMMON = 14  # the first families of the list are those of nine in ten


def a_name(random: Random, full: bool) -> str:
    given = random.choice(TWO_GIVEN) if random.random() < 0.15 else random.choice(GIVEN)
    if not full:
        return given
    family = random.choice(FAMILIES[:COMMON] if random.random() < 0.85 else FAMILIES)
    middle = random.choice(["văn", "thị"]) if random.random() < 0.4 else random.choice(MIDDLES)
    return " ".join([family.capitalize(), middle.capitalize(), given] if random.random() < 0.92 else [family.capitalize(), given])


def sentence(random: Random) -> list[Segment]:
    """A sentence that names somebody, or one in four times only seems to."""
    if random.random() < 0.25:
        return [(random.choice(NO_NAMES), None)]
    parts = re.split(r"(\{[fg]\})", random.choice(SENTENCES))
    return [(a_name(random, part == "{f}"), "name") if part in ("{f}", "{g}") else (part, None) for part in parts if part]


def with_names(message: Message, random: Random) -> Message:
    """With a sentence about somebody at its beginning, at its end or between two of its own."""
    segments = list(message.segments)
    places = [(at, m.end()) for at, (text, mark) in enumerate(segments) if mark is None for m in BREAK.finditer(text)]
    said, where = sentence(random), random.random()
    if where < 0.3:
        segments = [*said, (random.choice((", ", ". ", "\n", ": ")), None), *segments]
    elif where < 0.6 or not places:
        segments = [*segments, (random.choice((". ", "\n", ", ", " ")), None), *said]
    else:
        at, cut = random.choice(places)
        text = segments[at][0]
        segments[at : at + 1] = [(text[:cut], None), *said, (random.choice((". ", ", ")), None), (text[cut:], None)]
    return Message(message.id, message.style, tuple(s for s in segments if s[0]), message.labels)


def renamed(message: Message, random: Random) -> Message:
    """With other names where there are some, so that none is learnt by heart."""
    other = lambda text: a_name(random, full=text.count(" ") >= 2)
    return Message(message.id, message.style, tuple((other(t) if mark == "name" else t, mark) for t, mark in message.segments), message.labels)
