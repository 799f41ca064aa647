"""Lets the tests of the content share one way of reading it, and the maker of the hashes."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
for _folder in (HERE, HERE.parents[1] / "tools"):
    if str(_folder) not in sys.path:
        sys.path.append(str(_folder))
