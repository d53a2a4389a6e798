"""What the chat says beside answers, in Japanese and in English."""

from __future__ import annotations

from app.strings import Text

TAB_CHAT = Text("質問", "Ask")
FISCAL_YEAR = Text("{era}度", "FY{year}")
PENDING = Text("文書を確かめています…", "Checking the documents…")
NEXT = Text("続けて聞く", "Ask next")
LIMITS = Text("絞り込み", "Limit to")
LIMIT_DOCUMENTS = Text("文書", "Documents")
LIMIT_YEARS = Text("発行年", "Years of issue")
LIMITED = Text("絞り込み: {limits}", "Limited to: {limits}")
LIMITED_COUNT = Text("文書 {count} 件", "{count} documents")
LIMITED_YEAR = Text("{year}年発行", "issued {year}")
PROOF_AMOUNT = Text("金額", "Amount")
PROOF_SUBJECT = Text("事業など", "Subject")
PROOF_YEAR = Text("年度", "Year")
PROOF_STAGE = Text("段階", "Stage")
PROOF_SCOPE = Text("範囲", "Scope")
PROOF_SOURCE = Text("典拠", "Source")
CHART = Text("グラフと表", "Chart and table")
CHART_TITLE = Text("金額の推移・比較", "Amounts compared")
CHART_HINT = Text(
    "棒の高さは億円。各行の番号を押すと、金額が書かれた箇所を開きます。",
    "Bars are in hundred million yen. A number opens the place where the amount is printed.",
)
CHART_OKU = Text("億円", "100 million yen")
CSV = Text("CSV で保存", "Save as CSV")
SOURCE_FILE = Text("原文のファイルを保存", "Save the source file")
STORED_TEXT = Text("本文をテキストで保存", "Save the stored text")
