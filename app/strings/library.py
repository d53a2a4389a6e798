"""What the tab of the documents says, in Japanese and in English."""

from __future__ import annotations

from app.strings import Text

TAB_DOCUMENTS = Text("文書", "Documents")
UPLOAD = Text(
    "ファイルをここに置くか、押して選ぶ ({kinds}、1 件 {size} MB まで)",
    "Drop files here, or press to choose ({kinds}, up to {size} MB each)",
)
CANCEL = Text("中止", "Stop")
SEARCH = Text("題名・発行者・ファイル名で探す", "Search title, issuer, file")
COUNT = Text("{count} 件", "{count} documents")
COUNT_OF = Text("{shown} 件 (全 {count} 件)", "{shown} of {count} documents")
TITLE = Text("題名", "Title")
ISSUER = Text("発行者", "Issuer")
DATE = Text("日付", "Date")
PAGES = Text("頁", "Pages")
CHARACTERS = Text("字数", "Characters")
PASSAGES = Text("節", "Passages")
FIGURES_COUNT = Text("金額", "Amounts")
ACTIONS = Text("操作", "Actions")
AGAIN = Text("読み直す", "Read again")
REMOVE = Text("削除", "Remove")
REMOVE_SURE = Text("本当に削除", "Really remove")
REMOVE_OF = Text("「{title}」を削除", "Remove {title}")
AGAIN_OF = Text("「{title}」を読み直す", "Read {title} again")
NOTES = Text("注意: {notes}", "Note: {notes}")
WORKING = Text("{done}/{total} 件を読みました: {name}", "{done} of {total} read: {name}")
STARTED = Text("{total} 件を読んでいます…", "Reading {total} files…")
STOPPED = Text(
    "中止しました。読み終えたファイルは登録されています。",
    "Stopped; the files that were read are kept.",
)
RESULT = Text("結果", "Result")
CHANGES = {
    "added": Text("追加しました", "added"),
    "replaced": Text("差し替えました", "replaced"),
    "unchanged": Text("変更はありません", "unchanged"),
    "copy": Text("同じ内容の文書がすでにあります", "the same text is stored already"),
    "moved": Text("同じ内容の文書の置き場所を改めました", "moved"),
}
HELD = Text("(節 {passages}、金額 {figures})", "({passages} passages, {figures} amounts)")
REMOVED_UI = Text("「{title}」を削除しました。", "Removed {title}.")
NO_FILE_ANY_MORE = Text(
    "「{title}」の元のファイル {file} がないため読み直せません。ファイルを戻すか、もう一度取り込んでください。",
    "{title} cannot be read again: its file {file} is gone; put it back, or upload it again.",
)
PICK = Text("題名を押すと、ここで原文を読めます。", "Select a title to read it here.")
BEFORE = Text("前へ", "Previous")
AFTER = Text("次へ", "Next")
PAGE_OF = Text("{first}–{last} / {count} 件", "{first}–{last} of {count}")
