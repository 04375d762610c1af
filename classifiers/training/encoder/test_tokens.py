"""The cut vocabulary and the tags of tokens. Needs what vocabulary.py wrote and the wheels; skipped without them.
`python -m unittest` in this folder; ENCODER_CACHE names the cache folder when it is not the default."""
import json
import os
import unittest
from pathlib import Path

from tokenizers import Tokenizer

from augment import without_marks
from message import Message
from data import IGNORED, PREFIX, encode, message_of, people_in, read_plans
from labels import EXAMPLES, REPOSITORY, TAGS, heads
from vocabulary import forms
from wheels import DEFAULT_CACHE, TOKENIZER, member

CACHE = Path(os.environ.get("ENCODER_CACHE", REPOSITORY / DEFAULT_CACHE))
OURS = CACHE / "vocabulary" / "tokenizer.json"


class Labels(unittest.TestCase):
    def test_the_lists_are_those_of_the_domain(self):
        self.assertEqual([len(names) for names in heads().values()], [21, 4, 5, 3])
        self.assertEqual(heads()["urgency"][0], "critical")


class People(unittest.TestCase):
    def test_whom_an_author_marked_is_found_wherever_they_stand_as_a_whole_word(self):
        row = {"text": "Tâm báo, bà Lê Tâm đau tâm thần", "people": ["Tâm", "Lê Tâm"]}
        self.assertEqual([row["text"][a:b] for a, b in people_in(row)], ["Tâm", "Lê Tâm"])
        self.assertEqual(people_in({"text": "không ai", "people": []}), [])

    def test_the_shipped_rows_mark_words_of_their_text_outside_the_place(self):
        marked = [row for rows in read_plans(EXAMPLES).values() for row in rows if "people" in row]
        self.assertGreater(len(marked), 50)
        for row in marked:
            self.assertGreaterEqual(len(row["names"]), len(row["people"]), row["id"])
            message_of(row, heads())  # raises where a name lies in the place


@unittest.skipUnless(OURS.exists(), "run vocabulary.py first")
class Vocabulary(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.ours = Tokenizer.from_file(str(OURS))
        cls.base = Tokenizer.from_str(member(TOKENIZER, CACHE).decode())
        cls.kept = json.loads((CACHE / "vocabulary" / "kept.json").read_text())

    def test_an_id_of_ours_names_the_piece_that_the_map_says(self):
        self.assertEqual(self.ours.get_vocab_size(), len(self.kept))
        self.assertEqual(self.kept[:4], [0, 1, 2, 3])
        for at, base in enumerate(self.kept):
            self.assertEqual(self.ours.id_to_token(at), self.base.id_to_token(base))

    def test_examples_are_cut_into_the_same_pieces(self):
        rows = [row["text"] for rows in read_plans(EXAMPLES).values() for row in rows[::20]]
        texts = [PREFIX + form for text in rows for form in forms(text)]
        for text, ours, base in zip(texts, self.ours.encode_batch(texts), self.base.encode_batch(texts)):
            self.assertEqual([self.kept[at] for at in ours.ids], base.ids, text)

    def test_tags_mark_the_tokens_of_the_place_and_no_others(self):
        segments = (("Ổ gà trước ", None), ("hẻm 12 Lê Lai", "place"), (", sâu lắm", None))
        message = Message("x", "chat", segments, dict.fromkeys(heads(), 0))
        for shown in (message, without_marks(message)):
            row = encode([shown], self.ours, ["place"], 96)[0]
            tags = row["tags"]["place"]
            inside = [i for i, tag in enumerate(tags) if tag]
            self.assertEqual(inside, list(range(inside[0], inside[-1] + 1)))
            self.assertEqual([TAGS[tags[i]] for i in inside], ["B"] + ["I"] * (len(inside) - 1))
            self.assertEqual(self.ours.decode([row["ids"][i] for i in inside]), shown.segments[1][0])

    def test_a_road_that_was_put_in_is_no_name_and_asked_of_nobody_as_a_place(self):
        segments = (("Rác ở ", None), ("hẻm 9", "place"), (" gần đường ", None), ("Lê Thị Khuê", "road"))
        row = encode([Message("x", "chat", segments, dict.fromkeys(heads(), 0))], self.ours, ["place", "name"], 96)[0]
        self.assertEqual(set(row["tags"]["name"]), {0})
        self.assertIn(IGNORED, row["tags"]["place"])
        self.assertIn(TAGS.index("B"), row["tags"]["place"])

    def test_long_texts_lose_their_end(self):
        message = Message("x", "long", (("dài " * 300, None),), dict.fromkeys(heads(), 0))
        self.assertEqual(len(encode([message], self.ours, ["place"], 96)[0]["ids"]), 96)


if __name__ == "__main__":
    unittest.main()
