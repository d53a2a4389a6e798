"""What the tab of the amounts says, in Japanese and in English."""

from __future__ import annotations

from app.strings import Text

TAB_FIGURES = Text("数値", "Figures")
SUBJECT = Text("事業など (一部でも可)", "Subject, or a part of it")
MINISTRY = Text("府省", "Ministry")
YEARS = Text("年度", "Fiscal years")
STAGES = Text("段階", "Stages")
DOCUMENTS = Text("文書", "Documents")
FOUND = Text("{count} 件の金額", "{count} amounts")
NOTHING = Text(
    "条件に合う金額がありません。条件を減らしてください。",
    "No amount fits; take a condition away.",
)
YEN = Text("円", "Yen")
PRINTED = Text("原文の表記", "As printed")
SUBJECT_SHORT = Text("事業など", "Subject")
YEAR = Text("年度", "Year")
STAGE = Text("段階", "Stage")
ROLE = Text("区分", "Role")
SCOPE = Text("範囲", "Scope")
MINISTRY_SHORT = Text("府省", "Ministry")
DOCUMENT = Text("文書", "Document")
OPEN = Text("出所を開く: {subject} {amount}", "Open the source of {subject} {amount}")
TOTALS = Text("合計 (足し合わせられる金額だけ)", "Totals (of what may be added up)")
TOTALS_HINT = Text(
    "内数・再掲・総額、同じ金額の重複、ほかの行の内訳は足していません。文書が違えば範囲も違うことがあります。",
    "Shares of envelopes, restated amounts, totals, repetitions and parts of other rows are not added. "
    "Documents may differ in scope.",
)
TOO_MANY = Text(
    "金額が多いため合計は示していません。条件を絞ると示します。",
    "Too many amounts for totals: narrow the conditions to see them.",
)
TOTAL_ADDED = Text("{count} 件の合計", "sum of {count}")
TOTAL_LEFT = Text(
    "除いた {count} 件: 内数・再掲・総額など {envelopes}、重複 {repeated}、内訳 {parts}",
    "{count} left out: envelopes and restated {envelopes}, repeated {repeated}, parts {parts}",
)
CSV = Text("CSV で保存", "Save as CSV")
XLSX = Text("Excel で保存", "Save as Excel")
CHART = Text("グラフ", "Chart")
CHOSEN = Text("グラフにする事業など", "Subjects to draw")
DRAWN = Text("年度ごとの金額 (億円)", "Amounts by fiscal year (100 million yen)")
PICK_FIGURE = Text(
    "行を押すと、ここで出所の一節を原文の中に示します。",
    "Select a row to see its passage marked in the document here.",
)
ROLES = {
    "current": Text("当年度", "current"),
    "previous": Text("前年度", "previous"),
    "supplementary": Text("補正", "supplementary"),
    "delta": Text("増減", "change"),
    "other": Text("", ""),
}
