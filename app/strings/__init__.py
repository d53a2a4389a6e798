"""Every sentence that a user reads, in Japanese and in English."""

from __future__ import annotations

from typing import NamedTuple

LANGS = ("ja", "en")


class Text(NamedTuple):
    """One message; `{name}` is filled in by `say`."""

    ja: str
    en: str

    def say(self, lang: str, **values: object) -> str:
        return (self.en if lang == "en" else self.ja).format(**values)

    @property
    def both(self) -> str:
        """`日本語 / English`, for `--help`, where % is a sign of argparse."""
        return f"{self.ja} / {self.en}".replace("%", "%%")


# ---- the command line: help
TENKYO = Text(
    "政策文書についての質問に、原文の引用で答えます。言語モデルもネットワークも使いません。",
    "Answers questions about policy documents by verbatim citation; no language model, no network.",
)
COMMANDS = Text("コマンド", "commands")
OPTIONS = Text("オプション", "options")
ARGUMENTS = Text("引数", "arguments")
EXIT_CODES = Text(
    "終了コード: 0 完了、1 確認の結果に不足あり、2 入力の誤り。"
    "設定の優先順: オプション、環境変数 TENKYO_*、tenkyo.toml。",
    "Exit codes: 0 done, 1 checked and found wanting, 2 bad input. "
    "Settings: options over TENKYO_* variables over tenkyo.toml.",
)
HELP = Text("この説明を表示します", "show this help")
VERSION = Text("版を表示します", "show the version")
LANG = Text("メッセージの言語: ja または en", "language of messages: ja or en")
STORE = Text("保管庫のフォルダー (既定: .tenkyo)", "the store's folder (default: .tenkyo)")
JSON = Text("結果を JSON で出力します", "print JSON")
INGEST = Text("文書を読み込み、保管庫に登録します", "read documents and build the index")
ASK = Text("質問に引用付きで答えます", "answer a question with citations")
APP = Text("ブラウザーで使う画面を開きます", "serve the chat page")
EVAL = Text("質問集で正答率を測ります", "measure answers on a question set")
DOCUMENTS = Text("保管庫にある文書の一覧", "list the indexed documents")
AUDIT = Text(
    "金額の食い違いと合わない合計を探します", "find amounts that contradict or do not add up"
)
STORE_COMMAND = Text(
    "保管庫の状態、作り直し、埋め込み直し、文書の削除",
    "status, rebuild, embed anew, remove a document",
)
FIGURES = Text("文書にある金額の一覧 (出所付き)", "list the documents' amounts with their sources")
FIGURES_SUBJECT = Text(
    "事業などの名前 (一部でも可、何度でも)", "a subject or a part of it (repeatable)"
)
FIGURES_MINISTRY = Text("府省 (略称でも可)", "a ministry, full or short name")
FIGURES_YEAR = Text(
    "年度: 2021、令和3年度、R3 (何度でも)", "fiscal year: 2021, 令和3年度, R3 (repeatable)"
)
FIGURES_STAGE = Text(
    "段階: 要求 request、案 draft、当初 initial、補正 supplementary、配分 allocation、"
    "基金 fund、決算 settled (何度でも)",
    "stage (repeatable)",
)
FIGURES_ROLE = Text(
    "current 当年度、previous 前年度、supplementary 補正、delta 増減、other その他 (何度でも)",
    "role (repeatable)",
)
FIGURES_DOCUMENT = Text(
    "文書の ID (先頭でも可) またはファイル名の一部 (何度でも)",
    "a document's id, the start of it, or a part of its file's name (repeatable)",
)
FIGURES_CSV = Text("CSV で出力します", "print CSV")
FIGURES_XLSX = Text("Excel ブックを出力します", "write an Excel workbook")
FIGURES_OUT = Text(
    "書き込むファイル (既定: 標準出力)", "the file to write (default: standard output)"
)
PATHS = Text("ファイルまたはフォルダー (既定: corpus/)", "files or folders (default: corpus/)")
MODEL = Text("埋め込みモデルのパスまたは名前", "embedding model, by path or name")
RERANKER = Text(
    "見つけた箇所を並べ替えるモデルのパスまたは名前 (既定は同梱のもの、none で並べ替えない)",
    "model that orders what was found, by path or name (default the model's own ranker, none for none)",
)
QUESTION = Text("質問文。- なら標準入力から読みます", "the question; - reads standard input")
HISTORY = Text(
    "それまでの質問 (古い順に何度でも)", "an earlier question (repeatable, oldest first)"
)
ASK_CODES = Text(
    "文書に答えが見つからないときの終了コードは 1 です。",
    "The exit code is 1 when the documents hold no answer.",
)
INGEST_CODES = Text(
    "読めないファイルがあったときの終了コードは 2 です (残りは登録されます)。",
    "The exit code is 2 when some file could not be read (the others are stored).",
)
AUDIT_CODES = Text(
    "食い違いや合わない合計が見つかったときの終了コードは 1 です。",
    "The exit code is 1 when a contradiction or a total that is off is found.",
)
HOST = Text("待ち受けるアドレス (既定: 127.0.0.1)", "address to listen on (default: 127.0.0.1)")
PORT = Text("待ち受けるポート (既定: 7860)", "port to listen on (default: 7860)")
STORE_ACTION = Text(
    "status: 状態の表示 (既定)、rebuild: 文書を読み直し索引を作り直す、embed: 文書を読み直さずに --model で"
    "埋め込み直す (なければ同梱のモデル)、remove: 文書の削除",
    "status: show the state (default); rebuild: read the documents again, make the indexes anew; "
    "embed: embed anew with --model, else the shipped one, without reading files; remove: remove a document",
)
DOCUMENT_ID = Text(
    "remove する文書の ID (先頭の数文字でも可) またはファイル名",
    "for remove: the document's id, the start of it, or its file",
)

