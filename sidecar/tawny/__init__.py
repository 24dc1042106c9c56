"""Tawny: a camera recorder for Home Assistant. The rooms and their order are in docs/design/architecture.md."""

__version__ = "0.1.0"
