"""The encoder (BERT: multilingual-e5-small, all layers or every n-th) with heads for messages and for tokens."""
from dataclasses import asdict, dataclass, field

import torch
from torch import nn
from torch.nn import functional as F

from base_weights import Base
from labels import TAGS


EVIDENCE = "evidence"


@dataclass
class Shape:
    vocab: int
    layers: int
    heads: dict[str, int]  # head of the message -> number of labels
    tags: list[str] = field(default_factory=lambda: ["place"])  # what is marked in the text, each with BIO tags
    hidden: int = 384
    attention_heads: int = 12
    ffn: int = 1536
    positions: int = 512
    eps: float = 1e-12
    dropout: float = 0.1

    def as_dict(self) -> dict:
        return asdict(self)


class Layer(nn.Module):
    """Post-LayerNorm: norm(x + attention(x)), then norm(x + ffn(x))."""

    def __init__(self, shape: Shape):
        super().__init__()
        self.attention_heads, self.dropout = shape.attention_heads, nn.Dropout(shape.dropout)
        self.qkv = nn.Linear(shape.hidden, 3 * shape.hidden)
        self.attention_out = nn.Linear(shape.hidden, shape.hidden)
        self.attention_norm = nn.LayerNorm(shape.hidden, eps=shape.eps)
        self.ffn_in = nn.Linear(shape.hidden, shape.ffn)
        self.ffn_out = nn.Linear(shape.ffn, shape.hidden)
        self.ffn_norm = nn.LayerNorm(shape.hidden, eps=shape.eps)
        self.rounded = False

    def forward(self, x: torch.Tensor, seen: torch.Tensor) -> torch.Tensor:
        """x f32[batch, tokens, hidden]; `seen` f32[batch, 1, 1, tokens], 0 where a token may be looked at, else very low."""
        batch, tokens, hidden = x.shape
        # unbind, not three selections: their backward fills three times the whole with zeros.
        q, k, v = self.qkv(x).view(batch, tokens, 3, self.attention_heads, -1).transpose(1, 3).unbind(2)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=seen)
        mixed = mixed.transpose(1, 2).reshape(batch, tokens, hidden)
        x = self.attention_norm(x + self.dropout(self.attention_out(mixed)))
        inner = F.gelu(self.ffn_in(x))
        if self.training and self.rounded:
            inner = in_eight_bits(inner)
        return self.ffn_norm(x + self.dropout(self.ffn_out(inner)))


def in_eight_bits(x: torch.Tensor) -> torch.Tensor:
    """As the exported model will round it, one scale for each text, with the gradient of x itself (Bengio et al. 2013,
    straight through). A few large values set the scale; training with them makes the rest bear it."""
    with torch.no_grad():
        low, high = x.amin((1, 2), keepdim=True).clamp_max(0), x.amax((1, 2), keepdim=True).clamp_min(0)
        scale = (high - low).clamp_min(1e-8) / 255
        lost = torch.round(x / scale) * scale - x
    return x + lost