# ---- the command line: one sentence for bad input
USAGE = Text(
    "{why}。使い方は `{prog} --help` で表示されます。", "{why}; `{prog} --help` shows the usage."
)
NO_COMMAND = Text("コマンドを指定してください", "a command is expected")
UNKNOWN_COMMAND = Text("「{name}」というコマンドはありません", "there is no command '{name}'")
BAD_LANG = Text(
    "言語は ja か en で指定してください (指定: {value})。", "The language is ja or en, not {value}."
)
BAD_PORT = Text(
    "ポートは 1 から 65535 の整数で指定してください (指定: {value})。",
    "The port is a whole number from 1 to 65535, not {value}.",
)
BAD_UPLOAD = Text(
    "アップロードの上限は 1 から 9999 の整数 (MB) で指定してください (指定: {value})。",
    "The limit for uploads is a whole number of MB from 1 to 9999, not {value}.",
)
CONFIG_UNREADABLE = Text("設定 {file} を読めません ({why})。", "{file} cannot be read ({why}).")
CONFIG_UNKNOWN = Text(
    "設定 {file} に知らない項目「{name}」があります (使える項目: {names})。",
    "{file} has an unknown setting '{name}' (known: {names}).",
)
CONFIG_TYPE = Text(
    "設定 {file} の「{name}」は文字列か整数で書いてください。",
    "'{name}' in {file} must be a string or a whole number.",
)
NO_STORE = Text(
    "{store}: 保管庫がありません。`tenkyo ingest パス --store {store}` で作ってください。",
    "There is no store at {store}; `tenkyo ingest PATH --store {store}` makes one.",
)
FAILED = Text("{why}", "{why}")
STDIN_ENCODING = Text(
    "標準入力を UTF-8 として読めません。UTF-8 の質問文を渡してください。",
    "Standard input is not UTF-8; pass the question as UTF-8.",
)
QUESTION_ENCODING = Text(
    "質問に文字として読めないバイトが含まれています。UTF-8 で入力してください。",
    "The question holds bytes that are not text; enter it as UTF-8.",
)
NO_DOCUMENT_NAMED = Text("削除する文書を指定してください", "name the document to remove")
UNREACHABLE = Text(
    "{path}: {why}。場所、権限、空き容量を確かめてください。",
    "{path}: {why}; check the place, your rights there and the room left on it.",
)
BAD_YEAR = Text(
    "年度は 2021、令和3年度、R3 のように指定してください (指定: {value})。",
    "Give the fiscal year as 2021, 令和3年度 or R3, not {value}.",
)
OUT_EXISTS_NOT = Text(
    "{path} に書き込めません ({why})。別のファイルを --out に指定してください。",
    "{path} cannot be written ({why}); choose another file for --out.",
)
XLSX_TERMINAL = Text(
    "Excel ブックは画面に表示できません。--out でファイルを指定してください。",
    "A workbook cannot be shown on a terminal; name a file with --out.",
)
NO_FILE = Text("{path} がありません。", "There is no {path}.")
NO_SUCH_DOCUMENT = Text(
    "「{name}」に当たる文書が保管庫にありません。`tenkyo documents` で確かめてください。",
    "No document in the store matches '{name}'; `tenkyo documents` lists them.",
)
AMBIGUOUS_DOCUMENT = Text(
    "「{name}」に当たる文書が {count} 件あります。ID で指定してください。",
    "'{name}' matches {count} documents; give an id.",
)
PORT_TAKEN = Text(
    "{host}:{port} で待ち受けられません。別の --port を指定してください。",
    "Cannot listen on {host}:{port}; choose another --port.",
)

