"""The words of pushes: whoever shows them, a service worker, has no texts of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["de", "en", "es", "fr", "it", "nl", "pt"]
LANGUAGES: tuple[str, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Texts:
    """Of one language, as in the integration."""

    motion: str
    motion_in: str
    reviewed: str
    silence: str
    test: str


TEXTS = {
    "de": Texts(
        "Bewegung",
        "Bewegung in {zones}",
        "Als gesehen markieren",
        "30 min stummschalten",
        "Benachrichtigungen kommen hier an.",
    ),
    "en": Texts("Motion", "Motion in {zones}", "Mark as reviewed", "Silence for 30 min", "Notifications arrive here."),
    "es": Texts(
        "Movimiento",
        "Movimiento en {zones}",
        "Marcar como visto",
        "Silenciar 30 min",
        "Las notificaciones llegan aquí.",
    ),
    "fr": Texts(
        "Mouvement",
        "Mouvement dans {zones}",
        "Marquer comme vu",
        "Silence 30 min",
        "Les notifications arrivent ici.",
    ),
    "it": Texts(
        "Movimento", "Movimento in {zones}", "Segna come visto", "Silenzia 30 min", "Le notifiche arrivano qui."
    ),
    "nl": Texts(
        "Beweging", "Beweging in {zones}", "Als bekeken markeren", "30 min dempen", "Meldingen komen hier aan."
    ),
    "pt": Texts(
        "Movimento",
        "Movimento em {zones}",
        "Marcar como visto",
        "Silenciar 30 min",
        "As notificações chegam aqui.",
    ),
}


def texts(language: str) -> Texts:
    """The words of `language`; English where there are none."""
    return TEXTS.get(language, TEXTS["en"])


def length(seconds: float) -> str:
    """How long something took, as all these languages write it: `24 s`, `3 min`, `1 h 5 min`."""
    whole = max(1, round(seconds))
    if whole < 60:
        return f"{whole} s"
    minutes = round(whole / 60)
    hours, minutes = divmod(minutes, 60)
    return " ".join(part for part in (f"{hours} h" if hours else "", f"{minutes} min" if minutes else "") if part)
