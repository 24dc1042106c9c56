"""The first picture of a session gets a time, and none is held back longer than needed."""

from tawny.capture.opening import Coded, Opening


def coded(pts: int | None, dts: int | None = None) -> Coded:
    return Coded(b"", pts, dts, 0)


def push(opening: Opening, *pictures: Coded, duration: int = 3600) -> list[Coded]:
    for picture in pictures:
        done = opening.push(picture, duration)
        if done:
            return done
    return []


def test_a_picture_with_a_time_goes_on_at_once() -> None:
    assert push(Opening(reordered=False), coded(5)) == [coded(5)]


def test_one_without_is_placed_before_the_next() -> None:
    assert [picture.pts for picture in push(Opening(reordered=False), coded(None), coded(3600, 3600))] == [0, 3600]


def test_an_unknown_duration_is_taken_from_the_two_after_it() -> None:
    done = push(Opening(reordered=False), coded(None), coded(9000), coded(18000), duration=0)
    assert [picture.pts for picture in done] == [0, 9000, 18000]


def test_with_b_frames_the_earliest_picture_is_not_the_next_one() -> None:
    pictures = [coded(None), coded(10800), coded(3600), coded(7200, 3600), coded(21600, 7200)]
    done = push(Opening(reordered=True), *pictures)
    assert [picture.pts for picture in done] == [0, 10800, 3600, 7200, 21600]
    assert [picture.dts for picture in done] == [-7200, -3600, 0, 3600, 7200]


def test_a_source_that_never_tells_the_time_is_not_held_back_for_ever() -> None:
    opening = Opening(reordered=False)
    assert len(push(opening, *[coded(None)] * 20)) == 8
