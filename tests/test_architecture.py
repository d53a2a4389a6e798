"""The house rules that a listing cannot show: who imports whom, and how long a module may be."""

import ast
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("ingest", "index", "answer", "app", "eval", "training")
# Each package, and what it may import of ours: the arrows point left, and eval looks on.
ARROWS = {
    "ingest": set(),
    "index": {"ingest"},
    "answer": {"ingest", "index"},
    "app": {"ingest", "index", "answer"},
    "eval": {"ingest", "index", "answer", "app"},
    "training": {"ingest", "index", "eval"},
}
MODULE_LINES = 300
SAYS_NOTHING = {"util", "utils", "common", "helper", "helpers", "base", "core", "types", "misc"}
MODULES = sorted(path for name in PACKAGES for path in (ROOT / name).rglob("*.py"))


def names(tree: ast.AST) -> Iterator[str]:
    """Every module that is imported, at the top or inside a function, under TYPE_CHECKING or not."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "import from the package's full name"
            yield node.module or ""
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if called in ("import_module", "__import__") and isinstance(node.args[0].value, str):
                yield node.args[0].value


def imports(path: Path) -> set[str]:
    return {name.split(".")[0] for name in names(ast.parse(path.read_text(encoding="utf-8")))}


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_there_is_something_to_look_at() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in MODULES} == set(PACKAGES)


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_arrows_point_one_way(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    strangers = (imports(path) & set(PACKAGES)) - ARROWS[package] - {package}
    assert not strangers, f"{relative(path)} imports {sorted(strangers)}"


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_no_module_imports_tests_tools_or_benchmarks(path: Path) -> None:
    assert not imports(path) & {"tests", "tools", "benchmarks", "examples"}


def test_a_library_is_imported_by_one_module() -> None:
    importers: dict[str, set[str]] = defaultdict(set)
    # The training is a program of its own over the same libraries.
    for path in (path for path in MODULES if not relative(path).startswith("training/")):
        for name in imports(path) - sys.stdlib_module_names - set(PACKAGES):
            importers[name].add(relative(path))
    shared = {name: sorted(paths) for name, paths in importers.items() if len(paths) > 1}
    # numpy is the language that vectors are written in between our own modules.
    shared.pop("numpy", None)
    # It makes vectors in one module and orders passages in another.
    assert shared.pop("sentence_transformers") == ["index/embedder.py", "index/reranker.py"]
    # The page is laid out tab by tab.
    gradio = shared.pop("gradio")
    laid_out = {"app/page.py", "eval/tab.py"}
    assert all(path in laid_out or path.startswith("app/tabs/") for path in gradio)
    assert not shared


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_modules_stay_short_and_say_what_they_are(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MODULE_LINES
    assert path.stem not in SAYS_NOTHING
    assert path.stem == "__init__" or path.stem not in sys.stdlib_module_names
    assert not text.strip() or ast.get_docstring(ast.parse(text)), "a module begins by saying what"


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_nothing_is_swallowed_or_asserted(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        assert not isinstance(node, ast.Assert), f"line {node.lineno}: raise instead"
        bare = isinstance(node, ast.ExceptHandler) and node.type is None
        assert not bare, f"line {getattr(node, 'lineno', 0)}: name what is caught"


def test_help_loads_nothing_heavy() -> None:
    heavy = {"torch", "sentence_transformers", "transformers", "gradio", "llama_index", "numpy"}
    heavy |= {"faiss", "tantivy", "fugashi", "pandas", "tokenizers"}
    code = (
        "import sys; from app.cli import main; main(['--help']);"
        f"print('loaded:', sorted({heavy} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "loaded: []" in done.stdout
