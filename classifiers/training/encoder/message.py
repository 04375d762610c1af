"""A labelled message as a row of segments: what is marked (a place, a name) is a segment of its own."""
from dataclasses import dataclass

# (text, what is marked by it or None)
Segment = tuple[str, str | None]


@dataclass(frozen=True)
class Message:
    id: str
    style: str
    segments: tuple[Segment, ...]
    labels: dict[str, int]  # head -> number of the label

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.segments)

    def marked(self, tag: str) -> list[tuple[int, int]]:
        """Half-open spans of characters."""
        spans, at = [], 0
        for text, mark in self.segments:
            if mark == tag and text:
                spans.append((at, at + len(text)))
            at += len(text)
        return spans