# argparse's own sentences: what it says → what we say.
ARGPARSE = (
    (r"the following arguments are required: (.+)", "引数が足りません ({0})"),
    (r"unrecognized arguments: (.+)", "知らない引数です ({0})"),
    (r"argument (.+): expected one argument", "{0} に値がありません"),
    (r"argument (.+): expected at least one argument", "{0} に値がありません"),
    (
        r"argument (.+): invalid choice: '?(.*?)'? \(choose from (.+)\)",
        "{0} は {2} のどれかです ({1})",
    ),
    (r"argument (.+): invalid \w+ value: '(.*)'", "{0} の値が正しくありません ({1})"),
)

# ---- the command line: what it prints
CITATION_PAGE = Text("{page}頁", "p. {page}")
CITATION_SPAN = Text("{start}–{end} 文字目", "characters {start}–{end}")
NEAREST = Text("最も近い箇所:", "Nearest passages:")
COUNTED = Text("{count} 件", "{count} amounts")
UNDATED = Text("日付不明", "undated")
SERVING = Text("画面を開いています: {url} (終了は Ctrl-C)", "Serving at {url} (Ctrl-C to stop)")
REMOVED = Text("削除しました: {title} ({id})", "Removed: {title} ({id})")

READING = Text(
    "{done}/{total} 件 · {rate} MB/秒 · 残り約 {left} 秒 · {name}",
    "{done}/{total} files · {rate} MB/s · about {left} s left · {name}",
)
INGESTED = Text(
    "{files} 件 ({size} MB) を {seconds} 秒で読みました ({rate} MB/秒、新しい一節 {passages}、金額 {figures})。",
    "Read {files} files ({size} MB) in {seconds} s ({rate} MB/s, {passages} new passages, {figures} amounts).",
)
INGESTED_COUNTS = Text(
    "追加 {added}、差し替え {replaced}、移動 {moved}、変更なし {unchanged}、同文 {copy}、読めず {skipped}",
    "added {added}, replaced {replaced}, moved {moved}, unchanged {unchanged}, "
    "copies {copy}, not read {skipped}",
)
SKIPPED = Text("読めません:", "Not read:")
REBUILT = Text(
    "作り直しました: {documents} 文書、{passages} 節、金額 {figures} 件",
    "Rebuilt: {documents} documents, {passages} passages, {figures} amounts",
)
EMBEDDED = Text(
    "{model} で埋め込み直しました: {passages} 節", "Embedded with {model}: {passages} passages"
)
STATUS = (
    ("documents", Text("文書", "documents")),
    ("passages", Text("一節", "passages")),
    ("figures", Text("金額", "amounts")),
    ("characters", Text("文字", "characters")),
    ("generation", Text("世代", "generation")),
    ("model", Text("モデル", "model")),
    ("dimension", Text("次元", "dimensions")),
    ("tokenizer", Text("形態素解析", "tokenizer")),
    ("corpus_digest", Text("内容の要約値", "corpus digest")),
)
SIZE = Text("大きさ", "size")

