"""The `tawny` command group: finds the module of a command only when it is called, so that `--help` is instant."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import override

import click

from tawny import __version__
from tawny.core.errors import TawnyError
from tawny.core.redact import redact

COMMANDS = {
    "run": ("tawny.cli.run", "Run the service in the foreground."),
    "demo": ("tawny.cli.demo", "Try everything on simulated cameras."),
    "config": ("tawny.cli.config", "Write, check and show the configuration."),
    "camera": ("tawny.cli.camera", "Find, add, probe, test and move cameras."),
    "events": ("tawny.cli.events", "List, show, export and watch events."),
    "export": ("tawny.cli.export", "Save any recorded range as one MP4."),
    "motion": ("tawny.cli.motion", "Try motion settings on a file or on what is recorded."),
    "offload": ("tawny.cli.offload", "List what is in the bucket, and fetch recordings from it."),
    "pair": ("tawny.cli.pair", "Show a code that lets Home Assistant in."),
    "token": ("tawny.cli.token", "Make, list and revoke API tokens."),
    "status": ("tawny.cli.status", "Show what the running service does."),
    "doctor": ("tawny.cli.doctor", "Look for what is wrong, and say what to do."),
    "remote": ("tawny.cli.remote", "Write and check the way in from outside the house."),
    "storage": ("tawny.cli.storage", "Check recordings against the event log."),
    "backup": ("tawny.cli.backup", "Save settings, events and keys as one file."),
    "restore": ("tawny.cli.restore", "Put back what `tawny backup` saved."),
    "simulate": ("tawny.cli.simulate", "Serve video files as live RTSP cameras."),
}
"""Command to (module, one-line help). Each module has the click command under the command's own name."""


class LazyGroup(click.Group):
    """A group whose commands are imported when called; the help of the group needs none of them."""

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the table above."""
        return list(COMMANDS)

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None when there is no such command."""
        if cmd_name not in COMMANDS:
            return None
        module, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(module), cmd_name)
        return command

    @override
    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tawny")
def cli() -> None:
    """Cameras for Home Assistant that never miss.

    `tawny demo` shows it on simulated cameras, `tawny config init` writes a starter file, and `tawny run` starts the
    service.
    """


def main() -> None:
    """Entry point: turns errors that are part of the interface into one line on standard error."""
    try:
        # Outside of its standalone mode, Click returns the code of `Context.exit`.
        code = cli(standalone_mode=False)
    except click.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except TawnyError as error:
        click.echo(f"tawny: {redact(str(error))}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    sys.exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()
