"""The API's handlers, one module per subject. Each has `ROUTES`; `tawny.api.app` puts them together."""
