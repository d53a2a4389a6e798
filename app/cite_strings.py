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
