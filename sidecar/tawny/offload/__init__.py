"""Copies of recordings in an S3-compatible bucket: made as soon as there is something to copy, and read when needed."""
