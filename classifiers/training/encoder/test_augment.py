"""Respelling and augmentation: labels and marked parts survive. `python -m unittest` in this folder."""
import unittest
from random import Random

from augment import augmented, both_ways, joined, moved, places, without_marks
from message import Message
from data import message_of, read_plans
from labels import EXAMPLES, heads, teencode
from spelling import abbreviate, strip_marks, telex


def message(urgency: int, *segments: tuple[str, str | None], sector: int = 0) -> Message:
    return Message("x", "chat", segments, {"sector": sector, "urgency": urgency, "kind": 0, "sentiment": 0})


PIT = message(2, ("Ổ gà trước ", None), ("hẻm 12 Lê Lai", "place"), (" không ai lấp", None), sector=1)
FIRE = message(0, ("Cháy lớn ở ", None), ("đường Hoa Mai", "place"), sector=10)


class Spelling(unittest.TestCase):
    def test_marks_are_stripped_and_the_length_stays(self):
        self.assertEqual(strip_marks("Đường ngập, nước dưỡng"), "Duong ngap, nuoc duong")

    def test_telex_gives_the_keys_that_were_typed(self):
        self.assertEqual([telex(w) for w in ("đường", "hẻm", "cây", "Đã")], ["dduwowngf", "hemr", "caay", "Ddax"])
        self.assertEqual(telex("đường", tone_only=True), "đươngf")

    def test_shorthand_replaces_whole_syllables_only(self):
        self.assertIn(abbreviate("không", 1, Random(0)), teencode())
        self.assertEqual(abbreviate("khôngg", 1, Random(0)), "khôngg")


class Augment(unittest.TestCase):
    def test_the_marked_part_is_where_the_span_says_after_every_change(self):
        for seed in range(300):
            changed = augmented(PIT, [PIT, FIRE], ["đường Bàng"], Random(seed))
            parts = [changed.text[a:b] for a, b in changed.marked("place")]
            self.assertEqual(parts, [text for text, mark in changed.segments if mark == "place"])
            self.assertGreaterEqual(len(parts), 1)

    def test_shorthand_never_touches_a_place(self):
        street = message(2, ("không ", None), ("đường Trước", "place"))
        for seed in range(200):
            changed = augmented(street, [street], [], Random(seed))
            if changed.segments[0][0] not in ("không ",):
                continue
            self.assertNotIn("trc", changed.text)

    def test_of_two_joined_the_more_dangerous_labels_both_and_of_equals_the_first(self):
        self.assertEqual(joined(PIT, FIRE).labels, FIRE.labels)
        self.assertEqual(joined(FIRE, PIT).labels, FIRE.labels)
        other = message(2, ("Rác đầy", None), sector=2)
        self.assertEqual(joined(PIT, other).labels, PIT.labels)
        both = joined(PIT, FIRE)
        self.assertEqual([both.text[a:b] for a, b in both.marked("place")], ["hẻm 12 Lê Lai", "đường Hoa Mai"])

    def test_a_place_that_tells_the_matter_stays(self):
        school = message(2, ("Ở ", None), ("trường Hoa Sen", "place"))
        self.assertEqual(places([school, FIRE]), ["đường Hoa Mai"])
        self.assertTrue(all("trường Hoa Sen" in moved(school, ["đường Bàng"], Random(s)).text for s in range(50)))

    def test_an_epoch_shows_every_message_with_and_without_marks_and_is_repeatable(self):
        shown = both_ways([PIT, FIRE], "1-0")
        self.assertEqual(len(shown), 4)
        self.assertTrue(all(m.text == strip_marks(m.text) for m in shown[2:]))
        self.assertEqual(shown, both_ways([PIT, FIRE], "1-0"))

    def test_shipped_examples_keep_text_and_address(self):
        names = heads()
        for row in next(iter(read_plans(EXAMPLES).values())):
            made = message_of(row, names)
            self.assertEqual(made.text, row["text"])
            found = [made.text[a:b] for a, b in made.marked("place")]
            self.assertEqual(found, [row["address_text"]] if row["address_text"] else [])
            self.assertEqual(len(without_marks(made).text), len(row["text"]))


if __name__ == "__main__":
    unittest.main()
