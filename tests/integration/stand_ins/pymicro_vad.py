"""Stands in for a package of Home Assistant's voice assistant, which exists as C++ sources alone.

Phones (mobile_app) import the cloud, and that the voice assistant; nobody talks to it here. The folder is on the path
of the tests, and has to be on that of a `hass` which is started for them.
"""


class MicroVad:
    """Never made."""
