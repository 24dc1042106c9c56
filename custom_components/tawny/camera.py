"""Cameras: live video, the newest picture, and the switch that leaves a camera alone."""

from __future__ import annotations

from functools import partial
from typing import Final, override

from homeassistant.components.camera import Camera, CameraEntityDescription, CameraEntityFeature
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .api import Camera as TawnyCamera
from .api import Stream, StreamState, TawnyApiError
from .const import LOGGER
from .coordinator import TawnyCoordinator
from .devices import MANUFACTURER
from .entity import TawnyCameraEntity, add_for_cameras
from .errors import refused
from .live_link import LiveLink
from .options import MAIN, SUB, live_stream
from .runtime import TawnyConfigEntry

PARALLEL_UPDATES = 0

REMOTE: Final = "remote"
"""The rendition for slow connections, which is made only while somebody watches it."""

REMOTE_WIDTH: Final = 426
ATTR_ONLINE: Final = "online"
"""Whether pictures arrive."""

CAMERA = CameraEntityDescription(key="camera", translation_key="camera", name=None)
LOW_BANDWIDTH = CameraEntityDescription(
    key=REMOTE, translation_key="low_bandwidth", entity_registry_enabled_default=False
)
WIDEST_STILL: Final = 7680
"""A sidecar takes no larger width."""

_CODECS = {"H.264": ("avc1", "avc3", "h264"), "H.265": ("hvc1", "hev1", "hevc"), "MJPEG": ("jpeg", "mjpeg")}
"""What people call what a sidecar tells of a stream: its codec string, or until there is one the codec's name."""


