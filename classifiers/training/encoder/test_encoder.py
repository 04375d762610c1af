"""The base weights and the encoder: `python -m unittest` in this folder."""
import struct
import unittest

import numpy as np
import torch

from base_weights import dequantise, read_base
from model import Encoder, Shape, chosen


def a_file(tensors: dict[str, tuple[int, bytes]]) -> bytes:
    """An E5S1 file with a vocabulary of one piece; name -> (count, bytes)."""
    head = b"E5S1" + struct.pack("<I7ifi", 1, 32, 1, 2, 64, 2, 4, 1, 1e-12, 32)
    head += struct.pack("<5iQ", 1, 0, 2, 1, 3, 3) + struct.pack("<2If", 0, 3, -1.0) + b"abc"
    head += struct.pack("<iI", 0, 2) + b"zz"

    def entry(name: str, count: int, offset: int, size: int) -> bytes:
        return struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", 0, count, offset, size)

    start = len(head) + 4 + sum(len(entry(name, 0, 0, 0)) for name in tensors)
    table, body = struct.pack("<i", len(tensors)), b""
    for name, (count, raw) in tensors.items():
        table += entry(name, count, start + len(body), len(raw))
        body += raw
    return head + table + body


class BaseWeights(unittest.TestCase):
    block = struct.pack("<e", 0.5) + bytes([0x80 + i for i in range(16)])

    def test_low_nibbles_come_first_and_eight_is_zero(self):
        values = dequantise(self.block)
        np.testing.assert_array_equal(values[:16], (np.arange(16) - 8) * 0.5)
        np.testing.assert_array_equal(values[16:], np.zeros(16))

    def test_tensors_are_found_behind_tables_that_are_skipped(self):
        bias = np.arange(3, dtype="<f4")
        base = read_base(a_file({"l0.q.b": (3, bias.tobytes()), "emb.word": (64, self.block * 2)}))
        self.assertEqual((base.hidden, base.layers, base.vocab), (32, 1, 2))
        np.testing.assert_array_equal(base.tensor("l0.q.b"), bias)
        np.testing.assert_array_equal(base.word_rows([1, 0]).shape, (2, 32))
        np.testing.assert_array_equal(base.word_rows([1])[0], dequantise(self.block))

    def test_another_file_is_refused(self):
        with self.assertRaises(ValueError):
            read_base(b"ABCD" + bytes(200))


class Model(unittest.TestCase):
    def test_layers_are_kept_from_the_bottom_or_at_equal_distance_with_the_top(self):
        self.assertEqual(chosen(6, 12, "bottom"), [0, 1, 2, 3, 4, 5])
        self.assertEqual(chosen(6, 12, "every"), [1, 3, 5, 7, 9, 11])
        self.assertEqual(chosen(12, 12, "every"), chosen(12, 12, "bottom"))
        self.assertEqual(chosen(3, 12, "every"), [3, 7, 11])
        for layers, keep in ((5, "every"), (13, "bottom")):
            with self.assertRaises(ValueError):
                chosen(layers, 12, keep)

    def test_padding_changes_nothing(self):
        torch.manual_seed(0)
        encoder = Encoder(Shape(50, 2, {"sector": 21}, hidden=24, attention_heads=2, ffn=48, positions=16)).eval()
        ids = torch.randint(4, 50, (1, 5))
        alone = encoder(ids, torch.ones_like(ids))
        padded = encoder(torch.cat([ids, torch.ones(1, 4, dtype=torch.long)], 1), torch.tensor([[1] * 5 + [0] * 4]))
        torch.testing.assert_close(alone["pooled"], padded["pooled"])
        torch.testing.assert_close(alone["sector"], padded["sector"])
        torch.testing.assert_close(alone["place"], padded["place"][:, :5])
        self.assertAlmostEqual(alone["pooled"].norm().item(), 1, places=5)


if __name__ == "__main__":
    unittest.main()
