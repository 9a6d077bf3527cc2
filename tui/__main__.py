"""`python -m tui`: the same as the command `arvoverkko`."""

from __future__ import annotations

import sys

from tui.main import main

sys.exit(main())
