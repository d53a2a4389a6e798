"""What `tenkyo audit` says of what it found, in Japanese and in English."""

from __future__ import annotations

from app.strings import Text

AUDITED = Text(
    "{count} 件見つかりました (文書 {documents} 件、金額 {amounts} 件を点検)。",
    "Findings: {count} ({documents} documents, {amounts} amounts checked).",
)
AUDITED_NOTHING = Text(
    "食い違いは見つかりませんでした (文書 {documents} 件、金額 {amounts} 件を点検)。",
    "Nothing found ({documents} documents, {amounts} amounts checked).",
)
CONFLICT_EQUAL = Text(
    "食い違い: 「{subject}」の{key}が、二か所で異なります。",
    "Contradiction: the amount of '{subject}' ({key}) differs between two places.",
)
CONFLICT_PREVIOUS = Text(
    "食い違い: 「{subject}」の{key}が、前年度の額として別の文書が示す額と異なります。",
    "Contradiction: the amount of '{subject}' ({key}) differs from the previous year's amount "
    "that another document prints.",
)
BALANCE_TOTAL = Text(
    "合計の不一致: 「{subject}」の{key}は {printed} と印字されていますが、内訳の和は {parts} = {expected} です (差 {off})。",
    "Total off: '{subject}' ({key}) is printed as {printed}, its parts give {parts} = {expected} (off by {off}).",
)
BALANCE_DIFFERENCE = Text(
    "増減額の不一致: 「{subject}」の{key}は {printed} と印字されていますが、{parts} = {expected} です (差 {off})。",
    "Difference off: '{subject}' ({key}) is printed as {printed}, but {parts} = {expected} (off by {off}).",
)
BALANCE_RATE = Text(
    "増減率の不一致: 「{subject}」の{key}は {printed} と印字されていますが、{parts} からは {expected} です。",
    "Rate off: '{subject}' ({key}) is printed as {printed}, but {parts} gives {expected}.",
)
FISCAL_YEAR = Text("{year}年度", "FY{year}")
NO_KEY = Text("額", "amount")
PRINTED_AS = Text("{printed}（{yen}）", "{printed} ({yen})")
PARTS_AT = Text("内訳の箇所:", "Its parts:")
UNNAMED = Text("名称の記載なし", "no name printed")
YEN = Text("{yen}円", "{yen} yen")
