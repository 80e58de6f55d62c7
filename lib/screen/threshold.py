"""The environment of the server in; the smallest number of people that a guest may see out."""

import os

from lib.queries import masking

VARIABLE = "MERIDIAN_SMALLEST"


def threshold() -> int:
    """Only who starts the server sets it; no address and no page can."""
    return masking.smallest(os.environ.get(VARIABLE))
