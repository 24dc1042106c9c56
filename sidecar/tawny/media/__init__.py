"""Video as a run of fragments: packets, timestamps, fragmenter, fMP4 boxes, spool. See docs/design/fragments.md."""
