"""Cuts the tokenizer of the base model (Unigram, 250,002 pieces) to what complaints in Vietnamese need.

usage: vocabulary.py [--cache DIR] [--out DIR]   writes tokenizer.json and kept.json (row i of ours = base piece kept[i]).

A text whose best pieces are all kept is cut as before: what is left of the lattice still holds the best path.
"""
import argparse
import json
import re
import unicodedata
from itertools import product
from pathlib import Path
from random import Random

from tokenizers import Tokenizer

from data import read_plans
from labels import CITY_PACK, DOMAIN, EXAMPLES
from spelling import abbreviate, strip_marks
from wheels import DEFAULT_CACHE, TOKENIZER, member

SPECIAL = 4  # <s> <pad> </s> <unk>: they keep their ids
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
EMOJI = ((0x2190, 0x2BFF), (0x1F000, 0x1FAFF), (0xFE0F, 0xFE0F), (0x200D, 0x200D))


def parts_of_syllables() -> list[list[str]]:
    """Onsets (or none), vowels, codas (or none), as the service knows them."""
    source = (DOMAIN / "syllable.ts").read_text("utf8")
    listed = lambda name: re.search(rf'const {name} =\s*"([^"]+)"', source)[1].split()
    return [["", *listed("ONSETS")], listed("VOWELS"), ["", *listed("CODAS")]]


def forms(text: str) -> list[str]:
    """As written, stripped, shortened, in capitals: with and without marks."""
    short = [abbreviate(text, chance, Random(0)) for chance in (0.5, 1)]
    texts = [text, *short, text.upper(), text.lower(), text.capitalize()]
    return texts + [strip_marks(t) for t in texts]


def syllables() -> set[str]:
    """What could be a Vietnamese syllable, with and without marks (most are no piece, and do no harm)."""
    found = set()
    for onset, vowel, coda in product(*parts_of_syllables()):
        for tone, at in product(TONES, range(len(vowel))):
            found.add(unicodedata.normalize("NFC", onset + vowel[: at + 1] + tone + vowel[at + 1 :] + coda))
    return found | {strip_marks(syllable) for syllable in found}


def common_character(c: str) -> bool:
    """Letters of the Latin script, digits, punctuation, signs, emoji."""
    if any(first <= ord(c) <= last for first, last in EMOJI):
        return True
    return ord(c) < 0x250 or 0x1E00 <= ord(c) <= 0x20CF or 0x0300 <= ord(c) <= 0x036F


def ward_names() -> list[str]:
    """Wards of today and of before July 2025: the places that complaints name, whether or not an example does."""
    wards = [ward for file in sorted(CITY_PACK.glob("*wards.json")) for ward in json.loads(file.read_text("utf8"))]
    return sorted({ward[key] for ward in wards for key in ("name", "district", "formerProvince") if ward.get(key)})


def kept_pieces(tokenizer: Tokenizer, pieces: list[str], texts: list[str]) -> list[int]:
    """Ids of the base pieces to keep, ascending, special ones first."""
    kept = set(range(SPECIAL))
    # "query: " stands before every text (README.md), and cuts it differently where there is no space.
    batch = [f"query: {form}" for text in texts for form in forms(text)]
    for encoding in tokenizer.encode_batch(batch):
        kept.update(encoding.ids)
    known = syllables()
    for at, piece in enumerate(pieces[SPECIAL:], SPECIAL):
        body = piece.removeprefix("▁")
        if body == "" or (len(body) == 1 and common_character(body)):
            kept.add(at)
        elif re.fullmatch(r"\d{2,3}", body) or body.lower() in known:
            kept.add(at)
    return sorted(kept)


def cut(source: dict, kept: list[int]) -> dict:
    """tokenizer.json with only these pieces. <mask> goes: nothing is masked here."""
    model = {**source["model"], "vocab": [source["model"]["vocab"][at] for at in kept]}
    return {**source, "added_tokens": [token for token in source["added_tokens"] if token["id"] < SPECIAL], "model": model}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, default=DEFAULT_CACHE)
    parser.add_argument("--out", type=Path, default=DEFAULT_CACHE / "vocabulary")
    parser.add_argument("--corrections", type=Path, default=None)
    options = parser.parse_args()
    raw = member(TOKENIZER, options.cache).decode()
    source = json.loads(raw)
    texts = [row["text"] for rows in read_plans(EXAMPLES, None, options.corrections).values() for row in rows] + ward_names()
    kept = kept_pieces(Tokenizer.from_str(raw), [piece for piece, _ in source["model"]["vocab"]], texts)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "tokenizer.json").write_text(json.dumps(cut(source, kept), ensure_ascii=False), "utf8")
    (options.out / "kept.json").write_text(json.dumps(kept))
    print(f"{len(kept)} of {len(source['model']['vocab'])} pieces")


if __name__ == "__main__":
    main()
