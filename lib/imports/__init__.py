"""Files of an office in; rows of the cooperation database, or what is wrong and in which cell, out."""
