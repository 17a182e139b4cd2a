"""How much memory the processes of one app hold: its server, and the engine of its store."""

from __future__ import annotations

from pathlib import Path


def resident(*words: str) -> int:
    """Bytes of all processes whose command line holds one of the words (Linux)."""
    total = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            line = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
            if any(word in line for word in words):
                status = (process / "status").read_text("utf-8")
                total += next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmRSS:"))
        except (OSError, StopIteration):  # it ended meanwhile, or is being ended
            continue
    return total
