"""One module per revision, named after it. A released one is never edited."""
