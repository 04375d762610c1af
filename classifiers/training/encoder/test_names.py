"""Names put into messages, and long texts cut. `python -m unittest` in this folder."""
import unittest
from random import Random

from data import without_middle
from message import Message
from names import AT_HOME, FOREIGN, GIVEN, a_name, chosen, renamed, sentence, typed, with_names
from spelling import strip_marks

PIT = Message("x", "chat", (("Ổ gà trước ", None), ("hẻm 12 Lê Lai", "place"), (" to quá. Xe té hoài", None)), {"sector": 0})


class Names(unittest.TestCase):
    def test_the_message_stays_whole_and_its_place_marked(self):
        for seed in range(200):
            named = with_names(PIT, Random(seed))
            self.assertEqual([named.text[a:b] for a, b in named.marked("place")], ["hẻm 12 Lê Lai"])
            for words in ("Ổ gà trước", "to quá.", "Xe té hoài"):
                self.assertIn(words, named.text)

    def test_what_is_marked_is_a_name_and_a_road_called_like_one_is_none(self):
        known = {strip_marks(word).lower() for word in [*GIVEN, *AT_HOME, *" ".join(FOREIGN).split()]}
        segments = [segment for seed in range(400) for segment in with_names(PIT, Random(seed)).segments]
        names = [text for text, mark in segments if mark == "name"]
        self.assertGreater(len(names), 200)
        for text in names:
            self.assertIn(strip_marks(text).lower().split()[-1], known, text)
        self.assertGreater(sum(mark == "road" for _, mark in segments), 10)

    def test_names_come_in_every_shape(self):
        names = [typed(a_name(Random(seed), True), Random(seed)) for seed in range(300)]
        for shape in (str.islower, str.isupper, str.istitle, lambda name: name == strip_marks(name), lambda name: "." in name):
            self.assertTrue(any(map(shape, names)))
        self.assertGreater(len(set(names)), 290)

    def test_of_alternatives_one_is_said(self):
        self.assertEqual({chosen("[a|b] [c|]", Random(seed)) for seed in range(50)}, {"a c", "b c", "a ", "b "})
        for seed in range(500):
            self.assertNotRegex("".join(text for text, _ in sentence(Random(seed))), r"[\[\]{}|]{2}|\{")

    def test_a_name_that_is_there_becomes_another(self):
        named = Message("x", "chat", (("Chị ", None), ("Nguyễn Thị Bưởi", "name"), (" báo", None)), {})
        others = {renamed(named, Random(seed)).text for seed in range(20)}
        self.assertGreater(len(others), 10)
        self.assertNotIn(named.text, others)


class LongTexts(unittest.TestCase):
    def test_what_is_too_long_loses_its_middle(self):
        self.assertEqual(without_middle(list(range(20)), 8), [0, 1, 2, 3, 4, 17, 18, 19])
        self.assertEqual(without_middle([1, 2, 3], 8), [1, 2, 3])
