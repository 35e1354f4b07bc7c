"""Publish arguments whose every claim can be followed down to its evidence."""

__version__ = "0.1.0"
