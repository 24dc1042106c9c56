"""Motion: frames in, decisions out. No clock, no I/O. See docs/design/motion.md."""
