"""What `tenkyo cite` says, in Japanese and in English."""

from __future__ import annotations

from app.strings import Text

CITE = Text("答えと引用をメモ用のファイルにします", "answers with citations as a file for a memo")
CITE_QUESTIONS = Text("質問文 (いくつでも)", "questions, one or more")
CITE_FORMAT = Text(
    "形式 (既定 text)。docx は脚注付きの Word、csl は CSL-JSON",
    "format (default text); docx is Word with footnotes, csl is CSL-JSON",
)
CITE_OUT = Text(
    "書き込むファイル (既定は標準出力、端末への docx は citations.docx)",
    "file to write (default standard output; docx on a terminal: citations.docx)",
)
WRITTEN = Text("{path} に書き込みました", "Wrote {path}")
COLLECTED = Text("引用 ({count} 件)", "Citations ({count})")
COLLECTED_HINT = Text(
    "この会話の答えと引用を、メモや文献管理に使えるファイルにします。",
    "The answers and citations of this conversation, as files for memos and reference managers.",
)
COLLECTED_NOTHING = Text(
    "引用はまだありません。質問すると、答えの出典がここに集まります。",
    "No citations yet: ask, and the sources of the answers are collected here.",
)
FORMAT_NAMES = {
    "docx": Text("Word (脚注付き)", "Word (footnotes)"),
    "markdown": Text("Markdown", "Markdown"),
    "text": Text("テキスト", "Plain text"),
    "csv": Text("CSV", "CSV"),
    "bibtex": Text("BibTeX", "BibTeX"),
    "ris": Text("RIS", "RIS"),
    "csl": Text("CSL-JSON", "CSL-JSON"),
}
DOWNLOAD = Text("{name} で保存", "Save as {name}")
CITES = Text("引用", "Citations")
PROOF = Text("金額の裏付け", "Where each amount is printed")
PROOF_YEN = Text("{yen}円", "{yen} yen")
