"""Who issued a document: its signer, not whom it is sent to."""

import pytest

from ingest.issuer import issuer
from ingest.textline import text_lines


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("令和6年5月1日\n港湾整備庁\n", "港湾整備庁"),
        ("各都道府県港湾担当部長　殿\n\n港湾整備庁　計画局\n港湾計画課長\n", "港湾整備庁 計画局 港湾計画課長"),
        ("各都道府県知事\n\n港湾整備庁計画局長\n", "港湾整備庁計画局長"),
        ("各県教育委員会\n図書館担当課長　殿\n\n学習振興局長　北野　花子\n", "学習振興局長"),
        ("北浜市教育委員会　御中\n南浜市港湾局\n", "南浜市港湾局"),
        ("港湾審議会 計画部会\n", "港湾審議会 計画部会"),
        ("港湾整備庁国際局\n企画課\n", "港湾整備庁国際局"),
        ("港湾整備庁は、次のとおり通知する。\n", ""),
        ("関係団体の長　殿\n", ""),
    ],
)  # fmt: skip
def test_issuer(text: str, office: str) -> None:
    assert issuer(text_lines(text)) == office
