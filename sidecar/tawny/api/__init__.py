"""The HTTP API, version 1, and the web page's files."""
