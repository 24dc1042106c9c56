"""Stands in for a package of Home Assistant's voice assistant, as pymicro_vad does."""


class AudioProcessor:
    """Never made."""
