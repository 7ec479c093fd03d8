"""Sopbook: standard operating procedures as a handbook, and as training that sticks."""

__version__ = "0.1.0"
