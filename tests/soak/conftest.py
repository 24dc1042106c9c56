"""Tests that take as long as somebody wants, which `scripts/test-soak` runs and the ordinary suite leaves out."""

from __future__ import annotations

import os

collect_ignore_glob = [] if os.environ.get("TAWNY_SOAK") else ["test_*.py"]