# ---- the page
NAME = Text("典拠", "Tenkyo")
NAME_SUB = Text("Tenkyo", "典拠")
PROMISE = Text("政策文書に、原文の引用で答えます", "Answers from policy documents, with proof")
SWITCH = Text("English", "日本語")
SWITCH_LABEL = Text("Switch to English", "日本語に切り替える")
NEW = Text("新しい会話", "New conversation")
ASK_LABEL = Text("質問", "Question")
ASK_PLACEHOLDER = Text("政策文書について質問する", "Ask about the policy documents")
SEND = Text("質問する", "Ask")
ASK_HINT = Text(
    "Enter で送信、Shift+Enter で改行。続けて「前年度は？」のようにも聞けます。",
    "Enter sends, Shift+Enter breaks the line. Follow-ups such as “前年度は？” work too.",
)
WELCOME = Text("文書に何を尋ねますか。", "What would you like to know?")
WELCOME_MORE = Text(
    "答えの番号を押すと、根拠の一節が原文の中で示されます。"
    "文書に書かれていないことは「見つからない」と答えます。",
    "Select a number in an answer to see the passage marked in its document. "
    "What the documents do not say is declined.",
)
EXAMPLES = Text("質問の例", "Questions to start with")
SOURCES = Text("典拠", "Sources")
NEAREST_UI = Text("最も近い箇所", "Nearest passages")
ABSTAINED = Text("文書の中に答えが見つかりません", "Not answered by the documents")
CITATION_OF = Text("典拠 {n}「{title}」を開く", "Open source {n}: {title}")
VERBATIM = Text("引用は原文と照合済み", "Quotes are verbatim")
ELAPSED = Text("{seconds} 秒", "{seconds} s")
COPY = Text("答えと典拠をコピー", "Copy with sources")
COPIED = Text("コピーしました", "Copied")
ASK_AGAIN = Text("書き直して聞く", "Edit and ask again")
SOURCE = Text("典拠 {n}", "Source {n}")
DOCUMENT = Text("文書", "Document")
DOCUMENTS_UI = Text("収録文書 {count} 件", "Documents: {count}")
DOCUMENTS_HINT = Text(
    "答えはここにある文書だけに基づきます。題名を押すと原文を読めます。",
    "Answers rest on these documents alone. Select a title to read it.",
)
NO_DOCUMENTS_UI = Text(
    "文書がありません。`tenkyo ingest` で加えてください。",
    "There is no document yet; add some with `tenkyo ingest`.",
)
WHOLE_DOCUMENTS = Text("文書一覧", "All documents")
BACK_TO_ANSWER = Text("回答へ戻る", "Back to the answer")
SECTION = Text("見出し", "Section")
POSITION = Text("位置", "Position")
FILE = Text("ファイル", "File")
LINE = Text("{line} 行目 ({start}–{end} 文字目)", "line {line} (characters {start}–{end})")
IN_DOCUMENT = Text("原文", "The document's text")
LEFT_OUT = Text("（{count} 字を省略）", "({count} characters left out)")
GONE = Text(
    "この文書は保管庫から削除されたか、差し替えられました。もう一度質問してください。",
    "This document was removed or replaced in the store; please ask again.",
)
