"""Streamlit's index.html in; our own out: our name and icon, nothing inline that runs, the chart code fetched early."""

import re
from collections.abc import Iterable
from typing import Final

from lib.theme import named

TITLE: Final = "Meridian"
NOSCRIPT: Final = "Meridian draws its charts and maps with JavaScript. Please allow it for this address."
BOOT: Final = '<script src="./app/static/boot.js"></script>'
# What stands there for the half second until Streamlit's first script runs, on the two themes' own ground.
SPLASH: Final = f"""<style>
  body {{ margin: 0; background: {named("backgroundColor", "light")} }}
  .splash {{ position: fixed; inset: 0; display: grid; place-items: center; color: #7b8794;
    font: 300 1.4rem/1 system-ui, sans-serif; letter-spacing: .35em; text-indent: .35em }}
  @media (prefers-color-scheme: dark) {{ body {{ background: {named("backgroundColor", "dark")} }} }}
</style>"""


def shell(index: str, scripts: Iterable[str] = (), fonts: Iterable[str] = ()) -> str:
    """The page that carries every address of Meridian, with `<link>`s for what the browser will need first."""
    page = re.sub(r"<!--(?!\s*Copyright).*?-->\s*", "", index, flags=re.DOTALL)
    # The policy allows no inline script; Streamlit's only one tells a crawler that the page is ready.
    page = re.sub(r"<script>.*?</script>\s*", "", page, flags=re.DOTALL)
    page = re.sub(r'<link rel="service-desc"[^>]*>\s*', "", page)
    page = re.sub(r"<title>.*?</title>", f"<title>{TITLE}</title>", page)
    page = page.replace('href="./favicon.png"', 'href="./app/static/favicon.png"')
    page = re.sub(r"<noscript>.*?</noscript>", f"<noscript><p>{NOSCRIPT}</p></noscript>", page, flags=re.DOTALL)
    page = page.replace('<div id="root"></div>', f'<div id="root"><div class="splash">{TITLE}</div></div>')
    if fonts := list(fonts):
        page = re.sub(r'<link\s+rel="preload"[^>]*as="font"[^>]*>\s*', "", page)
    return page.replace("</head>", "\n".join([*_links(page, scripts, fonts), SPLASH, "</head>"]))


def _links(page: str, scripts: Iterable[str], fonts: Iterable[str]) -> list[str]:
    there = set(re.findall(r'"\./static/js/([^"]+)"', page))
    return [
        BOOT,
        *(f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in scripts if name not in there),
        *(f'<link rel="preload" as="font" type="font/woff2" crossorigin href=".{address}">' for address in fonts),
    ]
