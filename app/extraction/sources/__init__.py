"""The formats a source may come in, one module each."""
