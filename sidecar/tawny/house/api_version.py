"""Which API this is, for clients that are released apart from it: both sides say what they can, and nobody guesses."""

from __future__ import annotations

API = 1
"""Counts up with whatever clients may come to rely on: a route, a field, a message of the feed."""

API_OLDEST = 1
"""Clients made for this API or a later one still get all that they rely on. Raised by what breaks older ones."""
