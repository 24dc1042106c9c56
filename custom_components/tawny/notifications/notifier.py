"""One sidecar's notifications: from its feed through the profiles to the phones."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from datetime import datetime

from homeassistant.config_entries import SIGNAL_CONFIG_ENTRY_CHANGED, ConfigEntry, ConfigEntryChange
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.event import async_track_point_in_utc_time
from homeassistant.util import dt as dt_util

from ..api import EventPage, FeedMessage, InvalidAnswerError, NotFoundError, TawnyApiError
from ..api.decode import decode
from ..const import DOMAIN, LOGGER
from ..coordinator import TawnyCoordinator
from .clip import find_clip
from .conditions import Refusal
from .courier import Letter, Outcome
from .device import rename_device
from .happening import Happening, Happenings
from .office import OFFICE
from .payload import Clip
from .phases import Phase, Push
from .profile import SUBENTRY_TYPE, Profile
from .stale import check_profile, forget_profile
from .watch import Watch
from .writer import Writer

ASK_AGAIN_S = (2.0, 5.0, 10.0, 30.0, 60.0)
"""Pauses before a sidecar that did not answer is asked again. After the last, the next connection is waited for."""


class Notifier:
    """`start` it before the feed is followed; it ends when the entry is unloaded."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, coordinator: TawnyCoordinator) -> None:
        self._hass = hass
        self._entry = entry
        self._coordinator = coordinator
        self._office = hass.data[OFFICE]
        self._writer = Writer(hass, entry, coordinator, self._office.texts)
        self._happenings = Happenings()
        self._asking: set[str] = set()
        self._unreadable: set[str] = set()
        """Profiles of which that was told."""
        self._timer: CALLBACK_TYPE | None = None
        self._profiles_heard_by: list[Callable[[], None]] = []
        self.watches: dict[str, Watch] = {}
        self._sync()

    @callback
    def start(self) -> None:
        """Follow the feed and the profiles until the entry is unloaded."""
        unload = self._entry.async_on_unload
        unload(self._coordinator.async_add_listener(self._check))
        unload(self._coordinator.async_listen(self._hear))
        unload(self._coordinator.async_listen_to_state(self._connected))
        unload(async_dispatcher_connect(self._hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._entry_changed))
        self._office.courier.on_count.append(self._counted)
        self._office.desks[self._entry.entry_id] = self
        unload(self._stop)

    @callback
    def listen_to_profiles(self, listener: Callable[[], None]) -> CALLBACK_TYPE:
        """Call `listener` when profiles came or went; returns how to stop that."""
        self._profiles_heard_by.append(listener)
        return lambda: self._profiles_heard_by.remove(listener)

    async def mark_reviewed(self, event: str) -> None:
        """Tell the sidecar that somebody has seen an event; nothing follows of it."""
        try:
            self._tell([self._happenings.tell(await self._coordinator.client.change_event(event, reviewed=True))])
        except TawnyApiError as error:
            LOGGER.warning("An event of %s could not be marked as reviewed: %s", self._entry.title, error)

    # profiles

    @callback
    def _entry_changed(self, change: ConfigEntryChange, entry: ConfigEntry) -> None:
        if change is ConfigEntryChange.UPDATED and entry.entry_id == self._entry.entry_id:
            self._sync()

    @callback
    def _sync(self) -> None:
        profiles = self._profiles()
        gone = self.watches.keys() - self._entry.subentries.keys()
        for profile_id in gone:
            self.watches.pop(profile_id).close()
            forget_profile(self._hass, profile_id)
        self._office.memory.forget(gone)
        come = profiles.keys() - self.watches.keys()
        for profile_id, profile in profiles.items():
            if profile_id in come:
                self.watches[profile_id] = Watch(self._hass, self._office.memory, profile)
            elif self.watches[profile_id].profile != profile:
                self.watches[profile_id].change(profile)
                rename_device(self._hass, self._entry.entry_id, profile)
        self._check()
        if gone or come:
            for listener in tuple(self._profiles_heard_by):
                listener()

    def _profiles(self) -> dict[str, Profile]:
        """Those that can be read. One that can't stays what it was, if anything, and keeps no other from working."""
        profiles, unreadable = {}, set()
        for subentry in self._entry.get_subentries_of_type(SUBENTRY_TYPE):
            profile_id = subentry.subentry_id
            try:
                profiles[profile_id] = Profile.from_data(profile_id, subentry.title, subentry.data)
            except ValueError as error:
                unreadable.add(profile_id)
                if profile_id not in self._unreadable:
                    LOGGER.error("Notification profile %s can't be read: %s", subentry.title, error)
        self._unreadable = unreadable
        return profiles

    @callback
    def _check(self) -> None:
        for watch in self.watches.values():
            check_profile(self._hass, self._coordinator, watch.profile)

    @callback
    def _counted(self) -> None:
        for watch in self.watches.values():
            watch.changed()

    @callback
    def _stop(self) -> None:
        self._office.courier.on_count.remove(self._counted)
        self._office.desks.pop(self._entry.entry_id)
        self._cancel_timer()
        for watch in self.watches.values():
            watch.close()

    # what happens

    @callback
    def _hear(self, message: FeedMessage) -> None:
        happening = self._happenings.hear(message)
        if happening is None:
            return
        self._tell([happening])
        if happening.end is not None and happening.clip_end is None:
            self._ask(happening.id)

    @callback
    def _connected(self, message: FeedMessage) -> None:
        """What happened while nobody listened: after a restart of either side, or an outage."""
        try:
            events = decode(EventPage, {"events": message.data.get("events")}).events
        except InvalidAnswerError as error:
            LOGGER.debug("What %s tells of its events is not understood: %s", self._entry.title, error)
            events = ()
        self._happenings.forget(_now())
        self._tell([self._happenings.tell(event) for event in reversed(events)])
        told = {event.id for event in events}
        for watch in self.watches.values():
            for event in watch.phases.under_way:
                if event not in told:
                    self._ask(event)

    @callback
    def _tell(self, happenings: Iterable[Happening]) -> None:
        now = _now()
        for happening in happenings:
            for watch in self.watches.values():
                watch.phases.tell(happening, now)
        self._advance()

    @callback
    def _advance(self, _at: datetime | None = None) -> None:
        """Push what is due, and come back when the next is."""
        self._cancel_timer()
        now = _now()
        # The loudest first: of a phone that several of them would tell, the others leave it alone.
        watches = sorted(self.watches.values(), key=lambda watch: -watch.profile.level.rank)
        for watch in watches:
            refused = watch.last_refusal
            for push in watch.phases.due(now):
                self._push(watch, push)
            if watch.last_refusal != refused:
                watch.changed()
        if watches:
            self._office.memory.save()
        wakes = [watch.phases.wake for watch in watches if watch.phases.wake is not None]
        if wakes:
            at = dt_util.utc_from_timestamp(min(wakes))
            self._timer = async_track_point_in_utc_time(self._hass, self._advance, at)

    @callback
    def _cancel_timer(self) -> None:
        if self._timer is not None:
            self._timer()
            self._timer = None

    def _ask(self, event: str, *, later: bool = False) -> None:
        """Ask the sidecar after an event: its feed does not tell everything."""
        if event not in self._asking:
            self._asking.add(event)
            self._task(self._asked(event, later=later), f"{DOMAIN} asks after {event}")

    async def _asked(self, event: str, *, later: bool) -> None:
        try:
            for pause_s in ASK_AGAIN_S if later else (0.0, *ASK_AGAIN_S):
                await asyncio.sleep(pause_s)
                try:
                    self._tell([self._happenings.tell(await self._coordinator.client.event(event))])
                except NotFoundError:
                    for watch in self.watches.values():
                        watch.phases.gone(event)
                except TawnyApiError as error:
                    LOGGER.debug("Event %s of %s could not be asked for: %s", event, self._entry.title, error)
                    continue
                return
        finally:
            self._asking.discard(event)

    # what follows

    def _push(self, watch: Watch, push: Push) -> None:
        work = self._begin(watch, push) if push.phase is Phase.FIRST else self._follow(watch, push)
        self._task(work, f"{DOMAIN} notifies of {push.happening.id}")

    async def _begin(self, watch: Watch, push: Push) -> None:
        letter = self._letter(watch, push)
        phones = watch.profile.phones
        outcomes = await asyncio.gather(*(self._office.courier.begin(phone, letter) for phone in phones))
        reached = frozenset(
            phone for phone, outcome in zip(phones, outcomes, strict=True) if outcome is Outcome.REACHED
        )
        watch.phases.sent(push, reached, _now(), _why(outcomes))
        self._office.memory.save()
        watch.changed()

    async def _follow(self, watch: Watch, push: Push) -> None:
        event, clip = push.happening.id, None
        if push.phase is Phase.END:
            try:
                clip = await find_clip(self._coordinator.client, self._entry.entry_id, event)
            except TawnyApiError as error:
                LOGGER.debug("The clip of %s of %s is out of reach: %s", event, self._entry.title, error)
                watch.phases.postpone(event)
                self._ask(event, later=True)
                return
        remembered = watch.phases.phones(event)
        letter = self._letter(watch, push, clip)
        await asyncio.gather(
            *(
                self._office.courier.follow(phone, letter, reached=remembered is not None)
                for phone in (watch.profile.phones if remembered is None else remembered)
            )
        )

    def _letter(self, watch: Watch, push: Push, clip: Clip | None = None) -> Letter:
        content = self._writer.write(watch.profile, push, _now(), clip)
        return Letter(watch.profile.id, push.happening.id, content)

    def _task(self, work: Coroutine[None, None, None], name: str) -> None:
        self._entry.async_create_background_task(self._hass, work, name)


def _why(outcomes: list[Outcome]) -> Refusal | None:
    """Why nobody was reached."""
    if Outcome.TOLD in outcomes:
        return None
    return Refusal.LIMIT if Outcome.LIMIT in outcomes else Refusal.UNREACHABLE


def _now() -> float:
    return dt_util.utcnow().timestamp()
