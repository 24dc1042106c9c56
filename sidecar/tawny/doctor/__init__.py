"""Looks at machine, configuration, storage, broker, cameras and service, and says what to do about what is wrong.

It writes nothing that stays, takes no lock, and never tries a refused login twice, so that it may run at any time, also
beside the service.
"""

from tawny.doctor.checkup import Checkup
from tawny.doctor.findings import Finding, Outcome

__all__ = ["Checkup", "Finding", "Outcome"]
