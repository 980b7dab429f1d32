"""Statements, built from filters without running anything."""
