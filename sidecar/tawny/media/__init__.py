"""Video as a run of fragments: packets, timestamps, the fragmenter, fMP4 boxes and the spool. See docs/design/fragments.md."""
