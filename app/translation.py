"""The one-sentence errors of the other packages, which speak Japanese, in English.

They are short and few; each is known by the words that do not vary. What is not known is shown as
it is. The tests raise each of them and see that none is forgotten.
"""

from __future__ import annotations

import re

from app.failure import Failure
from app.strings import FAILED, Text

PLACE = r"(?P<place>.+?): "
ENGLISH = (
    # reading files
    (PLACE + r"読める文書（(?P<kinds>.*?)）がありません", "{place} holds no document to read ({kinds}); name a folder that does."),
    (PLACE + r"ファイルがありません", "There is no {place}; check the path."),
    (PLACE + r"この形式は読めません。(?P<kinds>.*?) のファイル", "{place} is of a format that is not read; give {kinds} files."),
    (PLACE + r"(?P<size>[\d,]+)バイトを超えるファイル", "{place} is larger than {size} bytes; split it."),
    (PLACE + r"開けません（(?P<why>.*)）", "{place} cannot be opened ({why})."),
    (PLACE + r"ファイル名に文字として", "{place} has a name with bytes that are no characters; rename it."),
    (PLACE + r"通常のファイルではありません", "{place} is not an ordinary file; name one that is."),
    (PLACE + r"1行が(?P<size>[\d,]+)バイトあります。(?P<most>[\d,]+)", "{place} has a line of {size} bytes; break it into lines of at most {most}."),
    (PLACE + r"文字のファイルではないようです", "{place} does not seem to be text; save it as text."),
    (PLACE + r"中身が空です", "{place} is empty."),
    (PLACE + r"読めません（(?P<why>.*)）。TOML", "{place} cannot be read ({why}); check its TOML."),
    (PLACE + r"「(?P<name>.*?)」は表", '{place} must describe {name} in a table (["{name}"]).'),
    (r"(?P<encoding>.+?)として読めない(?P<size>[\d,]+)バイト", "{size} bytes that are no {encoding} were replaced by \ufffd."),
    # the question
    (r"質問が空です", "The question is empty; ask in one sentence what you want to know."),
    (r"質問が長すぎます（(?P<size>[\d,]+)字）。(?P<most>[\d,]+)字", "The question is too long ({size} characters); the most is {most}."),
    # the store
    (PLACE + r"保管庫の (?P<file>\S+) が失われています", "The store {place} has lost its {file}; delete the folder and run `tenkyo ingest PATH --store {place}`."),
    (PLACE + r"保管庫を使えません（(?P<why>.*)）", "The store {place} cannot be used ({why}); check the place, your rights there and the room left on it."),
    (PLACE + r"保管庫ではないファイルがあります", "{place} holds other files and no store; name a new or an empty folder."),
    (PLACE + r"保管庫ではありません", "{place} is no store; `tenkyo ingest PATH --store {place}` makes one."),
    (PLACE + r"保管庫がありません", "There is no store at {place}; `tenkyo ingest PATH --store {place}` makes one."),
    (PLACE + r"保管庫が壊れているか、別の版のものです（(?P<why>.*?)）", "The store {place} is damaged or of another version ({why}); delete the folder and run `tenkyo ingest PATH --store {place}`."),
    (PLACE + r"この保管庫のモデルは (?P<own>.*?)で、(?P<other>.*?)とは異なります", "The store {place} was made with the model {own}, not {other}; leave --model out, or embed it anew with `tenkyo store embed --model`."),
    (PLACE + r"その箇所は文書が変わったか削除された", "That passage of {place} has changed or gone; ask again."),
    (PLACE + r"文書 (?P<id>\S+) はありません", "The store {place} has no document {id}; `tenkyo documents` lists them."),
    (PLACE + r"別の処理（プロセス (?P<id>\d+)）が書き込んでいます", "Process {id} is writing to {place}; wait for it, or end it, and try again."),
    (PLACE + r"別の処理.*?が書き込んでいます", "Another process is writing to {place}; wait for it, or end it, and try again."),
    (PLACE + r"ロックファイルが壊れています", "The lock file {place} is damaged; delete it and try again."),
    (PLACE + r"モデルが壊れています（(?P<why>.*?)）", "The model {place} is damaged ({why}); name another with `tenkyo store embed --model`."),
    (PLACE + r"同梱のモデルが失われています", "The shipped model {place} is lost; install Tenkyo again, or name another with `tenkyo store embed --model`."),
    (PLACE + r"モデルのフォルダーがありません", "There is no model folder {place}; check where it lies."),
    (PLACE + r"並べ替えのモデル（CrossEncoder）として読めません（(?P<why>.*?)）", "{place} cannot be read as a cross-encoder ({why}); name a saved model's folder."),
    (PLACE + r"並べ替えのモデルが壊れています（(?P<why>.*?)）", "The ranker of {place} is damaged ({why}); install Tenkyo again, or set `--reranker none`."),
    (PLACE + r"sentence-transformers のモデルとして読めません（(?P<why>.*?)）", "{place} cannot be read as a sentence-transformers model ({why}); name a saved model's folder."),
)  # fmt: skip


def failure(error: Exception) -> Failure:
    """What another package said, to be said in either language."""
    return Failure(FAILED, why=Text(_literal(str(error)), _literal(english(str(error)))))


def english(sentence: str) -> str:
    for pattern, ours in ENGLISH:
        if match := re.match(pattern, sentence, re.DOTALL):
            return ours.format(**match.groupdict())
    return sentence


def _literal(sentence: str) -> str:
    return sentence.replace("{", "{{").replace("}", "}}")
