"""Where the key pair of Web Push is: known apart from what opens it, which is slow to import."""

from __future__ import annotations

KEY_FILE = "push-key"
"""Name of the file in the storage directory. Only its owner may read it."""
