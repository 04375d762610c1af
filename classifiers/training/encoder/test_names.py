"""Names put into messages, and long texts cut. `python -m unittest` in this folder."""
import unittest
from random import Random

from data import without_middle
from message import Message
from names import GIVEN, TWO_GIVEN, renamed, with_names

PIT = Message("x", "chat", (("Ổ gà trước ", None), ("hẻm 12 Lê Lai", "place"), (" to quá. Xe té hoài", None)), {"sector": 0})


class Names(unittest.TestCase):
    def test_the_message_stays_whole_and_its_place_marked(self):
        for seed in range(200):
            named = with_names(PIT, Random(seed))
            self.assertEqual([named.text[a:b] for a, b in named.marked("place")], ["hẻm 12 Lê Lai"])
            for words in ("Ổ gà trước", "to quá.", "Xe té hoài"):
                self.assertIn(words, named.text)

    def test_what_is_marked_is_a_name_and_nothing_else(self):
        given = set(GIVEN) | set(TWO_GIVEN)
        found = [seg for seed in range(200) for seg in with_names(PIT, Random(seed)).segments if seg[1] == "name"]
        self.assertGreater(len(found), 100)
        for text, _ in found:
            self.assertTrue(any(text.endswith(name) for name in given), text)

    def test_a_name_that_is_there_becomes_another(self):
        named = Message("x", "chat", (("Chị ", None), ("Nguyễn Thị Bưởi", "name"), (" báo", None)), {})
        others = {renamed(named, Random(seed)).text for seed in range(20)}
        self.assertGreater(len(others), 10)
        self.assertNotIn(named.text, others)


class LongTexts(unittest.TestCase):
    def test_what_is_too_long_loses_its_middle(self):
        self.assertEqual(without_middle(list(range(20)), 8), [0, 1, 2, 3, 4, 17, 18, 19])
        self.assertEqual(without_middle([1, 2, 3], 8), [1, 2, 3])
