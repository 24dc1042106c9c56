"""Addresses of sidecars, as people and networks tell them."""

from __future__ import annotations

from yarl import URL

from .const import DEFAULT_PORT


def complete_url(text: str) -> str:
    """An address with the scheme and the port that were left out, and without what does not belong in it.

    Raises ValueError when it can't be one.
    """
    text = text.strip()
    url = URL(text if "://" in text else f"http://{text}")
    if url.scheme not in {"http", "https"} or not url.host:
        raise ValueError(f"{url.scheme} is no scheme of a sidecar")
    if url.explicit_port is None and "://" not in text:
        url = url.with_port(DEFAULT_PORT)
    return str(url.with_user(None).with_query(None).with_fragment(None)).rstrip("/")
