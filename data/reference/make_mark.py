"""The mark of the product: nothing in; `static/logo.svg` and `static/favicon.png` (128 px, transparent) out.

A disc with its prime meridian. Filled, so that it reads on a light and on a dark page.
"""

from pathlib import Path

from PIL import Image, ImageDraw

STATIC = Path(__file__).resolve().parent.parent.parent / "static"
ACCENT, PAPER = "#0B5E6B", "#FFFFFF"
SIZE, DRAWN = 128, 1024  # drawn large and scaled down: smooth edges
# Centre, radius, and the half widths of the two meridians, in 128ths.
CENTRE, RADIUS = 64.0, 60.0
MERIDIANS = ((26.0, 9.0), (26.0, 3.5))  # half width, stroke: the eastern one bold, the western one fine
EQUATOR = 3.5

SVG = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128" role="img" aria-label="Meridian">
<circle cx="64" cy="64" r="60" fill="{ACCENT}"/>
<g fill="none" stroke="{PAPER}" stroke-linecap="round">
<path d="M64 16A26 48 0 0 1 64 112" stroke-width="9"/>
<path d="M64 16A26 48 0 0 0 64 112" stroke-width="3.5" opacity=".75"/>
<path d="M17 64H111" stroke-width="3.5" opacity=".75"/>
</g>
</svg>
"""


def favicon() -> Image.Image:
    """The same drawing in pixels."""
    k = DRAWN / SIZE
    image = Image.new("RGBA", (DRAWN, DRAWN))
    draw = ImageDraw.Draw(image)
    draw.ellipse([(CENTRE - RADIUS) * k, (CENTRE - RADIUS) * k, (CENTRE + RADIUS) * k, (CENTRE + RADIUS) * k], ACCENT)
    faint = "#C2D7DA"
    draw.line([17 * k, CENTRE * k, 111 * k, CENTRE * k], faint, round(EQUATOR * k))
    for (half, stroke), colour, start, end in (
        (MERIDIANS[1], faint, 90, 270),
        (MERIDIANS[0], PAPER, -90, 90),
    ):
        edge = stroke / 2
        box = [(CENTRE - half - edge) * k, (16 - edge) * k, (CENTRE + half + edge) * k, (112 + edge) * k]
        draw.arc(box, start, end, colour, round(stroke * k))
    for y in (16, 112):
        draw.ellipse([(CENTRE - 4.5) * k, (y - 4.5) * k, (CENTRE + 4.5) * k, (y + 4.5) * k], PAPER)
    return image.resize((SIZE, SIZE), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    (STATIC / "logo.svg").write_text(SVG, encoding="utf-8")
    favicon().save(STATIC / "favicon.png", optimize=True)
