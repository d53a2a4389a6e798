"""What is said of users and their passwords, in Japanese and in English."""

from __future__ import annotations

from app.strings import Text

AUTH = Text(
    "利用者の一覧 (`tenkyo user` で作ったもの)。指定すると、載っている人だけが使えます",
    "file of users (made by `tenkyo user`); with it, only they may use the page",
)
UPLOAD_MB = Text(
    "画面から取り込むファイルの上限、MB (既定 50)", "largest file to upload, in MB (default 50)"
)
ROOT_PATH = Text(
    "逆プロキシの下の道 (例 /tenkyo)", "path under a reverse proxy (for example /tenkyo)"
)
USER = Text(
    "質問画面の利用者を加え、またはパスワードを変えます",
    "add a user of the page, or change a password",
)
USER_NAME = Text("利用者の名前", "the user's name")
USER_FILE = Text("利用者の一覧 (なければ作ります)", "file of users (made where there is none)")
PASSWORD = Text("パスワード: ", "Password: ")
ADDED = Text("{file} に {name} を書き込みました", "Wrote {name} to {file}")
NO_USERS = Text(
    "{file}: 利用者の一覧がありません。`tenkyo user 名前 --file {file}` で作ってください。",
    "{file} holds no users: make it with `tenkyo user NAME --file {file}`.",
)
BAD_USERS = Text(
    "{file} の {line} 行目は利用者ではありません。その行を消し、`tenkyo user` で加えてください。",
    "{file} line {line} is no user: delete the line and add the user with `tenkyo user`.",
)
BAD_NAME = Text(
    "「{name}」は利用者の名前にできません。コロンや前後の空白のない名前にしてください。",
    "{name} cannot be a user's name: use one without a colon or blanks around it.",
)
WEAK = Text(
    "パスワードが短すぎます。{least} 字以上にしてください。",
    "The password is too short: use {least} characters or more.",
)
