"""How many rows are illustrative in; the mark that a report and its sections carry out."""

from lib.i18n import Words


def illustrative(rows: int, w: Words) -> str:
    """The mark with what it means; empty where no row is illustrative."""
    if not rows:
        return ""
    return w("Some figures are illustrative: no source gives them, and they are not the university's own.")
