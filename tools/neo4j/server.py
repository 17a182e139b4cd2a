"""A real Neo4j 5.26 Community server without Docker: two artifacts from Maven Central on Java 17.

It listens on loopback only, has a password, and keeps its data in a temporary folder.

`start()` serves the tests; `python -m tools.neo4j` (make neo4j) starts one for a developer and stops it at Ctrl-C.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from neo4j import GraphDatabase
from neo4j.exceptions import Neo4jError, ServiceUnavailable

POM = Path(__file__).with_name("pom.xml")
_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
_OPENS = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.lang", "java.base/java.util.concurrent")
_START_SECONDS = 90
INSTALL = (
    "Java 17 or newer and Maven are needed for the tests on a Neo4j server "
    "(Debian, Ubuntu: sudo apt-get install -y openjdk-17-jre-headless maven), "
    "or a running server named by NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD."
)
_SETTINGS = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
dbms.security.allow_csv_import_from_file_urls=false
server.memory.heap.initial_size=256m
server.memory.heap.max_size=512m
server.memory.pagecache.size=64m
db.tx_log.rotation.retention_policy=keep_none
"""


class Unavailable(Exception):
    """No server can be started here; the message says what to install."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    uri: str
    user: str
    password: str
    log: Path

    def __repr__(self) -> str:
        return f"Server({self.uri!r})"

    def environment(self) -> dict[str, str]:
        return {"NEO4J_URI": self.uri, "NEO4J_USERNAME": self.user, "NEO4J_PASSWORD": self.password}


@contextmanager
def start(password: str | None = None) -> Iterator[Server]:
    """A running server with an empty database; it and its data are gone afterwards. Unavailable: Java, Maven or the jars are missing."""
    java = _java()
    jars = _jars()
    home = Path(tempfile.mkdtemp(prefix="graph-builder-neo4j-"))
    process: subprocess.Popen[bytes] | None = None
    try:
        port = _free_port()
        (home / "conf").mkdir()
        (home / "logs").mkdir()
        (home / "conf" / "neo4j.conf").write_text(_SETTINGS.format(port=port), encoding="ascii")
        process = _launch(java, jars, home)
        server = Server(
            uri=f"bolt://127.0.0.1:{port}", user="neo4j", password=password or secrets.token_urlsafe(16), log=home / "logs" / "neo4j.log"
        )
        _wait(process, port, server.log)
        _set_password(server)
        yield server
    finally:
        if process is not None:
            _stop(process)
        shutil.rmtree(home, ignore_errors=True)


def _java() -> str:
    java = shutil.which("java", path=_with_java_home())
    if java is None or shutil.which("mvn") is None:
        raise Unavailable(INSTALL)
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', said)
    if version is None or int(version[1]) < 17:
        raise Unavailable(f"{INSTALL} Found: {said.splitlines()[0] if said else java}")
    return java


def _with_java_home() -> str:
    home = os.environ.get("JAVA_HOME")
    return os.pathsep.join(filter(None, (home and str(Path(home) / "bin"), os.environ.get("PATH", ""))))


def _jars() -> Path:
    """The folder of jars, copied from Maven's cache by a name that changes with the pom; only the first copy ever needs the network."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "graph-builder" / f"neo4j-{_pom_version()}"
    if (cache / "complete").is_file():
        return cache
    cache.mkdir(parents=True, exist_ok=True)
    command = ["mvn", "-q", "-B", "-f", str(POM), _PLUGIN, f"-DoutputDirectory={cache}", "-DincludeScope=runtime"]
    said = ""
    for offline in (["-o"], []):
        done = subprocess.run([*command, *offline], capture_output=True, text=True, check=False)
        said = done.stdout + done.stderr
        if done.returncode == 0:
            (cache / "complete").touch()
            return cache
    raise Unavailable(f"Maven could not fetch the Neo4j server into {cache} (the first time it needs the network):\n{said[-2000:]}")


def _pom_version() -> str:
    found = re.search(r"<neo4j\.version>(.+?)</neo4j\.version>", POM.read_text(encoding="utf-8"))
    assert found is not None
    return found[1]


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _launch(java: str, jars: Path, home: Path) -> subprocess.Popen[bytes]:
    opens = [word for package in _OPENS for word in ("--add-opens", f"{package}=ALL-UNNAMED")]
    command = [
        java, "-Xms256m", "-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", *opens, "-Dfile.encoding=UTF-8", "-cp", f"{jars}/*",
        "org.neo4j.server.CommunityEntryPoint", f"--home-dir={home}", f"--config-dir={home / 'conf'}",
    ]  # fmt: skip
    with (home / "logs" / "console.log").open("wb") as out:
        return subprocess.Popen(_with_parent(command), cwd=home, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True)


def _with_parent(command: list[str]) -> list[str]:
    """On Linux the kernel ends the server with its parent, even when that is killed."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "TERM", *command] if sys.platform == "linux" and setpriv else command


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    said = "".join(
        file.read_text(encoding="utf-8", errors="replace")[-3000:] for file in (log, log.with_name("console.log")) if file.is_file()
    )
    raise Unavailable(f"The Neo4j server did not start:\n{said}")


def _set_password(server: Server) -> None:
    """The first login is neo4j/neo4j and has to change its password."""
    deadline = time.monotonic() + 30
    while True:
        try:
            with GraphDatabase.driver(server.uri, auth=("neo4j", "neo4j")) as driver:
                driver.execute_query("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=server.password, database_="system")
            with GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
                driver.execute_query("RETURN 1")
            return
        except (ServiceUnavailable, Neo4jError):  # the port opens a moment before the databases do
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.kill()  # its data goes as well, so there is nothing to close in order
    process.wait()


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        with start() as server:
            print("Neo4j runs until Ctrl-C; its data is in a temporary folder and goes with it.\n")
            for name, value in server.environment().items():
                print(f"export {name}={value}")
            print(f"\ngraph-builder build samples --store {server.uri}\ngraph-builder app --store {server.uri}", flush=True)
            signal.pause() if hasattr(signal, "pause") else time.sleep(10**8)
    except Unavailable as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print()
    return 0
