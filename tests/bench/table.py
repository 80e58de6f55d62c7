"""Rows of figures in; a table on the terminal out."""

from collections.abc import Mapping, Sequence


def show(title: str, rows: Sequence[Mapping[str, object]]) -> None:
    print(f"\n{title}")
    if not rows:
        print("  nothing to measure yet")
        return
    columns = list(dict.fromkeys(name for row in rows for name in row))
    cells = [[_text(row.get(name, "")) for name in columns] for row in rows]
    widths = [max(len(name), *(len(line[i]) for line in cells)) for i, name in enumerate(columns)]
    for line in (columns, *cells):
        print(
            "  " + "  ".join(_aligned(text, width, i) for i, (text, width) in enumerate(zip(line, widths, strict=True)))
        )


def quantile(values: Sequence[float], share: float) -> float:
    """The value that this share of all values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _text(value: object) -> str:
    return f"{value:,.2f}" if isinstance(value, float) else f"{value:,}" if isinstance(value, int) else str(value)


def _aligned(text: str, width: int, column: int) -> str:
    return text.ljust(width) if column == 0 else text.rjust(width)
