"""The code in; each catalogue of lib/locale with every text of the code in it out: `make words`.

New texts are added empty, texts that the code no longer has are dropped, translations stay.
"""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from lib.i18n import LOCALES, SOURCE_LANGUAGE, languages
from lib.schema import Base

ROOT = Path(__file__).parents[1]
# w("text"), words("text") where the parameter has its long name, and N_("text") where a constant is marked.
KEYWORDS = ("w", "words", "N_")
Text = tuple[str | tuple[str, ...], tuple[str, int]]


def sources() -> list[Path]:
    return [ROOT / "app.py", *sorted((ROOT / "pages").rglob("*.py")), *sorted((ROOT / "lib").rglob("*.py"))]


def texts() -> Iterator[Text]:
    """Every text that a reader may see, with the file and line it stands in."""
    for path in sources():
        place = path.relative_to(ROOT).as_posix()
        if not place.startswith("lib/migrations/"):
            for text, line in texts_of(path.read_text("utf-8")):
                yield text, (place, line)
    # The dictionary: what the database says of itself.
    for mapper in sorted(Base.registry.mappers, key=lambda one: one.class_.__name__):
        place = mapper.class_.__module__.replace(".", "/") + ".py"
        table = mapper.local_table
        for text in (mapper.class_.__doc__, table.comment, *(column.comment for column in table.columns)):
            if text:
                yield " ".join(text.split()), (place, 0)


def texts_of(code: str) -> Iterator[tuple[str | tuple[str, ...], int]]:
    """The texts of one module, in the order in which they stand.

    Read from the syntax tree: Babel's own reader joins the two texts of `w("a" if x else "b")` to one, and takes the
    first half of `w("a" + b)` for the whole.
    """
    calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        if is_text(call):
            found = literals(call.args[0])
            # words("en") asks for a language and not for a text.
            yield from ((text, call.lineno) for text in found if text not in (SOURCE_LANGUAGE, *languages()))
        elif is_plural(call):
            for one, many in zip(literals(call.args[0]), literals(call.args[1]), strict=True):
                yield (one, many), call.lineno


def is_text(call: ast.Call) -> bool:
    """Whether it is w("..."), s.w("..."), words("...") or N_("...")."""
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    return name in KEYWORDS and bool(call.args)


def is_plural(call: ast.Call) -> bool:
    """Whether it is w.n("...", "...", n)."""
    return isinstance(call.func, ast.Attribute) and call.func.attr == "n" and len(call.args) > 2


def literals(node: ast.expr) -> list[str]:
    """The texts that stand in the code itself; both of `"a" if x else "b"`, none where a constant is only named."""
    if isinstance(node, ast.IfExp):
        return [*literals(node.body), *literals(node.orelse)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value else []


@cache
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
        left = missing(language)
        print(f"{language}: {len(template())} texts, {len(left)} without a translation", *left, sep="\n  ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
