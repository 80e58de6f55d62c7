"""The code in; each catalogue of lib/locale with every text of the code in it out: `make words`.

New texts are added empty, texts that the code no longer has are dropped, translations stay.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from lib.i18n import LOCALES
from lib.schema import Base

ROOT = Path(__file__).parents[1]
# w("text"), w.n("one", "many", n), and N_("text") where a constant is marked.
KEYWORDS = {"w": None, "N_": None, "n": (1, 2)}
Text = tuple[str | tuple[str, ...], tuple[str, int]]


def sources() -> list[Path]:
    return [ROOT / "app.py", *sorted((ROOT / "pages").rglob("*.py")), *sorted((ROOT / "lib").rglob("*.py"))]


def texts() -> Iterator[Text]:
    """Every text that a reader may see, with the file and line it stands in."""
    for path in sources():
        place = path.relative_to(ROOT).as_posix()
        if not place.startswith("lib/migrations/"):
            for line, text, _comments, _context in extract_from_file("python", path, keywords=KEYWORDS):
                yield text, (place, line)
    # The dictionary: what the database says of itself.
    for mapper in Base.registry.mappers:
        place = mapper.class_.__module__.replace(".", "/") + ".py"
        table = mapper.local_table
        for text in (mapper.class_.__doc__, table.comment, *(column.comment for column in table.columns)):
            if text:
                yield text, (place, 0)


def template() -> Catalog:
    """All texts of the code, none translated."""
    catalogue = Catalog(charset="utf-8")
    for text, place in texts():
        catalogue.add(text, locations=[place])
    return catalogue


def read(language: str) -> Catalog:
    with (LOCALES / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language)


def missing(language: str) -> list[str]:
    """The texts that a reader of this language would see in English."""
    catalogue, found = read(language), []
    for message in template():
        known = catalogue.get(message.id)
        parts = (
            known.string if known is not None and isinstance(known.string, tuple | list) else (known and known.string,)
        )
        if message.id and not all(parts):
            found.append(message.id if isinstance(message.id, str) else message.id[0])
    return found


def update(language: str) -> Catalog:
    """The catalogue of a language with exactly the texts of the code; a text that changed starts anew."""
    catalogue = read(language)
    catalogue.update(template(), no_fuzzy_matching=True)
    return catalogue


def written(catalogue: Catalog) -> str:
    """The catalogue as it lies in the repository: no dates in it, no line numbers that move with every change."""
    fields = ("Content-Type: text/plain; charset=utf-8", f"Plural-Forms: {catalogue.plural_forms}")
    head = "\n".join(['msgid ""', 'msgstr ""', *(f'"{field}\\n"' for field in fields), "", ""])
    body = BytesIO()
    write_po(
        body, catalogue, width=110, omit_header=True, sort_by_file=True, ignore_obsolete=True, include_lineno=False
    )
    return head + body.getvalue().decode()


def main() -> int:
    for path in sorted(LOCALES.glob("*/LC_MESSAGES/messages.po")):
        language = path.parts[-3]
        path.write_text(written(update(language)), "utf-8")
        print(f"{language}: {len(template())} texts, {len(missing(language))} without a translation")
    return 0


if __name__ == "__main__":
    sys.exit(main())
