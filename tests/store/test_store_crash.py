"""Kill -9 at random moments: during the first write, while saving, while recovering."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = int(os.environ.get("ARVOVERKKO_TEST_KILLS", "60"))


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
def test_no_kill_loses_an_acknowledged_change(tmp_path: Path) -> None:
    script = Path(__file__).with_name("killing.py")
    ran = subprocess.run(
        [sys.executable, script, tmp_path, str(KILLS), "5"],
        capture_output=True,
        text=True,
        check=True,
        timeout=170,
    )
    result = json.loads(ran.stdout)
    assert result["bad"] == []
    assert result["acknowledged"] > KILLS // 2, "the writers were killed before they did anything"
    assert "Traceback" not in ran.stderr, ran.stderr
