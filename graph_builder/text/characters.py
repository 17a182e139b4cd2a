"""Classes of characters that several repairs ask about."""

from __future__ import annotations

import re

HAN_CLASS = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇"
"""For use inside [ ] of a pattern."""

HAN = re.compile(f"[{HAN_CLASS}]+")
