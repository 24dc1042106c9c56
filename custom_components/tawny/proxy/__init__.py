"""Passing media of sidecars on: what may be asked for, how players get in without a header, and the bytes."""
