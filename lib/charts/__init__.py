"""Frames in, Charts out: what is drawn, not how; a file per subject."""
