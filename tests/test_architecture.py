"""The rooms of the house keep to their order, and the command line starts without the screen."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def python(code: str, folder: Path) -> str:
    """What `code` writes in an interpreter of its own."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "ARVOVERKKO_HOME": str(folder / "home")},
        cwd=folder,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_import_contracts_are_kept() -> None:
    """Arrows point one way; only the screens know Textual (contracts in pyproject.toml)."""
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    kept = re.search(r"(\d+) kept, 0 broken", done.stdout)
    assert kept is not None and int(kept[1]) >= 2, done.stdout


def test_headless_export_loads_no_textual(tmp_path: Path) -> None:
    """`arvoverkko export` runs without the screen library, and really writes its document."""
    code = """
import sys
from tui.main import main
assert main(["new", "s", "--title", "T"]) == 0
assert main(["capture", "s"]) == 0
for key in ("markdown", "graphml"):
    assert main(["export", "s", "--format", key, "-o", key]) == 0
loaded = sorted(name for name in sys.modules if name.partition(".")[0] == "textual")
print("loaded:", loaded)
"""
    (tmp_path / "lines").write_text("Kela -> Ohjaamo: tieto\n")
    reading = f"import sys; sys.stdin = open({str(tmp_path / 'lines')!r})\n"
    assert python(reading + code, tmp_path).endswith("loaded: []\n")
    assert "Ohjaamo" in (tmp_path / "markdown").read_text()
    assert "Ohjaamo" in (tmp_path / "graphml").read_text()


def test_listing_the_library_loads_no_heavy_library(tmp_path: Path) -> None:
    """The quick commands pay for nothing they do not use."""
    code = """
import sys
from tui.main import main
assert main(["list"]) == 0
heavy = {"textual", "networkx", "plotext", "rich", "asyncio"}
print("loaded:", sorted(heavy & {name.partition(".")[0] for name in sys.modules}))
"""
    assert python(code, tmp_path).endswith("loaded: []\n")
