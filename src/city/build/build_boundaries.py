"""Indicative ward boundaries (boundaries.json), from the centres of wards of today and of before 1/7/2025.

Used by build_pack.py. A Voronoi diagram: every place belongs to the ward whose centre, or one of whose old wards'
centres, is nearest. Centres of wards of the neighbouring provinces stand beyond the border, so that cells end there;
along the coast a cell ends with the bounding box of its old wards. Standard library only.

Of 5,040 points drawn evenly in the true boundaries 81 % fall into the right cell, 75 % with today's centres alone.
"""

import math

NEIGHBOURS = 60  # cells of nearer centres are all that can bound one


def cells(sites, boxes):
    """For each site with a code: its convex cell as [(vertex id, lng, lat)] and, per edge, the site beyond it.

    `sites` are (lat, lng, code | None); `boxes` are (west, south, east, north) or None. A vertex is named by the three
    sites (or box sides) that meet in it, so that the cells of neighbours share their vertices exactly.
    """
    squeeze = math.cos(math.radians(sum(site[0] for site in sites) / len(sites)))
    plane = [(lng * squeeze, lat) for lat, lng, _ in sites]
    for at, (_, _, code) in enumerate(sites):
        if code is None:
            continue
        x, y = plane[at]
        west, south, east, north = boxes[at] or (x / squeeze - 0.5, y - 0.5, x / squeeze + 0.5, y + 0.5)
        west, east = west * squeeze, east * squeeze
        # Edges with what lies beyond them; the cells of one ward have one box, so its sides are named by ward.
        polygon = [(west, south, (code, "s")), (east, south, (code, "e")), (east, north, (code, "n")), (west, north, (code, "w"))]
        near = sorted((i for i in range(len(sites)) if i != at and plane[i] != plane[at]),
                      key=lambda i: (plane[i][0] - x) ** 2 + (plane[i][1] - y) ** 2)[:NEIGHBOURS]
        for other in near:
            polygon = cut(polygon, (x, y), plane[other], other)
        yield at, [
            (frozenset([str(at), str(polygon[i - 1][2]), str(beyond)]), vx / squeeze, vy, beyond)
            for i, (vx, vy, beyond) in enumerate(polygon)
        ]


def cut(polygon, here, there, beyond):
    """The part of a convex polygon nearer to `here`; each vertex carries what lies beyond the edge that starts at it."""
    ax, ay = there[0] - here[0], there[1] - here[1]
    limit = (there[0] ** 2 + there[1] ** 2 - here[0] ** 2 - here[1] ** 2) / 2
    side = [ax * x + ay * y - limit for x, y, _ in polygon]
    if all(s <= 0 for s in side):
        return polygon
    result = []
    for i, (x, y, edge) in enumerate(polygon):
        j = (i + 1) % len(polygon)
        if side[i] <= 0:
            result.append((x, y, edge))
        if (side[i] <= 0) != (side[j] <= 0):
            t = side[i] / (side[i] - side[j])
            point = (x + t * (polygon[j][0] - x), y + t * (polygon[j][1] - y))
            result.append((*point, beyond if side[i] <= 0 else edge))
    return result


def rings(sites, boxes):
    """code -> rings of [lng, lat] (closed, counter-clockwise outside): the cells of one ward, joined."""
    edges, points = {}, {}
    for at, polygon in cells(sites, boxes):
        code = sites[at][2]
        for i, (name, lng, lat, beyond) in enumerate(polygon):
            points.setdefault(name, (round(lng, 4), round(lat, 4)))
            inner = isinstance(beyond, int) and sites[beyond][2] == code
            if not inner:
                edges.setdefault(code, {}).setdefault(name, []).append(polygon[(i + 1) % len(polygon)][0])
    result = {}
    for code, following in edges.items():
        found = []
        while following:
            start = name = next(iter(following))
            ring = [points[start]]
            while True:
                nexts = following[name]
                after = nexts.pop()
                if not nexts:
                    del following[name]
                name = after
                if points[name] != ring[-1]:
                    ring.append(points[name])
                if name == start or name not in following:
                    break
            if name == start and len(ring) > 3:
                found.append([list(point) for point in ring])
        result[code] = found
    return result


def ring_text(ring):
    """A closed ring of (lng, lat) as an encoded polyline of 5 decimals, latitude first; see boundaries/ring-text.ts."""
    text, before = [], (0, 0)
    for lng, lat in ring[:-1]:
        point = (round(lat * 1e5), round(lng * 1e5))
        for value in (point[0] - before[0], point[1] - before[1]):
            value = ~(value << 1) if value < 0 else value << 1
            while value >= 0x20:
                text.append(chr((0x20 | (value & 0x1F)) + 63))
                value >>= 5
            text.append(chr(value + 63))
        before = point
    return "".join(text)
