"""Verbale: the open, verifiable record of who said what, where, when and about which sector in diplomacy."""

__version__ = "0.1.0"
