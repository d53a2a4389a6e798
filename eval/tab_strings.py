"""What the tab of the evaluation says, in Japanese and in English."""

from __future__ import annotations

from app.strings import Text

TAB_EVALUATION = Text("評価", "Evaluation")
SET = Text("質問集", "Question set")
UPLOAD_SET = Text("質問集のファイルを置くか、押して選ぶ", "Drop a question set, or press to choose")
SAMPLE = Text("問数 (0 は全部)", "Questions (0 takes all)")
RUN = Text("評価する", "Run")
CANCEL = Text("中止", "Stop")
STARTED = Text("{set} を確かめています…", "Checking {set}…")
GOING = Text(
    "{done} / {total} 問 · 残り約 {left} 秒", "{done} of {total} questions · about {left} s left"
)
STOPPED = Text(
    "中止しました。そこまでの答えは残っていて、同じ質問集をもう一度評価すると続きから始まります。",
    "Stopped; the answers so far are kept, and running the same set again goes on from there.",
)
NO_SET_CHOSEN = Text("質問集を選んでください。", "Choose a question set.")
SCORES = Text("種類ごとの点数", "Scores by type")
TYPE = Text("種類", "Type")
COUNT = Text("問", "n")
ALL = Text("全体", "all")
REPORT = Text("報告書 (HTML)", "Report (HTML)")
ANSWERS = Text("答え (JSONL)", "Answers (JSONL)")
FAILURES = Text("正答かつ引用でなかった {count} 問", "{count} not right and cited")
NO_FAILURES = Text("すべて正答かつ引用です。", "All are right and cited.")
MORE = Text("ほか {count} 問は報告書にあります。", "{count} more are in the report.")
QUESTION = Text("質問", "Question")
EXPECTED = Text("期待", "Expected")
GOT = Text("答え", "Got")
WHY = Text("理由", "Why")
SINCE = Text("前回 ({when}) との差", "Since the last run ({when})")
BETTER = Text("良くなった {count} 問", "{count} better")
WORSE = Text("悪くなった {count} 問", "{count} worse")
SAME = Text("前回から変わった質問はありません。", "No question has changed.")
SIGNIFICANT = Text("偶然とは言えない低下: {names}", "Fallen by more than chance: {names}")
PROBLEMS = Text("質問集の点検で {count} 件の指摘", "{count} findings in the set")
FEEDBACK = Text(
    "答えへの評価を質問集として保存 (JSONL)", "Save verdicts on answers as a question set (JSONL)"
)
PICK_RUN = Text(
    "質問集を選んで評価すると、ここに失敗した質問を期待する答えと並べて示します。",
    "Choose a question set and run it; what fails stands here beside what was expected.",
)
