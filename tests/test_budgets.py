"""Elegance that is not measured erodes: lengths of functions, files and templates (docs/ARCHITECTURE.md, Budgets)."""

import ast
from pathlib import Path
from statistics import median, quantiles

from kohort import __file__ as package

KOHORT = Path(package).parent
APART = {"tests", "migrations", "locale"}


def sources():
    return [path for path in KOHORT.rglob("*.py") if not APART & set(path.parts)]


def lines(paths):
    return [length for path in paths if (length := len(path.read_text().splitlines()))]


def functions():
    """The length of every function, its docstring and decorators left out: what has to be understood."""
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node.end_lineno - node.lineno + 1 - _docstring(node), f"{path.name}:{node.name}"


def _docstring(node):
    first = node.body[0]
    is_docstring = ast.get_docstring(node) is not None
    return first.end_lineno - first.lineno + 1 if is_docstring else 0


def p95(lengths):
    return quantiles(lengths, n=20)[-1]


def test_functions():
    lengths = [length for length, _ in functions()]
    assert median(lengths) <= 6
    assert p95(lengths) <= 25


def test_files():
    lengths = lines(sources())
    assert median(lengths) <= 60
    assert p95(lengths) <= 200
    assert max(lengths) <= 400


def test_templates():
    lengths = lines(path for path in KOHORT.rglob("templates/**/*") if path.is_file())
    assert median(lengths) <= 20
    assert p95(lengths) <= 80


def test_function_level_imports_have_a_reason():
    for path in sources():
        text = path.read_text().splitlines()
        for node in ast.walk(ast.parse("\n".join(text))):
            if isinstance(node, ast.FunctionDef):
                for inner in node.body:
                    if isinstance(inner, ast.Import | ast.ImportFrom):
                        block = text[node.lineno - 1 : inner.end_lineno]
                        assert any("#" in line for line in block), f"{path}:{inner.lineno} says not why"
