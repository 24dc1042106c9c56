"""Tests on what earlier versions left behind, which `scripts/test-upgrades` makes and the ordinary suite lacks."""

from __future__ import annotations

import os

FOLDER = os.environ.get("TAWNY_UPGRADES")
collect_ignore_glob = [] if FOLDER else ["test_*.py"]
