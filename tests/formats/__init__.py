"""The formats: each read back by a reader of somebody else's, with equal content."""
