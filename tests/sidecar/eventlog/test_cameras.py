from __future__ import annotations

from support.eventlog import add_event, closed_segment
from tawny.core.clock import SECOND_US, ManualClock
from tawny.core.messages import StreamChanged, StreamState
from tawny.eventlog import EventLog, Stream, Zone

SQUARE = ((0.1, 0.4), (0.9, 0.4), (0.9, 1.0))


def test_a_camera_is_known_with_its_streams_and_zones(log: EventLog, clock: ManualClock) -> None:
    log.upsert_camera("front", "Front door", ["main", "sub"], [Zone("drive", SQUARE)])
    (camera,) = log.cameras()
    assert (camera.id, camera.name, camera.added_us) == ("front", "Front door", clock.wall_us())
    assert camera.streams == (Stream("main"), Stream("sub"))
    assert camera.zones == (Zone("drive", SQUARE),)


def test_what_is_not_configured_any_more_is_marked_and_comes_back(log: EventLog, clock: ManualClock) -> None:
    added = clock.wall_us()
    log.upsert_camera("front", "Front door", ["main", "sub"], [Zone("drive", SQUARE)])
    clock.advance(SECOND_US)
    log.upsert_camera("front", "Door", ["main"])
    (camera,) = log.cameras()
    assert (camera.name, camera.added_us, camera.streams, camera.zones) == ("Door", added, (Stream("main"),), ())
    log.remove_camera("front")
    assert log.cameras() == []
    assert log.cameras(removed=True)[0].removed_us == clock.wall_us()
    log.upsert_camera("front", "Door", ["main"])
    assert log.cameras()[0].removed_us is None


def test_a_removed_camera_keeps_its_events(log: EventLog) -> None:
    log.upsert_camera("front", "Front door", ["main"], [Zone("drive", SQUARE)])
    event_id = add_event(log, 0, zones=("drive",))
    log.remove_camera("front")
    assert [event.id for event in log.events("front", zone="drive").events] == [event_id]
    assert log.check() == []


def test_an_event_in_a_zone_that_is_not_configured_is_kept(log: EventLog) -> None:
    add_event(log, 0, zones=("gone",))
    assert log.events(zone="gone").events[0].zones == ("gone",)


def test_what_a_stream_looks_like_is_kept_while_it_is_offline(log: EventLog) -> None:
    log.upsert_camera("front", "Front door", ["main"])
    log.stream_changed(StreamChanged("front", "main", StreamState.ONLINE, "", "h264", 1920, 1080, "aac"))
    log.stream_changed(StreamChanged("front", "main", StreamState.OFFLINE, "no route"))
    log.upsert_camera("front", "Front door", ["main"])
    assert log.cameras()[0].streams == (Stream("main", "h264", 1920, 1080, "aac"),)


def test_cameras_that_left_are_named_as_long_as_something_of_them_is_there(log: EventLog) -> None:
    for camera in ("front", "gone", "seen", "never"):
        log.upsert_camera(camera, camera.title(), ["main"])
    log.segment_closed(closed_segment(0))
    segment = log.segment_closed(closed_segment(0, camera="gone"))
    event = add_event(log, 0, camera="seen")
    assert log.former_cameras({"front"}) == [("gone", "Gone"), ("seen", "Seen")]
    log.condemn_segments([segment])
    log.delete_events([event])
    assert log.former_cameras({"front"}) == []
