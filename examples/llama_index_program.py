"""A plain llama-index program over a Tenkyo store: retrieve, filter, and hand sources to a model.

    python examples/llama_index_program.py .tenkyo 量子暗号通信の予算はいくらですか

The model here is llama-index's mock, which repeats its prompt: put your own LLM in its place. What
comes before it, the passages with their places, needs no model.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from llama_index.core import PromptTemplate, get_response_synthesizer
from llama_index.core.llms import LLM, MockLLM
from llama_index.core.postprocessor import SimilarityPostprocessor
from llama_index.core.query_engine import RetrieverQueryEngine
from llama_index.core.response_synthesizers import ResponseMode
from llama_index.core.schema import NodeWithScore

from index.nodes import DOCUMENT, END, SECTION, START, TITLE, PassageRetriever
from index.store import Store

PROMPT = PromptTemplate(
    "次の資料だけを根拠に、質問に日本語で答えてください。資料にないことは「記載がありません」と答えます。\n"
    "資料:\n{context_str}\n質問: {query_str}\n回答: "
)
# Half the best passage's score: what lies below seldom belongs to the question.
CUTOFF = 0.5


def engine(store: Store, llm: LLM, k: int = 5) -> RetrieverQueryEngine:
    """A query engine whose every part is llama-index's own, but for the retriever."""
    return RetrieverQueryEngine(
        retriever=PassageRetriever(store, k=k),
        response_synthesizer=get_response_synthesizer(
            llm=llm, response_mode=ResponseMode.SIMPLE_SUMMARIZE, text_qa_template=PROMPT
        ),
        node_postprocessors=[SimilarityPostprocessor(similarity_cutoff=CUTOFF)],
    )


def sources(nodes: Sequence[NodeWithScore]) -> list[str]:
    """One line a source: number, title, section and place; the quote is the document's own text."""
    lines = []
    for n, scored in enumerate(nodes, start=1):
        metadata = scored.node.metadata
        place = f"{metadata[DOCUMENT]}:{metadata[START]}-{metadata[END]}"
        lines.append(f"[{n}] {metadata[TITLE]} {metadata[SECTION]} ({place})")
        lines.append(f"    {scored.node.get_content().strip()[:80]!r}")
    return lines


def main(folder: str, question: str) -> int:
    """Print the model's answer and the sources that it was given."""
    with Store.open(folder) as store:
        response = engine(store, MockLLM()).query(question)
        print(response)
        print(*sources(response.source_nodes), sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], " ".join(sys.argv[2:])))
