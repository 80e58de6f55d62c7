"""What pages share on the screen: the filter bar, tiles, chart cards, the map, tables and the empty state."""

from lib.screen.attention import attention
from lib.screen.bar import filter_bar, heading, nothing, unfiltered
from lib.screen.cards import Card, card, empty, pair, section
from lib.screen.changes import what_came, what_moved
from lib.screen.state import ask, home, question, words
from lib.screen.tables import rows
from lib.screen.tiles import as_new, marked, newest, readings, said, tiles
from lib.screen.world import world_map

__all__ = [
    "Card",
    "as_new",
    "ask",
    "attention",
    "card",
    "empty",
    "filter_bar",
    "heading",
    "home",
    "marked",
    "newest",
    "nothing",
    "pair",
    "question",
    "readings",
    "rows",
    "said",
    "section",
    "tiles",
    "unfiltered",
    "what_came",
    "what_moved",
    "words",
    "world_map",
]
