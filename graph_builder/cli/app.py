"""`app`: the pages in a browser, on this machine alone."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

import click

from graph_builder.cli.settings import current, store_option
from graph_builder.errors import GraphBuilderError, UsageError

HOST = "127.0.0.1"
FIRST_PORT = 8501
PORTS = 100
_STEP = 0.1


@click.command(name="app", help="打开界面 (127.0.0.1:8501 或下一个空闲端口) / open the app in a browser")
@store_option
@click.option("--port", type=click.IntRange(1, 65535), help="端口；不写则自动选择 / port, chosen if left out")
def command(store: str, port: int | None) -> None:
    from graph_builder.cli.opening import usable

    settings = current()
    usable(store)  # a slip of the pen is told here, not on every page
    chosen = checked_port(port) if port else free_port()
    settings.tell("app.starting")
    folder = config_folder()
    signal.signal(signal.SIGTERM, _stop)
    process = subprocess.Popen(arguments(chosen), cwd=folder, env={**os.environ, "GRAPH_STORE": absolute(store)})
    try:
        while process.poll() is None and not listens(chosen):
            time.sleep(_STEP)
        if process.poll() is None:
            click.echo(settings.text("app.address", url=f"http://{HOST}:{chosen}"))
        code = process.wait()
    except KeyboardInterrupt:
        code = 0
    finally:
        process.terminate()
        process.wait()
    if code > 0:
        raise GraphBuilderError(settings.text("app.ended", code=code))


def _stop(number: int, frame: FrameType | None) -> None:
    """Ended from outside is ended as by Ctrl+C: the server must not stay behind."""
    raise KeyboardInterrupt


def arguments(port: int) -> list[str]:
    from graph_builder.resources import folder

    script = folder("static").parent / "app.py"  # static files are served from beside the script
    options = {
        "server.address": HOST,
        "server.port": str(port),
        "server.headless": "true",
        "browser.gatherUsageStats": "false",
        "global.developmentMode": "false",
        "logger.hideWelcomeMessage": "true",
    }
    return [sys.executable, "-m", "streamlit", "run", str(script), *(f"--{key}={value}" for key, value in options.items())]


def config_folder() -> Path:
    """Where `.streamlit/config.toml` with the theme stands; Streamlit looks for it in the working directory."""
    from graph_builder.resources import folder

    return folder(".streamlit").parent


def absolute(store: str) -> str:
    """The same store seen from another working directory."""
    scheme, sign, place = store.partition(":")
    return f"embedded:{Path(place).expanduser().resolve()}" if scheme == "embedded" and sign and place else store


def checked_port(port: int) -> int:
    if not bindable(port):
        raise UsageError(current().text("usage.port_taken", port=port))
    return port


def free_port() -> int:
    last = FIRST_PORT + PORTS - 1
    for port in range(FIRST_PORT, last + 1):
        if bindable(port):
            return port
    raise UsageError(current().text("usage.no_port", first=FIRST_PORT, last=last))


def bindable(port: int) -> bool:
    with socket.socket() as probe:
        if os.name != "nt":  # as the server does; there the option would steal a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0
