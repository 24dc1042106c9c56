"""Backup and restore: what makes a house this house, as one file. Not the footage, which is large and replaceable."""
