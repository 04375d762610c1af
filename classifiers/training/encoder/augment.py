"""Changes a labelled message as writers would, so that its labels and the marked parts of the text stay right.

A message is a row of segments; what is marked (the place) is a segment of its own, so no change can lose its limits.
"""
import re
from dataclasses import replace
from random import Random

from message import Message
from names import renamed, with_names
from spelling import abbreviate, drop_spaces, each_word, strip_marks, telex

# A place that says what the matter is about ("trường", "bệnh viện") is not given to another message.
TELLING = re.compile(
    r"trường|tr[g ]|bệnh viện|bv|chợ|chung cư|\bcc\b|công viên|trạm|bến|siêu thị|nhà|quán|công ty|\bcty\b|ủy ban|ubnd|"
    r"trung tâm|phòng|cầu|chùa|kênh|rạch|cổng|xưởng|khu công nghiệp|kcn|metro|ga |sân|mầm non|\bthpt|\bthcs", re.I
)


def respell(message: Message, change, marked_too: bool = True) -> Message:
    """`change(text)` on every segment, or only on those that nothing marks."""
    same = lambda mark: mark is not None and not marked_too
    return replace(message, segments=tuple((t if same(mark) else change(t), mark) for t, mark in message.segments))


def without_marks(message: Message) -> Message:
    return respell(message, strip_marks)


def places(messages: list[Message]) -> list[str]:
    """Places that fit any message."""
    return [t for m in messages for t, mark in m.segments if mark == "place" and not TELLING.search(t)]


def moved(message: Message, pool: list[str], random: Random) -> Message:
    """With another place from the pool, else with other numbers in its own (house, alley, ward)."""

    def change(text: str) -> str:
        if pool and not TELLING.search(text) and random.random() < 0.6:
            return random.choice(pool)
        return re.sub(r"\d+", lambda m: str(random.randint(1, max(9, 10 ** len(m[0]) - 1))), text)

    return replace(message, segments=tuple((change(t) if mark == "place" else t, mark) for t, mark in message.segments))


def joined(first: Message, second: Message) -> Message:
    """Both texts in one message. The labels are those of the more dangerous one (urgencies are numbered from the most
    urgent), of the first when they are equal: docs/labels.md."""
    worse = second if second.labels["urgency"] < first.labels["urgency"] else first
    end = " " if first.text.rstrip().endswith((".", "!", "?")) else ". "
    return replace(worse, segments=(*first.segments, (end, None), *second.segments))


def misspelt(message: Message, random: Random) -> Message:
    """One slip of the hand, or none."""
    slip = random.random()
    if slip < 0.10:
        return respell(message, lambda t: each_word(t, strip_marks, random.uniform(0.2, 0.8), random))
    if slip < 0.16:
        tone_only = random.random() < 0.6
        return respell(message, lambda t: each_word(t, lambda w: telex(w, tone_only), 0.08, random))
    if slip < 0.22:
        return respell(message, lambda t: drop_spaces(t, 0.08, random))
    if slip < 0.28:
        return respell(message, str.upper)
    if slip < 0.38:
        return respell(message, str.lower)
    return message


def augmented(message: Message, others: list[Message], pool: list[str], random: Random) -> Message:
    """One way in which the message could have been written. Same seed, same answer."""
    if random.random() < 0.08:
        other = random.choice(others)
        if len(message.text) + len(other.text) < 350:
            message = joined(message, other)
    if random.random() < 0.35:
        message = with_names(message, random)
    elif random.random() < 0.5:
        message = renamed(message, random)
    if random.random() < 0.25:
        message = moved(message, pool, random)
    if message.style not in ("formal", "teencode") and random.random() < 0.15:
        chance = random.uniform(0.3, 1)
        message = respell(message, lambda t: abbreviate(t, chance, random), marked_too=False)
    return misspelt(message, random)


def both_ways(messages: list[Message], seed: str) -> list[Message]:
    """What one epoch shows: every message twice, with its marks and without, each augmented on its own."""
    random = Random(seed)
    pool = places(messages)
    written = [augmented(message, messages, pool, random) for message in messages]
    return written + [without_marks(augmented(message, messages, pool, random)) for message in messages]
