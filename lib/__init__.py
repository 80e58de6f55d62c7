"""Meridian's library, in the order in which the data travels: schema, db, queries, charts, drawing, screen."""
