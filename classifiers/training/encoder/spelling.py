"""Ways in which Vietnamese is typed: without marks, as Telex keys that were left behind, in shorthand."""
import re
import unicodedata
from random import Random

from labels import teencode

TONE_KEYS = {"\u0300": "f", "\u0301": "s", "\u0303": "x", "\u0309": "r", "\u0323": "j"}
SHAPE_KEYS = {"\u0306": "w", "\u031b": "w"}  # breve and horn; a circumflex repeats its letter
CIRCUMFLEX = "\u0302"


def strip_marks(text: str) -> str:
    """Without diacritics; of the same length when `text` is composed (NFC)."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not "\u0300" <= c <= "\u036f")
    return plain.replace("đ", "d").replace("Đ", "D")


def telex(word: str, tone_only: bool = False) -> str:
    """The keys typed for `word`: "hẻm" -> "hemr", "đường" -> "dduwowngf"; with `tone_only` just its tone is: "đươngf"."""
    letters, tone = [], ""
    for c in unicodedata.normalize("NFD", word):
        if c in TONE_KEYS:
            tone = TONE_KEYS[c]
        elif tone_only or not letters:
            letters.append(c)
        elif c == CIRCUMFLEX:
            letters.append(letters[-1].lower())
        else:
            letters.append(SHAPE_KEYS.get(c, c))
    keys = "".join(letters)
    if not tone_only:
        keys = keys.replace("đ", "dd").replace("Đ", "Dd")
    return unicodedata.normalize("NFC", keys + tone)


def each_word(text: str, change, chance: float, random: Random) -> str:
    """`change(word)` on about a share `chance` of the words; spaces stay as they are."""
    return re.sub(r"\S+", lambda m: change(m[0]) if random.random() < chance else m[0], text)


def drop_spaces(text: str, chance: float, random: Random) -> str:
    return re.sub(r"(?<=\w) (?=\w)", lambda m: "" if random.random() < chance else m[0], text)


def shorthand() -> dict[str, list[str]]:
    """What is meant -> its shorthands, shortest first."""
    forms: dict[str, list[str]] = {}
    for short, meant in teencode().items():
        forms.setdefault(meant, []).append(short)
    return {meant: sorted(shorts, key=len) for meant, shorts in forms.items()}


SHORTHAND = shorthand()
MEANT = re.compile(r"\b(" + "|".join(sorted(map(re.escape, SHORTHAND), key=len, reverse=True)) + r")\b", re.I)


def abbreviate(text: str, chance: float, random: Random) -> str:
    """Syllables that young or hurried writers shorten, shortened with this chance each."""

    def short(match: re.Match) -> str:
        return random.choice(SHORTHAND[match[0].lower()]) if random.random() < chance else match[0]

    return MEANT.sub(short, unicodedata.normalize("NFC", text))