async def async_setup_entry(
    hass: HomeAssistant, entry: TawnyConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Set up the cameras of a sidecar."""
    coordinator = entry.runtime_data.coordinator

    def make(camera: str) -> list[TawnyLiveView]:
        return [MainView(coordinator, camera), LowBandwidthView(coordinator, camera)]

    add_for_cameras(coordinator, async_add_entities, make)


class TawnyLiveView(TawnyCameraEntity, Camera):
    """A live view of a camera in one rendition.

    Available while the sidecar is, be the camera online or not: it can be switched off and on, and when it comes back
    it must be as somebody wanted it meanwhile. Whether it is online is an attribute.
    """

    entity_description: CameraEntityDescription
    _attr_brand = MANUFACTURER
    _attr_supported_features = CameraEntityFeature.STREAM
    _largest_picture = 0
    """Width of stills where none is asked for; 0: as the camera sends them."""

    def __init__(self, coordinator: TawnyCoordinator, camera: str, description: CameraEntityDescription) -> None:
        TawnyCameraEntity.__init__(self, coordinator, camera, description.key)
        Camera.__init__(self)
        self.entity_description = description
        # Named by the camera's id, as its entities over MQTT are: `camera.door` beside `binary_sensor.door_motion`.
        self.entity_id = (
            f"camera.{camera}" if description is CAMERA else f"camera.{camera}_{description.translation_key}"
        )
        self._links: dict[str, LiveLink] = {}
        self._streamed = ""
        """The rendition that the stream shows."""
        self._show()

    @property
    def rendition(self) -> str:
        """Which rendition is shown live."""
        raise NotImplementedError

    @override
    async def stream_source(self) -> str | None:
        """A link to the transport stream, for Home Assistant's own players and for go2rtc."""
        if not self.is_on:
            return None
        self._streamed = rendition = self.rendition
        if rendition not in self._links:
            path = f"/api/v1/cameras/{self.camera_id}/live/{rendition}.ts"
            renewed = partial(self._renewed, rendition)
            self._links[rendition] = LiveLink(self.hass, self.coordinator.client, path, renewed)
        try:
            return await self._links[rendition].address()
        except TawnyApiError as error:
            raise refused(error, self.coordinator.name) from error

    @override
    async def async_camera_image(self, width: int | None = None, height: int | None = None) -> bytes | None:
        """The newest picture, at most as wide as asked."""
        wanted = min(width or self._largest_picture, WIDEST_STILL)
        try:
            return await self.coordinator.client.snapshot(self.camera_id, wanted)
        except TawnyApiError as error:
            raise refused(error, self.coordinator.name) from error

    @override
    async def async_will_remove_from_hass(self) -> None:
        """Let go of stream and links."""
        for link in self._links.values():
            link.close()
        await self._stop_stream()
        await super().async_will_remove_from_hass()

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        self._show()
        if self.stream is not None and not (self.is_on and self.rendition == self._streamed):
            self.coordinator.config_entry.async_create_task(self.hass, self._stop_stream())
        super()._handle_coordinator_update()

    def _show(self) -> None:
        """Take over what is known of the camera."""
        camera = self.tawny_camera
        if camera is None:
            return
        self._attr_is_on = camera.enabled
        self._attr_is_recording = camera.recording
        self._attr_is_streaming = camera.online
        self._attr_motion_detection_enabled = camera.detection
        self._attr_model = _model(camera)
        self._attr_extra_state_attributes = {ATTR_ONLINE: camera.online}

    @callback
    def _renewed(self, rendition: str, address: str) -> None:
        if self.stream is not None and rendition == self._streamed:
            # Not update_source, which would interrupt whoever watches: the next connection is early enough.
            self.stream.source = address

    async def _stop_stream(self) -> None:
        """End the stream, before its worker complains that there is nothing more to read."""
        stream, self.stream = self.stream, None
        if stream is None:
            return
        settings = stream.dynamic_stream_settings
        preload, settings.preload_stream = settings.preload_stream, False  # else it would go on
        await stream.stop()
        settings.preload_stream = preload


class MainView(TawnyLiveView):
    """A camera as it is, with its switches."""

    _attr_supported_features = CameraEntityFeature.STREAM | CameraEntityFeature.ON_OFF

    def __init__(self, coordinator: TawnyCoordinator, camera: str) -> None:
        super().__init__(coordinator, camera, CAMERA)
        self._told_offline = False

    @property
    @override
    def rendition(self) -> str:
        """The stream that the options name, where the camera has it."""
        wanted = live_stream(self.coordinator.config_entry)
        camera = self.tawny_camera
        has_sub = camera is not None and any(stream.name == SUB for stream in camera.streams)
        return SUB if wanted == SUB and has_sub else MAIN

    @override
    async def async_turn_on(self) -> None:
        """Connect to the camera."""
        await self._change(enabled=True)

    @override
    async def async_turn_off(self) -> None:
        """Leave the camera alone: nothing is seen or recorded of it. What was recorded stays."""
        await self._stop_stream()  # first, or its worker may find nothing more to read, and complain
        await self._change(enabled=False)

    @override
    async def async_enable_motion_detection(self) -> None:
        """Look for motion."""
        await self._change(detection=True)

    @override
    async def async_disable_motion_detection(self) -> None:
        """Look for motion no more."""
        await self._change(detection=False)

    async def _change(self, *, enabled: bool | None = None, detection: bool | None = None) -> None:
        try:
            camera = await self.coordinator.client.change_camera(self.camera_id, enabled=enabled, detection=detection)
        except TawnyApiError as error:
            raise refused(error, self.coordinator.name) from error
        self.coordinator.async_know(camera)

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        super()._handle_coordinator_update()
        self._tell()

    def _tell(self) -> None:
        """One line when the camera goes, one when it comes back. About the sidecar the coordinator tells."""
        camera = self.tawny_camera
        if camera is None or not self.coordinator.last_update_success:
            return
        offline = camera.enabled and not camera.online
        connecting = any(stream.state is StreamState.CONNECTING for stream in camera.streams[:1])
        if offline == self._told_offline or (offline and connecting):
            return
        self._told_offline = offline
        if offline:
            reason = next((stream.reason for stream in camera.streams if stream.reason), "no reason known")
            LOGGER.info("%s is offline: %s", self.entity_id, reason)
        else:
            LOGGER.info("%s is online again", self.entity_id)


class LowBandwidthView(TawnyLiveView):
    """The same camera in a picture that a bad mobile connection can carry."""

    _largest_picture = REMOTE_WIDTH

    def __init__(self, coordinator: TawnyCoordinator, camera: str) -> None:
        super().__init__(coordinator, camera, LOW_BANDWIDTH)

    @property
    @override
    def rendition(self) -> str:
        """The rendition for slow connections."""
        return REMOTE


def _model(camera: TawnyCamera) -> str | None:
    """What its picture is, such as `H.264, 1920 × 1080`; None until it is known."""
    stream = camera.streams[0] if camera.streams else None
    return _picture(stream) if stream is not None and stream.codec else None


def _picture(stream: Stream) -> str:
    told = stream.codec.partition(".")[0]
    codec = next((name for name, told_as in _CODECS.items() if told in told_as), stream.codec)
    return f"{codec}, {stream.width} × {stream.height}"