class Encoder(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.shape = shape
        self.word = nn.Embedding(shape.vocab, shape.hidden)
        self.position = nn.Embedding(shape.positions, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, eps=shape.eps)
        self.dropout = nn.Dropout(shape.dropout)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.heads = nn.ModuleDict({name: nn.Linear(shape.hidden, size) for name, size in shape.heads.items()})
        # Texts lie in one narrow cone: likeness is measured from its middle (export_onnx.py finds it), not from zero.
        self.register_buffer("centre", torch.zeros(shape.hidden), persistent=False)
        self.tags = nn.ModuleDict({name: nn.Linear(shape.hidden, len(TAGS)) for name in shape.tags})

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> dict[str, torch.Tensor]:
        """input_ids, attention_mask i64[batch, tokens] -> `pooled` f32[batch, hidden] of length 1 (for cosines),
        logits f32[batch, labels] of each head, logits f32[batch, tokens, 3] of each tag, and `evidence`
        f32[batch, tokens, sectors]: a sector's logit is the mean of its evidence over the tokens, plus its bias
        (Zhou et al. 2016, "Learning deep features for discriminative localization")."""
        x = self.tokens(input_ids, attention_mask)
        mean = mean_of(x, attention_mask)
        logits = {name: head(self.dropout(mean)) for name, head in self.heads.items()}
        logits |= {name: tag(self.dropout(x)) for name, tag in self.tags.items()}
        return {"pooled": F.normalize(mean - self.centre, dim=1), **logits, EVIDENCE: F.linear(x, self.heads["sector"].weight)}

    def learn_top(self, layers: int) -> None:
        """Only the top `layers` and the heads learn from now on; what is below them costs no backward pass."""
        for part in (self.word, self.position, self.norm, *self.layers[: len(self.layers) - layers]):
            part.requires_grad_(False)

    def round_inner(self) -> None:
        """From now on, training rounds what goes into each second feed-forward matrix: of all activations the one that
        eight bits hurt (docs/understanding.md)."""
        for layer in self.layers:
            layer.rounded = True

    def mean(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """What the heads of the message read: f32[batch, hidden]."""
        return mean_of(self.tokens(input_ids, attention_mask), attention_mask)

    def tokens(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """The last layer, f32[batch, tokens, hidden]."""
        mask = attention_mask.to(torch.float32)
        positions = torch.arange(input_ids.shape[1], device=input_ids.device)
        x = self.dropout(self.norm(self.word(input_ids) + self.position(positions)))
        for layer in self.layers:
            x = layer(x, (1 - mask[:, None, None, :]) * -1e9)
        return x


def mean_of(x: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
    """Over the tokens that are no padding."""
    mask = attention_mask.to(torch.float32)
    return (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)


def chosen(layers: int, of: int, keep: str) -> list[int]:
    """Which base layers are kept: `bottom` the first ones, `every` the last of each run of equal length (6 of 12: 1, 3,
    ... 11). Each layer expects what the one below it gives, so `bottom` starts whole. One trial each, learning 96 messages
    by heart: 0.9 of the sectors after 60 steps at a rate of 1e-4, against 0.55 for `every` at 5e-5 (its rate was not
    varied further). On all rows at 1.5e-4 `every` had learnt nothing after 126 steps."""
    if keep == "bottom" and layers <= of:
        return list(range(layers))
    if keep != "every" or of % layers:
        raise ValueError(f"cannot keep {layers} of {of} layers by {keep}")
    return [(i + 1) * of // layers - 1 for i in range(layers)]


def load_base(encoder: Encoder, base: Base, kept: list[int], keep: str) -> None:
    """Fills the encoder from the base weights; row i of the word embeddings is the base piece kept[i]."""
    hidden = base.hidden
    part = lambda name, *size: torch.from_numpy(base.tensor(name)).reshape(size)
    state = {"word.weight": torch.from_numpy(base.word_rows(kept))}
    # There is one token type: its row is added to every position once and for all.
    state["position.weight"] = part("emb.pos", base.positions, hidden) + part("emb.type", -1, hidden)[0]
    state |= {"norm.weight": part("emb.ln.w", hidden), "norm.bias": part("emb.ln.b", hidden)}
    names = {"attention_out": "ao", "attention_norm": "aln", "ffn_in": "fi", "ffn_out": "fo", "ffn_norm": "oln"}
    for i, source in enumerate(chosen(encoder.shape.layers, base.layers, keep)):
        for kind, size in (("w", (hidden, hidden)), ("b", (hidden,))):
            key = f"layers.{i}.qkv.{'weight' if kind == 'w' else 'bias'}"
            state[key] = torch.cat([part(f"l{source}.{name}.{kind}", *size) for name in "qkv"])
        for ours, theirs in names.items():
            module = getattr(encoder.layers[i], ours)
            state[f"layers.{i}.{ours}.weight"] = part(f"l{source}.{theirs}.w", *module.weight.shape)
            state[f"layers.{i}.{ours}.bias"] = part(f"l{source}.{theirs}.b", *module.bias.shape)
    missing, unexpected = encoder.load_state_dict(state, strict=False)
    strangers = [key for key in missing if not key.startswith(("heads.", "tags."))] + unexpected
    if strangers:
        raise ValueError(f"base weights do not fit: {strangers}")
