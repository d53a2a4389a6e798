"""What the page says around a verdict on an answer, in Japanese and in English."""

from __future__ import annotations

from app.strings import Text

VERDICT = Text("この答えの評価", "Your verdict on this answer")
VERDICT_GOOD = Text("正しい", "Right")
VERDICT_BAD = Text("誤り", "Wrong")
VERDICT_NOTE = Text("気づいたこと (任意)", "What you noticed (optional)")
VERDICT_KEPT = Text("記録しました", "Noted")
