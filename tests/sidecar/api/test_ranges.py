"""Parts of a clip: every form of Range, conditions, HEAD, and a clip that grows while it is read."""

from __future__ import annotations

import pytest

from support.footage import START_US, Archive, Footage, append
from support.house import JPEG, FakeHouse, Site
from tawny.api.ranges import UnsatisfiableError, parse_range
from tawny.core.messages import SegmentKind, SegmentOpened


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, None),
        ("bytes=0-", (0, 100)),
        ("bytes=0-0", (0, 1)),
        ("bytes=99-99", (99, 100)),
        ("bytes=99-", (99, 100)),
        ("bytes=10-19", (10, 20)),
        ("bytes=90-1000", (90, 100)),
        ("bytes=-1", (99, 100)),
        ("bytes=-100", (0, 100)),
        ("bytes=-1000", (0, 100)),
        ("Bytes= 5-6 ", (5, 7)),
        ("bytes=0-1,5-6", None),
        ("bytes=5-4", None),
        ("bytes=-", None),
        ("bytes=a-b", None),
        ("bytes=٣-٤", None),
        ("items=0-1", None),
        ("", None),
        (f"bytes={'9' * 30}-", None),
    ],
)
def test_what_a_range_means(header: str | None, expected: tuple[int, int] | None) -> None:
    assert parse_range(header, 100) == expected


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_a_range_behind_the_end(header: str) -> None:
    with pytest.raises(UnsatisfiableError):
        parse_range(header, 100)


async def whole(site: Site, event: str) -> tuple[bytes, str]:
    """The clip and its entity tag."""
    async with site.client.get(f"{site.api}/events/{event}/clip.mp4") as response:
        assert response.status == 200
        assert response.headers["Accept-Ranges"] == "bytes"
        data = await response.read()
        assert response.headers["Content-Length"] == str(len(data))
        return data, response.headers["ETag"]


@pytest.mark.parametrize(
    ("header", "part"),
    [("bytes=0-0", slice(0, 1)), ("bytes=-1", slice(-1, None)), ("bytes=-5000", slice(-5000, None)),
     ("bytes=1000-70000", slice(1000, 70001)), ("bytes=50000-", slice(50000, None))],
)  # fmt: skip
async def test_a_part_is_the_part_of_the_whole(site: Site, event: str, header: str, part: slice) -> None:
    data, tag = await whole(site, event)
    async with site.client.get(f"{site.api}/events/{event}/clip.mp4", headers={"Range": header}) as response:
        assert response.status == 206
        assert await response.read() == data[part]
        first, last, _ = part.indices(len(data))
        assert response.headers["Content-Range"] == f"bytes {first}-{last - 1}/{len(data)}"
        assert response.headers["ETag"] == tag


async def test_several_ranges_get_the_whole(site: Site, event: str) -> None:
    data, _ = await whole(site, event)
    headers = {"Range": "bytes=0-1,10-11"}
    async with site.client.get(f"{site.api}/events/{event}/clip.mp4", headers=headers) as response:
        assert response.status == 200
        assert await response.read() == data


async def test_a_range_behind_the_end_is_refused_with_the_size(site: Site, event: str) -> None:
    data, _ = await whole(site, event)
    headers = {"Range": f"bytes={len(data)}-"}
    async with site.client.get(f"{site.api}/events/{event}/clip.mp4", headers=headers) as response:
        assert response.status == 416
        assert response.headers["Content-Range"] == f"bytes */{len(data)}"
        assert (await response.json())["error"]["code"] == "range"


async def test_head_tells_the_size_alone(site: Site, event: str) -> None:
    data, tag = await whole(site, event)
    async with site.client.head(f"{site.api}/events/{event}/clip.mp4") as response:
        assert response.status == 200
        assert response.headers["Content-Length"] == str(len(data))
        assert response.headers["ETag"] == tag
        assert await response.read() == b""


async def test_a_known_version_is_not_sent_again(site: Site, event: str) -> None:
    _, tag = await whole(site, event)
    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        headers = {"If-None-Match": known}
        async with site.client.get(f"{site.api}/events/{event}/clip.mp4", headers=headers) as response:
            assert response.status == 304
            assert await response.read() == b""


async def test_if_range_decides_between_part_and_whole(site: Site, event: str) -> None:
    data, tag = await whole(site, event)
    for version, status, length in ((tag, 206, 10), ('"other"', 200, len(data)), (f"W/{tag}", 200, len(data))):
        headers = {"Range": "bytes=0-9", "If-Range": version}
        async with site.client.get(f"{site.api}/events/{event}/clip.mp4", headers=headers) as response:
            assert response.status == status
            assert len(await response.read()) == length


async def test_if_match_refuses_another_version(site: Site, event: str) -> None:
    async with site.client.get(f"{site.api}/events/{event}/clip.mp4", headers={"If-Match": '"other"'}) as response:
        assert response.status == 412


async def test_who_reads_a_growing_clip_reads_one_file_to_its_end(
    site: Site, house: FakeHouse, footage_10s: Footage
) -> None:
    event = house.add_event(end_s=None, start_s=2)
    file = Archive(house.storage_root).open(footage_10s, footage_10s.fragments[:8])
    house.growing.append(SegmentOpened("door", "main", SegmentKind.EVENT, file.path, START_US))
    begun, tag = await whole(site, event)
    append(file, footage_10s, footage_10s.fragments[8:])
    address = f"{site.api}/events/{event}/clip.mp4"
    for headers in ({"Range": "bytes=100-"}, {"Range": "bytes=100-", "If-Range": tag}):
        async with site.client.get(address, headers=headers) as response:
            assert response.status == 206
            assert await response.read() == begun[100:]
            assert response.headers["ETag"] == tag
    longer, other = await whole(site, event)
    assert len(longer) > len(begun)
    assert other != tag
    async with site.client.get(address, headers={"Range": "bytes=100-", "If-Range": tag}) as response:
        assert await response.read() == begun[100:]
    file.close()


async def test_a_clip_whose_footage_vanishes_breaks_the_connection(site: Site, house: FakeHouse, event: str) -> None:
    await whole(site, event)
    for path in house.storage_root.glob("media/door/main/*/*.mp4"):
        path.unlink()
    async with site.client.get(f"{site.api}/events/{event}/clip.mp4", headers={"Range": "bytes=9-"}) as response:
        with pytest.raises(Exception, match=r"(?i)payload|reset|disconnect"):
            await response.read()


@pytest.mark.parametrize(
    ("header", "status", "part"),
    [
        ("bytes=0-1", 206, slice(0, 2)),
        ("bytes=-2", 206, slice(-2, None)),
        ("bytes=0-1,3-4", 200, slice(None)),
        ("bytes=banana", 200, slice(None)),
        ("bytes=-0", 416, None),
        ("bytes=999999-", 416, None),
    ],
)
async def test_pictures_answer_ranges_as_clips_do(
    site: Site, event: str, header: str, status: int, part: slice | None
) -> None:
    async with site.client.get(f"{site.api}/events/{event}/snapshot.jpg", headers={"Range": header}) as response:
        assert response.status == status
        if part is None:
            assert (await response.json())["error"]["code"] == "range"
        else:
            assert await response.read() == JPEG[part]
        tag = response.headers["ETag"]
    async with site.client.get(f"{site.api}/events/{event}/snapshot.jpg", headers={"If-None-Match": tag}) as response:
        assert response.status == 304
