"""Filters in, tidy frames out; a file per subject. Every frame of facts has a column `illustrative`."""
