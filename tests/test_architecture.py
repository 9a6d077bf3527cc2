"""The rooms of the house keep to their order, and the command line starts without the screen."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
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


def test_every_library_that_is_used_is_declared_and_none_else() -> None:
    """What the code imports stands in pyproject.toml, also where another library brings it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    own = set(project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"])
    used: set[str] = set()
    for module in (file for package in own for file in (ROOT / package).rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text())):
            if isinstance(node, ast.Import):
                used |= {name.name.partition(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                used.add((node.module or "").partition(".")[0])
    named = packages_distributions()
    libraries = {named[name][0].lower() for name in used - own - sys.stdlib_module_names}
    libraries.discard("pydantic_core")  # One with pydantic.
    requirements = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["protect"],
    ]
    assert libraries == {re.split(r"[<>=]", required)[0] for required in requirements}


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


def test_the_desk_knows_no_textual(tmp_path: Path) -> None:
    """What stands between the screens and the model can be had without a screen."""
    code = """
import sys
import tui.desk, tui.moment, tui.reopening, tui.writing
print("loaded:", sorted(name for name in sys.modules if name.partition(".")[0] == "textual"))
"""
    assert python(code, tmp_path).endswith("loaded: []\n")


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


def test_dates_are_written_on_every_platform() -> None:
    """`%-d` and its like are known to some C libraries only: Windows raises an error."""
    found = [
        f"{path.relative_to(ROOT)}: {code}"
        for room in ("model", "exporters", "importers", "tui", "samples")
        for path in (ROOT / room).rglob("*.py")
        for code in re.findall(r"%[-#][a-zA-Z]", path.read_text(encoding="utf-8"))
    ]
    assert found == []
