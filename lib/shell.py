"""Streamlit's index.html in; our own out: our name and icon, our font, nothing inline that runs."""

import re
import tomllib
from collections.abc import Iterable
from typing import Final

from lib.theme import CONFIG, named

TITLE: Final = "Meridian"
NOSCRIPT: Final = "Meridian draws its charts and maps with JavaScript. Please allow it for this address."
BOOT: Final = '<script src="./app/static/boot.js"></script>'
FONT: Final = '<link rel="preload" as="font" type="font/woff2" crossorigin href=".{}">'
# What stands there for the half second until Streamlit's first script runs, on the two themes' own ground.
SPLASH: Final = f"""<style>
  body {{ margin: 0; background: {named("backgroundColor", "light")} }}
  .splash {{ position: fixed; inset: 0; display: grid; place-items: center; color: #7b8794;
    font: 300 1.4rem/1 system-ui, sans-serif; letter-spacing: .35em; text-indent: .35em }}
  @media (prefers-color-scheme: dark) {{ body {{ background: {named("backgroundColor", "dark")} }} }}
</style>"""


def shell(index: str, fonts: Iterable[str] = ()) -> str:
    """The page that carries every address of Meridian; the fonts are those that its first words are set in."""
    page = re.sub(r"<!--(?!\s*Copyright).*?-->\s*", "", index, flags=re.DOTALL)
    # The policy allows no inline script; Streamlit's only one tells a crawler that the page is ready.
    page = re.sub(r"<script>.*?</script>\s*", "", page, flags=re.DOTALL)
    page = re.sub(r'<link rel="service-desc"[^>]*>\s*', "", page)
    page = re.sub(r"<title>.*?</title>", f"<title>{TITLE}</title>", page)
    page = page.replace('href="./favicon.png"', 'href="./app/static/favicon.png"')
    page = re.sub(r"<noscript>.*?</noscript>", f"<noscript><p>{NOSCRIPT}</p></noscript>", page, flags=re.DOTALL)
    page = page.replace('<div id="root"></div>', f'<div id="root"><div class="splash">{TITLE}</div></div>')
    if links := [FONT.format(address) for address in fonts]:
        page = re.sub(r'<link\s+rel="preload"[^>]*as="font"[^>]*>\s*', "", page)
    return page.replace("</head>", "\n".join([BOOT, *links, SPLASH, "</head>"]))


def basic_fonts() -> list[str]:
    """The addresses of our own fonts that hold plain Latin; the others wait until a page has letters of theirs."""
    faces = tomllib.loads(CONFIG.read_text("utf-8"))["theme"].get("fontFaces", [])
    return [f"/{face['url']}" for face in faces if face.get("unicodeRange", "U+0000").startswith("U+0000")]
