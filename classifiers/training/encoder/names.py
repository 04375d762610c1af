"""Persons' names put into messages: the examples hardly have any (they are invented, and the brief asks for few).

Names are made of family, middle and given names in every way in which people write them; where they stand is marked `name`.
What only bears a person's name (a street, a school) is marked `road`: no name, and no place that anybody was asked to find.
"""
import re
from random import Random

from labels import DOMAIN
from message import Message, Segment
from sayings import DOES, NO_NAMES, ONE_OF, SAYS, SENTENCES, TITLES, WHO
from spelling import strip_marks

BREAK = re.compile(r"(?<=[.!?\n])\s+")
ORDINALS = "Hai Ba Tư Năm Sáu Bảy Tám Chín Mười Út".split()
FOREIGN = "Đỗ Sô-phia,Lý Sóc Kha,Kim Thị Sa Rinh,Thạch Sà Rây,Danh Ươl,Maria Nguyễn,Tony Trần,Vòng A Sáng,Lâm Chí Hào,H'Bia Niê,K'Brông,Y Moan,Trương Mỹ Hoa Kỳ,David,Kevin,Jenny,Anna".split(",")
AT_HOME = "Bi Bo Na Tèo Tí Tũn Ken Bin Su Bông Sóc Nhím Cún Mít Bơ Kem Gạo Thóc Bốp Chíp Mì Nấm Sâu Tôm Cua Đen Mập Lùn Còi".split()


def words_of(file: str, name: str) -> list[str]:
    """The words of a list of the redaction rules."""
    source = (DOMAIN / "redact" / file).read_text("utf8")
    return re.search(rf"const {name} = both\(\s*(?:list\(\s*)?[\"`]([^\"`]+)[\"`]", source)[1].split()


FAMILIES, MIDDLES = words_of("name-words.ts", "FAMILIES"), words_of("name-words.ts", "MIDDLES")
GIVEN = sorted({word.capitalize() for word in words_of("given-names.ts", "GIVEN")})
COMMON = 14  # the first families of the list are those of nine in ten


def a_name(random: Random, full: bool) -> str:
    """In capitals and small letters as it should be."""
    chance = random.random()
    if chance < 0.03:
        return random.choice(FOREIGN)
    given = random.choice(GIVEN)
    if not full:
        return random.choice(AT_HOME) if chance < 0.1 else f"{random.choice(GIVEN)} {given}" if chance < 0.25 else given
    family = random.choice(FAMILIES[:COMMON] if random.random() < 0.8 else FAMILIES)
    middles = [random.choice(["văn", "thị"])] if random.random() < 0.4 else [random.choice(MIDDLES)]
    if random.random() < 0.25:
        middles.append(random.choice(MIDDLES))
    return " ".join(word.capitalize() for word in [family, *(middles if random.random() < 0.9 else []), given])


def typed(name: str, random: Random) -> str:
    """As a writer may type it amid a text typed otherwise."""
    chance = random.random()
    if chance < 0.2:
        return name.lower()
    if chance < 0.28:
        return name.upper()
    if chance < 0.34:
        return strip_marks(name)
    if chance < 0.38:
        return strip_marks(name).lower()
    if chance < 0.41 and " " in name:
        first, *others = name.split()
        return " ".join([*(word[0] + "." for word in [first, *others[:-1]]), others[-1]])
    return name


def house_number(random: Random) -> str:
    first, letter = str(random.randint(1, 999)), random.choice(["", "", "", "A", "B", "C", "bis"])
    return "/".join([first, *(str(random.randint(1, 99)) for _ in range(random.choice([0, 0, 1, 1, 2, 3])))]) + letter


def chosen(text: str, random: Random) -> str:
    """One of each [a|b]."""
    while "[" in text:
        text = ONE_OF.sub(lambda match: random.choice(match[1].split("|")), text)
    return text


def sentence(random: Random) -> list[Segment]:
    pattern = chosen(random.choice(NO_NAMES if random.random() < 0.3 else SENTENCES), random)
    plain = {"{t}": TITLES, "{says}": SAYS, "{does}": DOES, "{who}": WHO}
    said: list[Segment] = []
    for part in re.split(r"(\{\w+\})", pattern):
        if part in ("{f}", "{g}"):
            said.append((typed(a_name(random, part == "{f}"), random), "name"))
        elif part == "{n}":
            said.append((typed(f"{random.choice(ORDINALS)} {random.choice(GIVEN)}", random), "name"))
        elif part == "{r}":
            said.append((typed(a_name(random, True), random), "road"))
        elif part == "{u}":
            said.append((house_number(random), None))
        else:
            said.append((random.choice(plain[part]) if part in plain else part, None))
    return [segment for segment in said if segment[0]]


def with_names(message: Message, random: Random) -> Message:
    """With a sentence about somebody at its beginning, at its end or between two of its own."""
    segments = list(message.segments)
    places = [(at, m.end()) for at, (text, mark) in enumerate(segments) if mark is None for m in BREAK.finditer(text)]
    said, where = sentence(random), random.random()
    if where < 0.3:
        segments = [*said, (random.choice((", ", ". ", "\n", ": ", " ")), None), *segments]
    elif where < 0.6 or not places:
        segments = [*segments, (random.choice((". ", "\n", ", ", " ")), None), *said]
    else:
        at, cut = random.choice(places)
        text = segments[at][0]
        segments[at : at + 1] = [(text[:cut], None), *said, (random.choice((". ", ", ", " ")), None), (text[cut:], None)]
    return Message(message.id, message.style, tuple(s for s in segments if s[0]), message.labels)


def renamed(message: Message, random: Random) -> Message:
    """With other names where there are some, so that none is learnt by heart."""

    def other(text: str) -> str:
        name = a_name(random, full=text.count(" ") >= 2)
        return name.lower() if text == text.lower() else name.upper() if text == text.upper() else name

    return Message(message.id, message.style, tuple((other(t) if mark == "name" else t, mark) for t, mark in message.segments), message.labels)
