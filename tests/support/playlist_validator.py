"""Apple's rules for playlists, live and recorded, checked over one playlist and over all loads of it.

Source: draft-pantos-hls-rfc8216bis, sections 4.4 (tags), 6.2.1 and 6.2.2 (how a live playlist may change), appendix
B.1 (what low latency needs). Independent of the code that writes playlists: reads nothing but text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise

_ATTRIBUTE = re.compile(r'([A-Z0-9-]+)=("[^"\r\n]*"|[^",\s]*)(?:,|$)')
_TOLERANCE_S = 0.0011
"""What rounding to milliseconds may cost."""


class PlaylistError(AssertionError):
    """A rule was broken."""


@dataclass
class Part:
    """A partial segment."""

    uri: str
    duration: float
    independent: bool


@dataclass
class Segment:
    """A media segment; `uri` is empty while it grows."""

    sequence: int
    discontinuity: int
    init: str
    uri: str = ""
    duration: float = 0.0
    date: datetime | None = None
    parts: list[Part] = field(default_factory=list)


@dataclass
class Media:
    """A media playlist."""

    version: int
    target: int
    part_target: float
    control: dict[str, str]
    start: dict[str, str]
    segments: list[Segment]
    skipped: int
    hint: str
    reports: list[dict[str, str]]
    independent: bool
    kind: str = ""
    """VOD or EVENT; empty for a live playlist."""
    ended: bool = False

    @property
    def complete(self) -> list[Segment]:
        return [segment for segment in self.segments if segment.uri]

    @property
    def duration(self) -> float:
        return sum(s.duration or sum(p.duration for p in s.parts) for s in self.segments)

    @property
    def last(self) -> tuple[int, int]:
        """Media sequence number and index of the last part."""
        return self.segments[-1].sequence, len(self.segments[-1].parts) - 1


def check(condition: object, rule: str) -> None:
    if not condition:
        raise PlaylistError(rule)


def attributes(text: str) -> dict[str, str]:
    """An attribute list; quotes are removed."""
    found: dict[str, str] = {}
    at = 0
    while at < len(text):
        match = _ATTRIBUTE.match(text, at)
        check(match, f"an attribute list is damaged: {text}")
        assert match is not None
        check(match[1] not in found, f"an attribute stands there twice: {text}")
        found[match[1]] = match[2].strip('"')
        at = match.end()
    return found


def _lines(text: str) -> list[str]:
    check(text.startswith("#EXTM3U\n"), "the first line is #EXTM3U")
    check(not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ufeff]", text), "no control characters, no BOM")
    return [line for line in text.split("\n") if line and not re.match("#(?!EXT)", line)]


_ONCE = (
    "EXT-X-VERSION",
    "EXT-X-TARGETDURATION",
    "EXT-X-MEDIA-SEQUENCE",
    "EXT-X-DISCONTINUITY-SEQUENCE",
    "EXT-X-SERVER-CONTROL",
    "EXT-X-PART-INF",
    "EXT-X-START",
    "EXT-X-PLAYLIST-TYPE",
    "EXT-X-ENDLIST",
)


def read_media(text: str) -> Media:
    """Parse a media playlist and check it by itself."""
    lines = _lines(text)
    single: dict[str, str] = {}
    media = Media(0, 0, 0.0, {}, {}, [], 0, "", [], "#EXT-X-INDEPENDENT-SEGMENTS" in lines)
    state = _Reading(media)
    for line in lines[1:]:
        name, _, value = line.removeprefix("#").partition(":")
        if line.startswith("#") and name in _ONCE:
            check(name not in single, f"{name} stands there once")
            anywhere = name in {"EXT-X-START", "EXT-X-ENDLIST"}
            check(not media.segments or anywhere, f"{name} stands before the first segment")
            single[name] = value
            state.header(name, value)
        else:
            state.line(line, name, value)
    check("EXT-X-TARGETDURATION" in single, "EXT-X-TARGETDURATION is required")
    _check_single(media, single)
    return media


class _Reading:
    def __init__(self, media: Media) -> None:
        self.media = media
        self.init = ""
        self.sequence = 0
        self.discontinuity = 0
        self.current: Segment | None = None
        self.broken = False
        self.date: datetime | None = None
        self.duration: float | None = None

    def header(self, name: str, value: str) -> None:
        media = self.media
        match name:
            case "EXT-X-VERSION":
                media.version = int(value)
            case "EXT-X-TARGETDURATION":
                media.target = int(value)
            case "EXT-X-MEDIA-SEQUENCE":
                self.sequence = int(value)
            case "EXT-X-DISCONTINUITY-SEQUENCE":
                self.discontinuity = int(value)
            case "EXT-X-SERVER-CONTROL":
                media.control = attributes(value)
            case "EXT-X-PART-INF":
                media.part_target = float(attributes(value)["PART-TARGET"])
            case "EXT-X-START":
                media.start = attributes(value)
            case "EXT-X-PLAYLIST-TYPE":
                check(value in {"VOD", "EVENT"}, "EXT-X-PLAYLIST-TYPE is VOD or EVENT")
                media.kind = value
            case "EXT-X-ENDLIST":
                media.ended = True

    def line(self, line: str, name: str, value: str) -> None:
        if not line.startswith("#"):
            self.uri(line)
        elif name in {"EXT-X-SKIP", "EXT-X-PRELOAD-HINT", "EXT-X-RENDITION-REPORT"}:
            self.low_latency(name, attributes(value))
        elif line != "#EXT-X-INDEPENDENT-SEGMENTS":
            self.tag(line, name, value)

    def low_latency(self, name: str, found: dict[str, str]) -> None:
        media = self.media
        match name:
            case "EXT-X-SKIP":
                check(not media.segments, "EXT-X-SKIP stands before all segments")
                media.skipped = int(found["SKIPPED-SEGMENTS"])
                self.sequence += media.skipped
            case "EXT-X-PRELOAD-HINT":
                check(found["TYPE"] == "PART", "the hint is for a part")
                check(not media.hint, "one hint for a part")
                media.hint = found["URI"]
            case _:
                media.reports.append(found)

    def tag(self, line: str, name: str, value: str) -> None:
        match name:
            case "EXT-X-MAP":
                check(self.current is None, "EXT-X-MAP stands before the parts of its segment")
                self.init = attributes(value)["URI"]
            case "EXT-X-DISCONTINUITY":
                check(self.current is None, "EXT-X-DISCONTINUITY stands before the parts of its segment")
                self.discontinuity += 1
            case "EXT-X-PROGRAM-DATE-TIME":
                self.date = datetime.fromisoformat(value)
            case "EXT-X-PART":
                found = attributes(value)
                part = Part(found["URI"], float(found["DURATION"]), found.get("INDEPENDENT") == "YES")
                self.segment().parts.append(part)
            case "EXTINF":
                self.duration = float(value.partition(",")[0])
            case _:
                check(False, f"unknown tag: {line}")

    def segment(self) -> Segment:
        if self.current is None:
            self.current = Segment(self.sequence, self.discontinuity, self.init, date=self.date or self.counted())
            self.media.segments.append(self.current)
            self.sequence += 1
            self.date = None
        return self.current

    def counted(self) -> datetime | None:
        """When the next segment begins, by the one before, if that is said of neither a break nor it."""
        last = self.media.segments[-1] if self.media.segments else None
        if last is None or last.date is None or last.discontinuity != self.discontinuity:
            return None
        return last.date + timedelta(seconds=last.duration)

    def uri(self, uri: str) -> None:
        check(self.duration is not None, "EXTINF stands before every segment")
        segment = self.segment()
        segment.uri, segment.duration = uri, self.duration or 0.0
        self.current, self.duration = None, None


def _check_single(media: Media, single: dict[str, str]) -> None:
    check(media.version >= 6, "EXT-X-MAP needs version 6")
    check(not media.skipped or media.version >= 9, "EXT-X-SKIP needs version 9")
    check("EXT-X-MEDIA-SEQUENCE" in single or media.ended, "a live playlist says where it begins")
    check((media.kind == "VOD") <= media.ended, "a playlist of kind VOD has its end")
    check(not media.ended or not (media.hint or media.skipped), "behind the end nothing comes")
    check(media.segments, "a playlist has segments")
    for segment in media.segments:
        check(segment.init or media.skipped, "fMP4 segments need EXT-X-MAP")
        check(round(segment.duration) <= media.target, f"{segment.uri} is longer than the target duration")
        check(segment.date is not None, "low latency wants EXT-X-PROGRAM-DATE-TIME")
        _check_parts(media, segment)
    check(all(segment.uri for segment in media.segments[:-1]), "only the last segment may be without URI")
    uris = [s.uri for s in media.complete] + [p.uri for s in media.segments for p in s.parts]
    check(len(set(uris)) == len(uris), "every URI stands there once")
    _check_control(media)
    _check_dates(media)


def _check_parts(media: Media, segment: Segment) -> None:
    for index, part in enumerate(segment.parts):
        check(part.duration <= media.part_target + 1e-9, f"{part.uri} is longer than PART-TARGET")
        is_last = index == len(segment.parts) - 1
        if not is_last and not part.independent:
            check(part.duration >= 0.85 * media.part_target, f"{part.uri} is shorter than 85 % of PART-TARGET")
    if segment.parts and segment.uri:
        total = sum(part.duration for part in segment.parts)
        check(abs(total - segment.duration) < _TOLERANCE_S, f"the parts of {segment.uri} are not as long as it is")
    if segment.parts and media.independent:
        check(segment.parts[0].independent, "the first part of an independent segment is independent")


def _check_control(media: Media) -> None:
    control = media.control
    hold_back = float(control.get("HOLD-BACK", 3 * media.target))
    check(hold_back >= 3 * media.target, "HOLD-BACK is at least three target durations")
    if any(segment.parts for segment in media.segments):
        check(media.part_target, "parts need EXT-X-PART-INF")
        check(control.get("CAN-BLOCK-RELOAD") == "YES", "low latency needs blocking reloads")
        part_hold_back = float(control["PART-HOLD-BACK"])
        check(part_hold_back >= 2 * media.part_target, "PART-HOLD-BACK is at least two parts")
        check(part_hold_back >= 3 * media.part_target - 1e-9, "PART-HOLD-BACK should be three parts")
        check(media.hint, "low latency needs preload hints")
        recent = [segment for segment in media.segments if segment.parts]
        check(recent == media.segments[-len(recent) :], "parts stand at the end of the playlist")
    if "CAN-SKIP-UNTIL" in control:
        check(float(control["CAN-SKIP-UNTIL"]) >= 6 * media.target, "CAN-SKIP-UNTIL is at least six target durations")
    if media.start:
        offset = float(media.start["TIME-OFFSET"])
        check(abs(offset) <= media.duration or media.skipped, "EXT-X-START lies in the playlist")
        from_end = -offset if offset < 0 else media.duration - offset
        # What happens now is watched from its beginning, however short it is yet: that is what EVENT is for.
        far = from_end >= 3 * media.target or bool(media.kind)
        check(far, "EXT-X-START is not within three target durations of a live playlist's end")


def _check_dates(media: Media) -> None:
    for one, other in pairwise(media.segments):
        if one.discontinuity == other.discontinuity and one.date and other.date and one.uri:
            drift = abs((other.date - one.date) - timedelta(seconds=one.duration))
            check(drift < timedelta(milliseconds=50), f"dates and durations differ by {drift} after {one.uri}")


@dataclass
class Known:
    """What was said of a segment."""

    uri: str
    duration: float
    discontinuity: int
    init: str
    parts: list[str]


class Watcher:
    """Loads of one live playlist, in order: what may and what may not change."""

    def __init__(self) -> None:
        self.loads = 0
        self.media: Media | None = None
        self._known: dict[int, Known] = {}
        self._hints: set[str] = set()
        self.segments: list[Segment] = []
        """Every segment that was ever complete."""

    def load(self, text: str) -> Media:
        """One more load. Raises PlaylistError."""
        media = read_media(text)
        before, self.media = self.media, media
        self.loads += 1
        if before is not None:
            self._check_change(before, media)
        for segment in media.segments:
            self._check_segment(segment)
        if media.hint:
            self._hints.add(media.hint)
        return media

    def _check_change(self, before: Media, media: Media) -> None:
        check(media.target == before.target, "the target duration must not change")
        check(media.part_target == before.part_target, "PART-TARGET must not change")
        check(not before.ended, "a playlist that has its end does not change")
        if before.kind == "EVENT":
            check(media.segments[0].sequence == before.segments[0].sequence, "an EVENT playlist loses nothing")
        first = media.segments[0].sequence - media.skipped
        check(first >= before.segments[0].sequence - before.skipped, "the media sequence number must not go down")
        check(media.last >= before.last or media.complete[-1:] > before.complete[-1:], "the end must not go back")
        if first > before.segments[0].sequence - before.skipped and not media.skipped:
            check(media.duration >= 3 * media.target, "segments may go while three target durations are left")
        check(first <= before.segments[-1].sequence + 1, "segments were lost between two loads")
        new_parts = [p.uri for s in media.segments for p in s.parts]
        if before.hint and media.last != before.last:
            check(before.hint in new_parts or media.hint == before.hint, "the part that was hinted at is the next one")

    def _check_segment(self, segment: Segment) -> None:
        known = self._known.get(segment.sequence)
        parts = [part.uri for part in segment.parts]
        if known is None:
            known = Known(segment.uri, segment.duration, segment.discontinuity, segment.init, parts)
            self._known[segment.sequence] = known
            if segment.uri:
                self.segments.append(segment)
            return
        check(known.discontinuity == segment.discontinuity, f"segment {segment.sequence} changed its discontinuity")
        check(not segment.init or not known.init or known.init == segment.init, "a segment changed its init segment")
        if known.uri:
            check((segment.uri, segment.duration) == (known.uri, known.duration), f"{known.uri} changed")
        elif segment.uri:
            self.segments.append(segment)
        if parts and known.parts:
            check(parts[: len(known.parts)] == known.parts, f"the parts of segment {segment.sequence} changed")
        known.uri, known.duration = segment.uri, segment.duration
        known.parts = parts or known.parts


def check_master(text: str) -> list[dict[str, str]]:
    """Check a multivariant playlist; its variants, with their URI under that name."""
    lines = _lines(text)
    variants: list[dict[str, str]] = []
    sounds: set[bool] = set()
    for line, uri in pairwise(lines):
        if not line.startswith("#EXT-X-STREAM-INF:"):
            continue
        found = attributes(line.partition(":")[2])
        check(not uri.startswith("#"), "an address follows EXT-X-STREAM-INF")
        for name in ("BANDWIDTH", "AVERAGE-BANDWIDTH", "CODECS", "RESOLUTION", "FRAME-RATE"):
            check(name in found, f"Apple wants {name} of every variant")
        check(int(found["AVERAGE-BANDWIDTH"]) <= int(found["BANDWIDTH"]), "the mean is not above the peak")
        kinds = {codec.partition(".")[0] == "mp4a" for codec in found["CODECS"].split(",")}
        check(not variants or kinds == sounds, "all variants have the same tracks")
        sounds = kinds
        check(re.fullmatch(r"\d+x\d+", found["RESOLUTION"]), "RESOLUTION is width and height")
        check(re.fullmatch(r"\d+\.\d{3}", found["FRAME-RATE"]), "FRAME-RATE has three decimals")
        for codec in found["CODECS"].split(","):
            check(re.fullmatch(r"avc1\.[0-9A-Fa-f]{6}|hvc1\.[0-9A-Za-z.]+|mp4a\.40\.\d+", codec), f"odd codec {codec}")
        variants.append({**found, "URI": uri})
    check(variants, "a multivariant playlist has variants")
    return variants
