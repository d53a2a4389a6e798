"""The page as other programs see it: HTTP and MCP."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest


def test_programs_ask_over_http(address: str) -> None:
    import httpx

    body = {"data": ["令和3年度予算額はいくらですか", []]}
    call = httpx.post(f"{address}gradio_api/call/ask", json=body, timeout=10).json()["event_id"]
    events = httpx.get(f"{address}gradio_api/call/ask/{call}", timeout=10).text
    assert re.search(r"event: complete", events)
    assert "247" in events


def test_programs_search_list_and_cite(address: str) -> None:
    from gradio_client import Client

    client = Client(address, verbose=False)
    found = client.predict("総務省の予算", 3, api_name="/search")
    assert len(found) == 3 and "総務省" in found[0]["text"] + found[1]["text"]
    amounts = client.predict("総務省", "", [2021], [], api_name="/figures")
    assert [one["yen"] for one in amounts] == [3_500_000_000]
    text = client.predict("総務省の令和3年度の予算はいくらですか", "ris", api_name="/cite")
    assert text.startswith("TY  - GOVDOC") and "35億円" in text
    with pytest.raises(Exception, match="bibtex"):
        client.predict("総務省の予算", "docx", api_name="/cite")
    described = client.view_api(return_format="dict")["named_endpoints"]
    assert {"/ask", "/search", "/figures", "/cite"} <= described.keys()


def test_the_same_functions_are_mcp_tools(address: str) -> None:
    pytest.importorskip("mcp")
    import asyncio

    from mcp import ClientSession
    from mcp.client.streamable_http import streamablehttp_client

    async def told() -> tuple[set[str], str]:
        async with (
            streamablehttp_client(f"{address}gradio_api/mcp/") as (read, write, _),
            ClientSession(read, write) as session,
        ):
            await session.initialize()
            names = {tool.name.rpartition("_")[2] for tool in (await session.list_tools()).tools}
            (ask,) = [t.name for t in (await session.list_tools()).tools if t.name.endswith("ask")]
            values = {"question": "総務省の令和3年度の予算はいくらですか", "history": []}
            answered = await session.call_tool(ask, values)
            return names, str(answered.content[0])

    with ThreadPoolExecutor(1) as thread:  # the browser's loop runs in this one
        names, text = thread.submit(asyncio.run, told()).result()
    assert names == {"ask", "search", "figures", "cite"}
    assert "35億円" in text
