"""Messages whose personal data their author marked: "Tôi tên ⟦name:Lê Thị Hoa⟧" (../../../src/domain/redact/yardstick/marked.ts)."""
import json
import re
import unicodedata
from dataclasses import replace
from pathlib import Path
from random import Random

from augment import misspelt, without_marks
from labels import words_of
from message import Message, Segment
from names import renamed

PERSONAL_DATA = words_of("redact/finding.ts", "PERSONAL_DATA")
# A name may follow another at once, so it has a beginning; two numbers of homes do not.
TAGS = ["O", "B-name", "I-name", *(kind for kind in PERSONAL_DATA if kind != "name")]
EITHER = "either"  # neither asked for nor held against
MARK = re.compile(r"(⟦[^⟦⟧]*⟧)")


def read_marked(file: Path) -> list[Message]:
    """Each marked part is a segment of its type. Raises ValueError at a mark that is none."""
    return [message_of(json.loads(line)) for line in file.read_text("utf8").splitlines() if line.strip()]


def message_of(row: dict) -> Message:
    segments: list[Segment] = []
    for piece in MARK.split(unicodedata.normalize("NFC", row["marked"])):
        mark = re.fullmatch(r"⟦(\??)(\w+):([^⟦⟧]+)⟧", piece)
        if mark is None and re.search("[⟦⟧]", piece) or mark and mark[2] not in PERSONAL_DATA:
            raise ValueError(f"{row['id']}: {piece} is not ⟦type:words⟧")
        if piece:
            segments.append((mark[3], EITHER if mark[1] else mark[2]) if mark else (piece, None))
    return Message(row["id"], row["style"], tuple(segments), {})


def renumbered(message: Message, random: Random) -> Message:
    """With other digits in what is marked, so that no number is learnt by heart; its shape and its first digit stay."""

    def other(text: str) -> str:
        return re.sub(r"(?<=\d)\d", lambda digit: str(random.randint(0, 9)), text)

    return replace(message, segments=tuple((other(t) if mark else t, mark) for t, mark in message.segments))


def written_otherwise(message: Message, others: list[Message], random: Random) -> Message:
    """One way in which the message could have been written: other names and numbers, a slip, no marks, beside another."""
    if random.random() < 0.85:
        message = renumbered(renamed(message, random), random)
    message = misspelt(message, random)
    if random.random() < 0.35:
        message = without_marks(message)
    if random.random() < 0.15:
        both = [message, random.choice(others)]
        random.shuffle(both)
        message = replace(message, segments=(*both[0].segments, (". ", None), *both[1].segments))
    return message
