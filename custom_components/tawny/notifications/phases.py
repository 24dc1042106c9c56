"""When a profile pushes what of an event: the first push, a better picture, the end.

Pure: events come in with `tell`, the clock with every call, and `due` says what is to be pushed now and when to ask
again. What it never does: push an update of an event whose first push it did not push, or push out of order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from .conditions import Refusal
from .course import Course, ProfileState, Stage
from .happening import FORGET_S, Happening, Picture
from .profile import Profile

PICTURE_PATIENCE_S = 0.6
"""How long the first push waits for its picture. The picture follows when it takes longer."""

CLIP_SETTLES_S = 1.0
"""How long after its last moment the last fragment of a clip can be read."""

LATE_S = 600.0
"""Events that began longer ago when they are first heard of are not told: after an outage nobody wants them all."""

MOST_POSTPONED = 5
"""How often the end of an event is tried again."""

LONGEST_S = 86_400.0
"""After so long an event is given up whose end nobody told."""


class Phase(StrEnum):
    """What a push is for. All but the first replace what is shown, without a sound."""

    FIRST = "first"
    PICTURE = "picture"
    END = "end"


@dataclass(frozen=True, slots=True)
class Push:
    """One thing to push to the phones of a profile. `picture` is the best that there is."""

    phase: Phase
    happening: Happening
    picture: Picture


class Phases:
    """Of one profile. `refuse` says what the house has against a first push at the moment, if anything."""

    def __init__(self, profile: Profile, state: ProfileState, refuse: Callable[[], Refusal | None]) -> None:
        self.profile = profile
        self.state = state
        self._refuse = refuse
        self._happenings: dict[str, Happening] = {}
        self._wake: float | None = None

    @property
    def wake(self) -> float | None:
        """When to call `due` again, even if nothing happens."""
        return self._wake

    @property
    def under_way(self) -> list[str]:
        """Events of which updates may follow, whether anything was heard of them since the start or not."""
        return [event for event, course in self.state.courses.items() if course.stage is Stage.SENT]

    def phones(self, event: str) -> frozenset[str] | None:
        """The phones that got the first push of an event; None while that is not known."""
        course = self.state.courses.get(event)
        return course.phones if course else None

    def tell(self, happening: Happening, now: float) -> None:
        """An event is there, or changed; telling the same twice changes nothing."""
        if happening.id not in self.state.courses:
            if happening.start < max(self.state.began, now - LATE_S):
                return
            self.state.courses[happening.id] = Course(start=happening.start)
        self._happenings[happening.id] = happening

    def due(self, now: float) -> list[Push]:
        """What is to be pushed now, in this order."""
        self._wake = None
        pushes = []
        for event, happening in list(self._under_way()):
            course = self.state.courses[event]
            while (push := self._step(course, happening, now)) is not None:
                pushes.append(push)
        self._forget(now)
        return pushes

    # what comes back

    def sent(self, push: Push, phones: frozenset[str], now: float, otherwise: Refusal | None = None) -> None:
        """A first push reached these phones; if none, `otherwise` says why."""
        course = self.state.courses.get(push.happening.id)
        if course is None:
            return
        course.phones = phones
        if phones:
            self.state.last_sent = now
            return
        self.state.first_pushes.pop(push.happening.camera, None)
        self._refused(course, otherwise)

    def postpone(self, event: str) -> None:
        """The end of an event could not be pushed, because the sidecar is away: wait until it is asked again."""
        course, happening = self.state.courses.get(event), self._happenings.get(event)
        if course is not None and happening is not None and course.postponed < MOST_POSTPONED:
            course.postponed += 1
            course.stage = Stage.SENT
            self._happenings[event] = replace(happening, clip_end=None)

    def gone(self, event: str) -> None:
        """The sidecar does not know the event any more."""
        if (course := self.state.courses.get(event)) is not None:
            course.stage = Stage.OVER

    def dismiss(self, event: str, phone: str) -> None:
        """Somebody wiped the notification away: it must not come back on this phone."""
        course = self.state.courses.get(event)
        if course is not None and course.phones is not None:
            course.phones -= {phone}
            if not course.phones:
                course.stage = Stage.OVER

    def hold_back(self) -> None:
        """Silenced or switched off: nothing follows of what goes on."""
        for course in self.state.courses.values():
            course.stage = Stage.OVER

    # the steps

    def _step(self, course: Course, happening: Happening, now: float) -> Push | None:
        match course.stage:
            case Stage.WAITING:
                return self._before(course, happening, now)
            case Stage.SENT:
                return self._after(course, happening, now)
        return None

    def _before(self, course: Course, happening: Happening, now: float) -> Push | None:
        if happening.reviewed:
            course.stage = Stage.OVER
            return None
        if not self._matches(course, happening, now):
            return None
        if course.matched is None:
            if (reason := self._refusal(happening.camera, now)) is not None:
                self._refused(course, reason)
                return None
            course.matched = now
        if happening.picture is Picture.NONE and now < course.matched + PICTURE_PATIENCE_S:
            self._wake_at(course.matched + PICTURE_PATIENCE_S)
            return None
        course.stage = Stage.SENT
        course.shown = happening.picture
        self.state.first_pushes[happening.camera] = now
        self.state.last_refusal = None
        return Push(Phase.FIRST, happening, happening.picture)

    def _after(self, course: Course, happening: Happening, now: float) -> Push | None:
        if happening.reviewed:
            course.stage = Stage.OVER
            return None
        if happening.end is None:
            if happening.picture <= course.shown:
                return None
            course.shown = happening.picture
            return Push(Phase.PICTURE, happening, happening.picture)
        if happening.clip_end is None:
            return None
        if now < (settled := happening.clip_end + CLIP_SETTLES_S):
            self._wake_at(settled)
            return None
        course.stage = Stage.OVER
        return Push(Phase.END, happening, happening.picture)

    def _matches(self, course: Course, happening: Happening, now: float) -> bool:
        """Whether the profile tells of the event as it is; closes the course when it never will."""
        wanted = self.profile.concerns(happening)
        lasted = (now if happening.end is None else happening.end) - happening.start
        if wanted and lasted >= self.profile.min_seconds:
            return True
        if happening.end is not None or not self.profile.watches(happening.camera):
            course.stage = Stage.OVER
        elif wanted:
            self._wake_at(happening.start + self.profile.min_seconds)
        return False

    def _refusal(self, camera: str, now: float) -> Refusal | None:
        if not self.state.enabled:
            return Refusal.DISABLED
        if self.state.silenced(now):
            return Refusal.SILENCED
        if (reason := self._refuse()) is not None:
            return reason
        last = self.state.first_pushes.get(camera)
        # A clock that was set back must not silence a camera for as long as it was set back.
        if last is not None and 0 <= now - last < self.profile.cooldown_s:
            return Refusal.COOLDOWN
        return None

    def _refused(self, course: Course, reason: Refusal | None) -> None:
        course.stage = Stage.OVER
        self.state.last_refusal = reason

    # bookkeeping

    def _under_way(self) -> Iterator[tuple[str, Happening]]:
        for event, course in self.state.courses.items():
            if course.stage is not Stage.OVER and (happening := self._happenings.get(event)) is not None:
                yield event, happening

    def _wake_at(self, at: float) -> None:
        self._wake = at if self._wake is None else min(self._wake, at)

    def _forget(self, now: float) -> None:
        """What is over is kept for as long as it could be heard of anew, and what nobody told the end of for a day."""
        for event, course in list(self.state.courses.items()):
            age = now - course.start
            if age > LONGEST_S or (course.stage is Stage.OVER and age > LATE_S + FORGET_S):
                del self.state.courses[event]
                self._happenings.pop(event, None)
        horizon = max(self.profile.cooldown_s, FORGET_S)
        self.state.first_pushes = {
            camera: at for camera, at in self.state.first_pushes.items() if 0 <= now - at < horizon
        }
