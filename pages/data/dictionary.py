"""Dictionary: what each table and column holds, how each indicator is counted, where the rows come from."""

from lib import screen
from lib.screen import dictionary

w = screen.words()
screen.heading(w("Dictionary"), w("What the database holds, how each figure is counted, and where the rows come from."))
screen.said(dictionary.counts(w))
dictionary.show()
