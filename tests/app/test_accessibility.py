"""Every tab, in light and dark, checked by axe-core: no serious violation."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

AXE = find_spec("axe_playwright_python")


@pytest.mark.skipif(AXE is None, reason="axe-playwright-python is not installed")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["chat", "figures", "documents", "evaluation"])
def test_no_serious_violation(name: str, scheme: str, watch: Any, address: str) -> None:
    assert AXE is not None and AXE.origin is not None
    tab = watch(address)
    tab.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    tab.reload()
    tab.page.wait_for_selector(".tk-book")
    if name == "chat":
        tab.ask("総務省の予算の推移を教えてください")
        tab.page.wait_for_selector(".tk-next")
    else:
        tab.turn_to(name)
        tab.page.wait_for_timeout(600)
    tab.page.add_script_tag(path=Path(AXE.origin).with_name("axe.min.js"))
    found = tab.page.evaluate("axe.run()")["violations"]
    serious = [
        (one["id"], [node["html"][:160] for node in one["nodes"]])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
    assert serious == []
    tab.settled()
