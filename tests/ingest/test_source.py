"""Sources and frames of money."""

import pytest

from ingest.source import is_source


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("国庫補助金", True),
        ("県支出金", True),
        ("一般財源", True),
        ("うち市負担", True),
        ("うち重要政策推進枠", True),
        ("寄附金", True),
        ("灯台整備費補助金", False),
        ("灯台の改修", False),
        ("事務費", False),
    ],
)
def test_sources(name: str, source: bool) -> None:
    assert is_source(name) is source
