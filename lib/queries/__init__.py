"""Filters in, tidy frames out; a file per subject. Every frame of facts has a column `illustrative`."""

import pandas as pd

# Frames are small, and read value by value: texts in Arrow's memory cost a third more processor time of a new question.
pd.set_option("mode.string_storage", "python")
