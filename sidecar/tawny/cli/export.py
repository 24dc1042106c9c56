"""`tawny export`: any recorded range as one MP4."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import click

from tawny.cli.client import Client, talks_to_service
from tawny.cli.times import EXAMPLES, Moment
from tawny.core.errors import TawnyError


@click.command()
@click.option("--camera", required=True, metavar="ID", help="Whose recording.")
@click.option("--start", required=True, type=Moment(), help=f"From when: {EXAMPLES}.")
@click.option("--end", required=True, type=Moment(), help="Until when; at most 6 hours later.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file.  [default: by camera and time]"
)
@click.option("--stream", default="main", show_default=True, help="main, sub or idle; another one if it has nothing.")
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
@talks_to_service
async def export(
    client: Client, *, camera: str, start: str, end: str, output: Path | None, stream: str, force: bool
) -> None:
    """Save any recorded range as one MP4, exactly as it was recorded.

    It begins with the keyframe at or before START; gaps in the recording are left out. Of a camera that was moved each
    service has its own part, and exports that.

    \b
      tawny export --camera front_door --start 10:30 --end 10:45 -o visitor.mp4
      tawny export --camera garage --start "yesterday 18:00" --end "yesterday 19:00"
    """  # noqa: D301 - \b is meant: it keeps Click from rewrapping
    path = f"cameras/{quote(camera, safe='')}/playback/video.mp4"
    file = await client.download(path, output, force=force, start=start, end=end, stream=stream)
    click.echo(f"Saved {file}.", err=True)
    with suppress(TawnyError):  # it is saved
        if camera in {each["id"] for each in (await client.get("status"))["former"]}:
            click.echo(
                f"Mind: {camera} is not here any more; what it recorded since is at the service that has it.", err=True
            )
