"""A page with an error in it."""

raise ValueError("a password in a message")
