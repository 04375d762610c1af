"""The label lists, read from the TypeScript that owns them, so that no shape is typed twice."""
import re
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[3]
DOMAIN = REPOSITORY / "src" / "domain"
EXAMPLES = REPOSITORY / "classifiers" / "examples"
CITY_PACK = REPOSITORY / "src" / "city" / "packs" / "hcmc"
TEENCODE_SOURCE = REPOSITORY / "classifiers" / "text" / "teencode.ts"

# Tags of a token, for each thing that is marked in a text.
TAGS = ("O", "B", "I")


def words_of(file: str, name: str) -> list[str]:
    """Strings of `export const NAME = [...] as const`."""
    text = (DOMAIN / file).read_text("utf8")
    return re.findall(r'"(\w+)"', re.search(rf"export const {name} = \[(.*?)\] as const", text, re.S)[1])


def heads() -> dict[str, list[str]]:
    """Labels of each head of the message, in the order of the domain (urgency: most urgent first)."""
    return {
        "sector": re.findall(r'\{ id: "(\w+)"', (DOMAIN / "sectors.ts").read_text("utf8")),
        "urgency": words_of("urgency.ts", "URGENCIES"),
        "kind": words_of("kind.ts", "KINDS"),
        "sentiment": words_of("kind.ts", "SENTIMENTS"),
    }


def teencode() -> dict[str, str]:
    """Shorthand -> what is meant, as in classifiers/text/teencode.ts."""
    pairs = re.findall(r'^  "?([^":\s]+)"?: "([^"]+)",', TEENCODE_SOURCE.read_text("utf8"), re.M)
    return {short: meant for short, meant in pairs if short != meant}
