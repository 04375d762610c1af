"""What train.py can be told on its command line."""
import argparse
from pathlib import Path

from objective import HEAD_RATE
from wheels import DEFAULT_CACHE


def options_of(description: str, arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, default=DEFAULT_CACHE)
    parser.add_argument("--vocabulary", type=Path, default=DEFAULT_CACHE / "vocabulary")
    parser.add_argument("--out", type=Path, default=DEFAULT_CACHE / "run")
    parser.add_argument("--corrections", type=Path, default=None, help="one more plan: langnghe export corrections")
    parser.add_argument("--start", type=Path, default=None, help="a shipped model to go on from, instead of the base")
    parser.add_argument("--round-after", type=float, default=0.5, help="share of the run after which activations are rounded")
    parser.add_argument("--learning-layers", type=int, default=None, help="only so many of the top layers learn: for a short leg")
    parser.add_argument("--layers", type=int, default=12)
    parser.add_argument("--keep", choices=("bottom", "every"), default="bottom", help="which layers of the base")
    parser.add_argument("--rate", type=float, default=1.5e-4, help="of the encoder")
    parser.add_argument("--head-rate", type=float, default=HEAD_RATE, help="of the heads; less when they are learnt already")
    parser.add_argument("--hold-out", default="", help="plans, with commas between")
    parser.add_argument("--tags", default="place,name")
    parser.add_argument("--names", type=Path, default=DEFAULT_CACHE / "names.json", help="written by ../names.ts")
    parser.add_argument("--max-length", type=int, default=128)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--checkpoint-minutes", type=float, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rows", type=int, default=None, help="only so many of each part: for a trial")
    return parser.parse_args(arguments)
