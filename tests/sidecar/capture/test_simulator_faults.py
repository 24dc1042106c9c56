"""Each fault as it looks on the wire."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import AsyncIterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from support.rtsp import Rtp, WireClient
from support.video import make_clip
from tawny.capture.simulator import ALL, Audio, Fault, SimulatedCamera, Simulator
from tawny.capture.simulator.viewer import MAX_BUFFER
from tawny.core.errors import NotFoundError, UsageError

FRAME = 3600
"""Ticks between pictures at 25 fps."""


@pytest.fixture(scope="module")
def clips(tmp_path_factory) -> dict[str, Path]:
    directory = tmp_path_factory.mktemp("clips")
    return {
        "small": make_clip(directory / "small.mp4", fps=25, seconds=0.8, gop=5, audio=True),
        "large": make_clip(directory / "large.mp4", fps=25, seconds=0.8, gop=5, width=640, height=360),
        "hevc": make_clip(directory / "hevc.mp4", codec="hevc", fps=25, seconds=0.4, gop=5),
    }


@pytest.fixture
async def simulator(clips) -> AsyncIterator[Simulator]:
    async with Simulator([SimulatedCamera("cam", {"main": clips["small"], "sub": clips["small"]})]) as running:
        yield running


@pytest.fixture
async def client(simulator) -> AsyncIterator[WireClient]:
    async with WireClient(simulator.url("cam")) as wire:
        await wire.play()
        yield wire


async def drain(client: WireClient, into: list[Rtp | bytes] | None = None, within: float = 5) -> None:
    """Read until there is no more; raises what ended it."""
    while True:
        packet = await client.packet(within=within)
        if into is not None:
            into.append(packet)


async def gap_s(client: WireClient) -> float:
    """How long the next packet takes."""
    began = time.monotonic()
    await client.rtp()
    return time.monotonic() - began


async def test_client_starts_at_a_keyframe_announced_by_play(simulator) -> None:
    async with WireClient(simulator.url("cam")) as client:
        await client.request("DESCRIBE")
        answer = await client.request("SETUP", "Transport: RTP/AVP/TCP;interleaved=4-5\r\n", "/trackID=0")
        session = answer.partition("Session: ")[2].partition(";")[0]
        answer = await client.request("PLAY", f"Session: {session}\r\n")
        report = await client.packet()
        first = await client.rtp()
    assert isinstance(report, bytes)
    assert report[1] == 200
    assert first.starts_keyframe
    assert first.channel == 4
    assert f"/trackID=0;seq={first.sequence};rtptime={first.timestamp}" in answer


async def test_all_clients_of_a_mount_get_the_same_packets(simulator, client) -> None:
    async with WireClient(simulator.url("cam")) as other:
        await other.play()
        late = await other.rtp()
        packet = await client.rtp()
        while packet.sequence != late.sequence:
            packet = await client.rtp()
    assert packet == late


async def test_stall_keeps_the_connection_and_goes_on_at_a_keyframe(simulator, client) -> None:
    last = (await client.picture())[-1]
    simulator.fault("cam/main", Fault.STALL, seconds=0.6)
    while (packet := await client.rtp()).timestamp - last.timestamp <= FRAME:
        last = packet
    assert packet.starts_keyframe
    assert packet.timestamp - last.timestamp >= 0.6 * 90_000


async def test_fault_on_one_stream_leaves_the_other_alone(simulator, client) -> None:
    simulator.fault("cam/sub", Fault.STALL)
    assert max([await gap_s(client) for _ in range(20)]) < 0.3


async def test_clear_ends_a_fault(simulator, client) -> None:
    simulator.fault(ALL, Fault.STALL)
    with pytest.raises(TimeoutError):
        await drain(client, within=0.3)
    simulator.clear()
    assert (await client.rtp()).starts_keyframe


async def test_hang_answers_nothing(simulator) -> None:
    simulator.fault("cam", Fault.HANG)
    async with WireClient(simulator.url("cam")) as client:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(client.request("OPTIONS"), 0.3)


async def test_cut_resets_the_connection(simulator, client) -> None:
    await client.rtp()
    simulator.fault("cam/main", Fault.CUT)
    with pytest.raises(ConnectionResetError):
        await drain(client)
    await simulator.wait_for_viewers("cam/main", 0)


async def test_cut_with_seconds_refuses_new_clients_for_that_long(simulator) -> None:
    simulator.fault("cam/main", Fault.CUT, seconds=0.3)
    async with WireClient(simulator.url("cam")) as client:
        with pytest.raises((ConnectionError, asyncio.IncompleteReadError)):
            await client.request("OPTIONS")
    await until_it_plays(simulator)
    assert simulator.stats("cam/main").connections > 1


async def test_cut_of_everything_closes_the_port(simulator) -> None:
    simulator.fault(ALL, Fault.CUT, seconds=0.3)
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection(*simulator.address)
    await until_it_plays(simulator)


async def until_it_plays(simulator: Simulator) -> None:
    async with asyncio.timeout(5):
        while True:
            try:
                async with WireClient(simulator.url("cam")) as client:
                    await client.play()
                    await client.rtp()
                    return
            except (ConnectionError, asyncio.IncompleteReadError):
                continue


async def test_end_says_goodbye_and_closes(simulator, client) -> None:
    simulator.fault("cam/main", Fault.END, seconds=0.1)
    packets: list[Rtp | bytes] = []
    with pytest.raises(asyncio.IncompleteReadError) as ended:
        await drain(client, packets)
    assert ended.value.partial == b""
    assert isinstance(packets[-1], bytes)
    assert packets[-1][1] == 203


async def test_deny_refuses_everybody(simulator) -> None:
    simulator.fault("cam/main", Fault.DENY)
    async with WireClient(simulator.url("cam")) as client:
        assert "401" in await client.request("DESCRIBE")
        assert "401" in await client.request("DESCRIBE", 'Authorization: Digest username="a"\r\n')
    assert simulator.stats("cam/main").denied == 1


async def test_missing_is_not_found(simulator) -> None:
    simulator.fault("cam/main", Fault.MISSING, seconds=30)
    async with WireClient(simulator.url("cam")) as client:
        assert "404" in await client.request("DESCRIBE")


async def test_audio_only_describes_no_video(simulator) -> None:
    simulator.fault("cam/main", Fault.AUDIO_ONLY)
    async with WireClient(simulator.url("cam")) as client:
        description = await client.request("DESCRIBE")
    assert "m=audio" in description
    assert "m=video" not in description


@pytest.mark.parametrize(("fault", "ticks"), [(Fault.JUMP, 30 * 90_000), (Fault.BACK, -30 * 90_000)])
async def test_timestamps_jump_once(simulator, client, fault, ticks) -> None:
    simulator.fault("cam/main", fault, seconds=30)
    times = [(await client.picture())[0].timestamp for _ in range(12)]
    steps = [after - before for before, after in pairwise(times)]
    simulator.fault("cam/main", fault, seconds=30)
    while (step := (await client.picture())[0].timestamp - times[-1]) == FRAME:
        times.append(times[-1] + FRAME)
    assert step == ticks + FRAME
    assert set(steps) <= {FRAME, ticks + FRAME}


async def test_frozen_timestamps_repeat_and_then_are_right_again(simulator, client) -> None:
    first = (await client.picture())[0].timestamp
    simulator.fault("cam/main", Fault.FREEZE, seconds=0.4)
    times = [(await client.picture())[0].timestamp for _ in range(20)]
    steps = [after - before for before, after in pairwise([first, *times])]
    assert steps.count(0) >= 8
    assert sum(steps) == 20 * FRAME


async def test_lost_keyframes_leave_a_gap_and_other_pictures(simulator, client) -> None:
    await client.picture()
    simulator.fault("cam/main", Fault.LOSE_KEYFRAMES)
    await client.picture()
    pictures = [await client.picture() for _ in range(15)]
    assert not any(picture[0].starts_keyframe for picture in pictures)
    packets = [packet.sequence for picture in pictures for packet in picture]
    assert max((after - before) & 0xFFFF for before, after in pairwise(packets)) > 1


async def test_client_that_comes_while_keyframes_are_lost_still_gets_pictures(simulator) -> None:
    simulator.fault("cam/main", Fault.LOSE_KEYFRAMES)
    async with WireClient(simulator.url("cam")) as client:
        await client.play()
        assert not (await client.rtp()).starts_keyframe


async def test_every_third_packet_is_lost(simulator, client) -> None:
    simulator.fault("cam/main", Fault.LOSE_PACKETS, value=3)
    await client.rtp()
    sequences = [(await client.rtp()).sequence for _ in range(40)]
    steps = [(after - before) & 0xFFFF for before, after in pairwise(sequences[-20:])]
    # Sound and pictures are counted together, so the video alone loses about a third.
    assert 1.15 < sum(steps) / len(steps) < 2


async def test_corruption_changes_payloads_but_not_their_size(clips) -> None:
    async with (
        Simulator([SimulatedCamera("cam", clips["small"], audio=Audio.NONE)], seed=4) as simulator,
        WireClient(simulator.url("cam")) as client,
        WireClient(simulator.url("cam")) as control,
    ):
        await client.play()
        loop = {packet.payload for _ in range(20) for packet in await client.picture()}
        simulator.fault("cam/main", Fault.CORRUPT, value=2)
        await client.picture()
        spoiled = [packet.payload for _ in range(20) for packet in await client.picture()]
        await control.play()
    strange = [payload for payload in spoiled if payload not in loop]
    assert 0.3 < len(strange) / len(spoiled) < 0.7
    assert {len(payload) for payload in strange} <= {len(payload) for payload in loop}


async def test_garbage_stands_between_packets(simulator, client) -> None:
    simulator.fault("cam/main", Fault.GARBAGE, value=2)
    with pytest.raises(AssertionError, match="no packet but"):
        await drain(client)


async def test_slow_link_delivers_no_more_than_it_may(simulator, client) -> None:
    rate = 20_000
    await client.rtp()
    simulator.fault("cam/main", Fault.SLOW, value=rate)
    await client.rtp()
    began, size = time.monotonic(), 0
    while time.monotonic() - began < 1:
        size += len(await client.reader.read(4096))
    assert 0.4 * rate < size < 1.6 * rate


async def test_client_that_does_not_read_loses_whole_pictures(clips, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("tawny.capture.simulator.viewer.MAX_BUFFER", MAX_BUFFER // 64)
    random = np.random.default_rng(1)
    noise = [random.integers(0, 255, (360, 640, 3), dtype=np.uint8) for _ in range(10)]
    noisy = make_clip(tmp_path / "noisy.mp4", fps=25, gop=5, frames=noise, bitrate=60_000_000)
    async with (
        Simulator([SimulatedCamera("cam", noisy, audio=Audio.NONE)]) as simulator,
        WireClient(simulator.url("cam")) as client,
    ):
        transport_socket: socket.socket = client.writer.get_extra_info("socket")
        transport_socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 16)
        await client.play()
        client.writer.transport.pause_reading()  # type: ignore[attr-defined]
        async with asyncio.timeout(10):
            while simulator.stats("cam/main").dropped < 10:
                await simulator_round(simulator)
        client.writer.transport.resume_reading()  # type: ignore[attr-defined]
        joins = 0
        before = (await client.picture())[-1].sequence
        while not joins:
            picture = await client.picture()
            if picture[0].sequence != (before + 1) & 0xFFFF:
                joins += 1
                assert picture[0].starts_keyframe
            before = picture[-1].sequence


async def simulator_round(simulator: Simulator) -> None:
    """Let the live head run on to the next picture."""
    loop = asyncio.get_running_loop()
    passed = loop.create_future()
    loop.call_later(0.04, passed.set_result, None)
    await passed


async def test_switch_goes_on_with_new_parameter_sets(simulator, client, clips) -> None:
    first = await client.picture()
    sent = await simulator.switch("cam/main", clips["large"])
    picture = await client.picture()
    before = first
    while picture[0].payload == first[0].payload or not picture[0].starts_keyframe:
        before, picture = picture, await client.picture()
    assert picture[0].timestamp - before[0].timestamp == FRAME
    assert picture[0].sequence == (before[-1].sequence + 1) & 0xFFFF
    assert simulator.loop_starts("cam/main")[sent.loop].monotonic_us == sent.monotonic_us
    assert abs(sent.monotonic_us - time.monotonic_ns() // 1000) < 1_000_000


async def test_switch_to_another_codec_is_refused(simulator, clips) -> None:
    with pytest.raises(UsageError, match="hevc"):
        await simulator.switch("cam/main", clips["hevc"])


async def test_silent_client_is_thrown_out(clips) -> None:
    async with (
        Simulator([SimulatedCamera("cam", clips["small"])], session_timeout_s=0.4) as simulator,
        WireClient(simulator.url("cam")) as client,
    ):
        await client.play()
        with pytest.raises((asyncio.IncompleteReadError, ConnectionError)):
            await drain(client)


async def test_positions_of_the_file_have_times(simulator, client) -> None:
    while len(simulator.loop_starts("cam/main")) < 3:
        await client.picture()
    starts = simulator.loop_starts("cam/main")
    lengths = [(after.monotonic_us - before.monotonic_us) / 1e6 for before, after in pairwise(starts)]
    assert lengths == pytest.approx([0.8] * len(lengths), abs=0.15)
    middle = simulator.sent_at("cam/main", 0.4, loop=1)
    assert middle is not None
    assert (middle.monotonic_us - starts[1].monotonic_us) / 1e6 == pytest.approx(0.4, abs=0.15)
    assert abs(middle.wall_us - time.time_ns() // 1000) < 10_000_000
    assert simulator.sent_at("cam/main", 0.4, loop=99) is None


async def test_unknown_target_is_an_error_that_names_the_streams(simulator) -> None:
    with pytest.raises(NotFoundError, match="cam/main, cam/sub"):
        simulator.fault("elsewhere", Fault.STALL)


async def test_fault_without_its_number_is_an_error(simulator) -> None:
    with pytest.raises(UsageError, match="lose-packets needs a number"):
        simulator.fault("cam/main", Fault.LOSE_PACKETS)


async def test_udp_can_be_refused(clips) -> None:
    async with (
        Simulator([SimulatedCamera("cam", clips["small"], udp=False)]) as simulator,
        WireClient(simulator.url("cam")) as client,
    ):
        assert "461" in await client.request("SETUP", "Transport: RTP/AVP;unicast;client_port=5000-5001\r\n")


@pytest.mark.parametrize(
    "noise", [b"GET / HTTP/1.1\r\n\r\n", b"\x00" * 70_000, b"X rtsp://a\r\nContent-Length: -1\r\n\r\n"]
)
async def test_nonsense_closes_the_connection(simulator, noise) -> None:
    reader, writer = await asyncio.open_connection(*simulator.address)
    writer.write(noise)
    with pytest.raises((asyncio.IncompleteReadError, ConnectionError)):
        await asyncio.wait_for(reader.readexactly(1), 5)
    writer.close()
