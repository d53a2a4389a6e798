"""What `tenkyo eval` says, in Japanese and in English."""

from __future__ import annotations

from app.strings import Text

# ---- help
SET = Text("質問集 (JSONL、CSV、Excel)", "question set (JSONL, CSV, Excel)")
OUT = Text(
    "結果を書くフォルダー (既定: runs/質問集の名前)",
    "folder for the run (default: runs/NAME OF THE SET)",
)
FLOOR = Text(
    "下回ってはならない値の TOML。下回れば終了コードは 1",
    "TOML of scores that may not fall; exit code 1 below them",
)
UPDATE_FLOOR = Text(
    "--floor の値をこの結果まで引き上げます (下がる値があれば書き換えず終了コード 1)",
    "raise the values of --floor to this run (where one would fall nothing is written, exit code 1)",
)
ALLOW = Text(
    "--update-floor で値を下げることを許します", "let --update-floor lower a value as well"
)
CHECK = Text(
    "質問せず、質問集が文書と合うかだけを確かめます",
    "ask nothing; check that the set agrees with the documents",
)
TEMPLATE = Text(
    "質問集の見本を FILE (.csv、.xlsx、.jsonl) に書きます。FILE がなければ CSV で表示します",
    "write a sample set to FILE (.csv, .xlsx, .jsonl); without FILE print it as CSV",
)
COMPARE = Text(
    "2つの結果のフォルダーを比べます。偶然とは言えない低下があれば終了コードは 1",
    "compare the folders of two runs; exit code 1 when a score fell by more than chance",
)
JOBS = Text(
    "同時に使うプロセスの数 (既定 1、0 なら全コア)。応答時間は 1 のときだけ比べられます",
    "processes (default 1; 0: one a core); latencies are comparable only at 1",
)
SAMPLE = Text("質問を N 問だけ選びます", "ask only N questions, drawn at random")
SEED = Text("--sample の選び方を決める数 (既定 0)", "what --sample draws by (default 0)")
TYPE = Text("この種類の質問だけ (何度でも)", "only questions of this type (repeatable)")
TAG = Text("このタグの質問だけ (何度でも)", "only questions with this tag (repeatable)")
ID = Text("この id の質問だけ (何度でも)", "only the question with this id (repeatable)")
RETRIEVAL = Text(
    "corpus.jsonl と queries.jsonl のフォルダーで検索だけを測る",
    "measure the search alone on a folder with corpus.jsonl and queries.jsonl",
)
MODE = Text("検索の方法 (既定 hybrid)", "way of searching (default hybrid)")

# ---- bad input
NO_SET = Text(
    "質問集がありません。SET (.jsonl、.csv、.xlsx)、--retrieval DIR、--compare A B、--template のどれかを指定してください。",
    "No question set: give SET (.jsonl, .csv, .xlsx), --retrieval DIR, --compare A B or --template.",
)
BAD_JOBS = Text(
    "--jobs は 0 以上の整数で指定してください (指定: {value})。",
    "--jobs is a whole number from 0, not {value}.",
)
NO_FLOOR = Text(
    "--update-floor には --floor FILE が要ります。", "--update-floor needs --floor FILE."
)
NO_UPDATE = Text(
    "--allow-regression は --update-floor と一緒に指定してください。",
    "--allow-regression goes with --update-floor.",
)
PART_FLOOR = Text(
    "選んだ質問だけの結果では下限値を書き換えられません。--sample、--type、--tag、--id を外してください。",
    "A part of a set cannot update a floor: leave out --sample, --type, --tag and --id.",
)

# ---- what it prints
PROGRESS = Text(
    "{done}/{total} 問 · 残り約 {left} 秒", "{done}/{total} questions · about {left} s left"
)
RESUMED = Text(
    "中断した結果の続きから始めます ({count} 問は回答済み)。",
    "Going on with a run that was cut off ({count} questions are answered).",
)
STOPPED = Text(
    "中断しました。{done}/{total} 問の答えは {out} にあります。同じコマンドで続けられます。",
    "Stopped. {done} of {total} answers are in {out}; the same command goes on.",
)
RAISED = Text(
    "{count} 問が途中で止まりました (最初は {id})。トレースバックは {file} にあります。",
    "{count} questions raised an error (the first: {id}); the tracebacks are in {file}.",
)
CHECKED = Text("{questions} 問、問題 {problems} 件", "{questions} questions, {problems} problems")
WRITTEN = Text("{file} に見本を書きました。", "The sample is in {file}.")
PASSED_OVER = Text(
    "選んだ質問にない種類の下限値は見ていません: {names}",
    "Not held, since not asked in this selection: {names}",
)
PINNED = Text("{name}: {key} {before} → {after}", "{name}: {key} {before} → {after}")
REFUSED = Text(
    "{file} は書き換えていません。意図した低下なら --allow-regression を付けてください。",
    "{file} was not changed; if the fall is meant, add --allow-regression.",
)
UPDATED = Text("{file} を書き換えました ({count} 件)。", "{file} was updated ({count} values).")
