"""The house's rules that a machine can check: who imports whom, where, and what stays out of the pure core."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[1]
APP = TOP / "articles"
MODULES = sorted(path for path in (*APP.rglob("*.py"), *(TOP / "factcheck").glob("*.py")))

#: part of the app -> parts that it may import. The README of the architecture has the reasons.
MAY_IMPORT = {
    "analysis": {"analysis"},
    "models": {"models"},
    "intake": {"intake"},
    "services": {"services", "models", "analysis", "intake"},
    "tasks": {"services"},
    "selectors": {"selectors", "models", "analysis"},
    "templatetags": {"templatetags", "models", "selectors", "desk", "public"},
    "desk": {"desk", "selectors", "services", "models", "intake"},
    "public": {"public", "selectors", "services", "models", "intake"},
    "api": {"api", "selectors", "services", "models", "intake"},
    "management": {"management", "selectors", "services", "models", "intake", "analysis"},
    "migrations": {"migrations", "models"},
    "apps": set(),
}
#: The core and what it may never see, wherever it comes from.
IMPURE = {"django", "celery", "rest_framework", "requests", "urllib", "socket", "http", "datetime.now"}


def _name(path):
    return ".".join(path.relative_to(TOP).with_suffix("").parts)


def _part(module):
    """Return the part of the app that ``module`` belongs to ("services"), or None outside the app."""
    parts = module.split(".")
    return parts[1] if parts[0] == "articles" and len(parts) > 1 else None


def _imports(path):
    """Yield ``(module, line, inside)`` of each import; relative ones are resolved; ``inside`` a function or not."""
    package = _name(path).split(".")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
    hidden = {id(child) for node in ast.walk(tree) if isinstance(node, functions) for child in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno, id(node) in hidden
        elif isinstance(node, ast.ImportFrom):
            base = package[: -node.level] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield module, node.lineno, id(node) in hidden
            for alias in node.names:
                if module == "articles":
                    yield f"articles.{alias.name}", node.lineno, id(node) in hidden


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_stand_at_the_top_and_keep_to_the_table(path):
    part = _part(_name(path))
    for module, line, inside in _imports(path):
        assert not inside, f"{path.name}:{line} hides the import of {module} in a function"
        if part is None:
            assert module.split(".")[0] != "articles", f"{path.name}:{line}: the project names the app as text only"
            continue
        assert module.split(".")[0] != "factcheck", f"{path.name}:{line}: the app does not know the project"
        imported = _part(module)
        if imported is not None and part in MAY_IMPORT:
            assert imported in MAY_IMPORT[part], f"{path.name}:{line}: {part} may not import {imported}"


def test_every_part_of_the_app_is_in_the_table():
    parts = {_part(_name(path)) for path in MODULES} - {None, "__init__"}
    assert parts <= set(MAY_IMPORT)


@pytest.mark.parametrize("path", [path for path in MODULES if _part(_name(path)) == "analysis"], ids=_name)
def test_the_analysis_names_nothing_of_the_outside_world(path):
    for module, line, _inside in _imports(path):
        assert module.split(".")[0] not in IMPURE, f"{path.name}:{line} imports {module}"


def test_loading_the_analysis_brings_neither_django_nor_celery_along():
    program = (
        "import importlib, pkgutil, sys, articles.analysis as top\n"
        "for found in pkgutil.walk_packages(top.__path__, 'articles.analysis.'):\n"
        "    importlib.import_module(found.name)\n"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'django', 'celery', 'rest_framework'}))\n"
    )
    result = subprocess.run([sys.executable, "-c", program], cwd=TOP, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_foreign_html_has_one_door():
    marks = [
        _name(path)
        for path in MODULES
        if re.search(r"\bmark_safe\(|\bSafeString\(\w|\bSafeText\(", path.read_text(encoding="utf-8"))
    ]
    assert marks == ["articles.intake.rich_text"]
    for path in (TOP / "templates").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe\b|\|\s*safeseq\b|autoescape\s+off", text), f"{path.name} trusts a text"


def test_both_requirements_files_pin_the_same_releases():
    def pins(name):
        lines = (TOP / name).read_text().splitlines()
        return dict(
            re.match(r"([\w.\[\]-]+)==(\S+)", line).groups() for line in lines if re.match(r"[\w.\[\]-]+==", line)
        )

    runtime, development = pins("requirements.txt"), pins("requirements-dev.txt")
    assert runtime
    assert {name: development.get(name) for name in runtime} == runtime


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_pinned_release_has_a_hash_and_no_address(name):
    text = (TOP / name).read_text()
    assert text.count("==") <= text.count("--hash=sha256:")
    assert "://" not in text
    assert "--index-url" not in text
