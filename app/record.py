"""An answer as the JSON object that `tenkyo ask --json` prints and `tenkyo eval` writes."""

from __future__ import annotations

from answer.citation import Citation
from answer.result import Answer


def record(answer: Answer) -> dict[str, object]:
    """Keys as in the question-set format: answer, abstained, figures, citations, elapsed_ms."""
    return {
        "question": answer.question,
        "answer": answer.text,
        "abstained": answer.abstained,
        "figures": [
            {
                "yen": figure.yen,
                "label": figure.label,
                "citation": figure.citation,
                "subject": figure.subject,
                "fiscal_year": figure.fiscal_year,
                "stage": figure.stage.value if figure.stage else None,
                "scope": list(figure.scope),
            }
            for figure in answer.figures
        ],
        "citations": [_citation(citation) for citation in answer.citations],
        "elapsed_ms": round(answer.elapsed_ms, 2),
        "reason": answer.reason,
        "nearest": [_citation(citation) for citation in answer.nearest],
    }


def _citation(citation: Citation) -> dict[str, object]:
    return {
        "n": citation.n,
        "document": citation.document,
        "title": citation.title,
        "issuer": citation.issuer,
        "date": citation.date,
        "file": citation.file,
        "page": citation.page,
        "section": citation.section,
        "start": citation.span.start,
        "end": citation.span.end,
        "quote": citation.quote,
    }
