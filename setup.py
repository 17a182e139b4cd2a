"""Puts the top-level data folders and app.py into the wheel, under `graph_builder/share`; everything else stands in pyproject.toml."""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent
SHARED = ("cypher", "schema", "samples", ".streamlit", "static")  # static is served from beside app.py


class BuildWithData(build_py):
    def run(self):
        super().run()
        if self.editable_mode:
            return  # a checkout is read in place
        for source, target in self._shared():
            self.mkpath(str(target.parent))
            self.copy_file(str(source), str(target))

    def get_outputs(self, include_bytecode=True):
        outputs = super().get_outputs(include_bytecode)
        return outputs if self.editable_mode else [*outputs, *(str(target) for _, target in self._shared())]

    def _shared(self):
        files = [path for folder in SHARED for path in sorted((ROOT / folder).rglob("*")) if path.is_file()]
        for path in [*files, ROOT / "app.py"]:
            yield path, Path(self.build_lib, "graph_builder", "share", path.relative_to(ROOT))


setup(cmdclass={"build_py": BuildWithData})
