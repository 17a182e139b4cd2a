"""What `make test` looks for before it starts: said in one line where it is missing, and a failure in CI."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

TOOLS = Path(__file__).resolve().parents[2] / "tools"


@pytest.fixture
def bare_path(tmp_path: Path) -> Path:
    """A folder with a shell and little else, so that neither a browser nor Java is found."""
    for name in ("bash", "id", "sed", "head"):
        found = shutil.which(name)
        assert found
        (tmp_path / name).symlink_to(found)
    return tmp_path


def find(script: str, path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    bash = str(path / "bash")
    return subprocess.run([bash, str(TOOLS / script)], env={"PATH": str(path), **environment}, capture_output=True, encoding="utf-8")


def test_without_chromium_one_line_says_the_command(bare_path: Path) -> None:
    ran = find("find_chromium.sh", bare_path)
    assert (ran.returncode, ran.stdout) == (0, "")
    assert len(ran.stderr.splitlines()) == 1
    assert "apt-get install -y chromium fonts-noto-cjk" in ran.stderr


def test_without_chromium_ci_fails(bare_path: Path) -> None:
    assert find("find_chromium.sh", bare_path, CI="true").returncode == 1


def test_chromium_is_found_by_its_variable_and_on_the_path(bare_path: Path) -> None:
    browser = bare_path / "chromium"
    browser.write_text("#!/bin/sh\n")
    browser.chmod(0o755)
    assert find("find_chromium.sh", bare_path).stdout.strip() == str(browser)
    assert find("find_chromium.sh", bare_path, CHROMIUM=str(browser)).stdout.strip() == str(browser)
    assert find("find_chromium.sh", bare_path, CHROMIUM="/nowhere/chromium").returncode == 1


def test_without_java_and_maven_it_says_what_to_install(bare_path: Path) -> None:
    ran = find("find_java.sh", bare_path)
    assert (ran.returncode, ran.stdout.strip()) == (0, "not server")
    assert "openjdk-17-jre-headless maven" in ran.stderr
    assert find("find_java.sh", bare_path, CI="true").returncode == 1


def test_an_old_java_is_not_enough(bare_path: Path) -> None:
    for name, text in (("java", "#!/bin/bash\necho 'openjdk version \"11.0.2\"' >&2\n"), ("mvn", "#!/bin/bash\n")):
        (bare_path / name).write_text(text.replace("/bin/bash", str(bare_path / "bash")))
        (bare_path / name).chmod(0o755)
    ran = find("find_java.sh", bare_path)
    assert ran.stdout.strip() == "not server"
    assert ran.stderr.startswith("Java 17 not found")


def test_a_running_server_needs_no_java(bare_path: Path) -> None:
    ran = find("find_java.sh", bare_path, CI="true", NEO4J_URI="bolt://127.0.0.1:7687")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
