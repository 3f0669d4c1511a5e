"""Every place where Qt or a signal calls into our faces, found in the code itself, and a way to make one of them fail.

A place fails by its code: whoever has been connected to it already calls the same function, which now raises.
"""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType, ModuleType

import shiboken6

import playground.features
import playground.widgets
import playground.window

PACKAGES = (playground.widgets, playground.window, playground.features)
CONNECTING = {"connect", "addAction", "singleShot", "Line"}
FAULT = "faulty"


@dataclass(frozen=True)
class Point:
    """`name` is as in `widgets.composer.Composer.paintEvent`."""

    name: str
    function: FunctionType

    @property
    def fault(self) -> str:
        """What the error says."""
        return f"{FAULT} {self.name}"

    @contextmanager
    def failing(self) -> Iterator[None]:
        code = self.function.__code__
        self.function.__code__ = _failing_code(code, self.fault)
        try:
            yield
        finally:
            self.function.__code__ = code


def points() -> list[Point]:
    """Overridden methods of Qt's classes, and methods that something is connected to, in every face."""
    modules = list(_faces())
    slots = {name for module in modules for name in _connected_names(module)}
    found = [
        Point(f"{cls.__module__.removeprefix('playground.')}.{cls.__qualname__}.{name}", function)
        for module in modules
        for cls in vars(module).values()
        if isinstance(cls, type) and cls.__module__ == module.__name__
        for name, function in vars(cls).items()
        if isinstance(function, FunctionType) and (name in slots or _overrides_qt(cls, name))
    ]
    return sorted((point for point in found if not _is_abstract(point.function)), key=lambda point: point.name)


def _faces() -> Iterator[ModuleType]:
    for package in PACKAGES:
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if package is not playground.features or ".view." in module.name:
                yield importlib.import_module(module.name)


def _overrides_qt(cls: type, name: str) -> bool:
    ours = f"{playground.__name__}."
    qt = [base for base in cls.__mro__ if issubclass(base, shiboken6.Object) and not base.__module__.startswith(ours)]
    return not name.startswith("__") and any(name in vars(base) for base in qt)


def _is_abstract(function: FunctionType) -> bool:
    return "NotImplementedError" in function.__code__.co_names


def _connected_names(module: ModuleType) -> Iterator[str]:
    """The last names in `….connect(self._on_this)`, `….connect(lambda: self.that())`, `….connect(partial(…))`."""
    assert module.__file__ is not None
    for node in ast.walk(ast.parse(Path(module.__file__).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and CONNECTING.intersection(_names(node.func)):
            for argument in node.args:
                yield from _names(argument)


def _names(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            yield name
        case ast.Lambda(body=ast.Call(func=function)):
            yield from _names(function)
        case ast.Call(args=arguments):
            for argument in arguments:
                yield from _names(argument)


def _fail() -> None:
    raise LookupError("faulty")


def _failing_code(code: CodeType, fault: str) -> CodeType:
    """Takes the same arguments and raises: Qt looks at how many a slot takes."""
    rest = code.co_flags & (inspect.CO_VARARGS | inspect.CO_VARKEYWORDS)
    names = code.co_argcount + code.co_kwonlyargcount + rest.bit_count()
    new = _fail.__code__
    return new.replace(
        co_argcount=code.co_argcount,
        co_posonlyargcount=code.co_posonlyargcount,
        co_kwonlyargcount=code.co_kwonlyargcount,
        co_nlocals=names,
        co_varnames=code.co_varnames[:names],
        co_freevars=code.co_freevars,
        co_flags=new.co_flags | rest,
        co_consts=tuple(fault if constant == FAULT else constant for constant in new.co_consts),
        co_name=code.co_name,
        co_filename=code.co_filename,
        co_firstlineno=code.co_firstlineno,
    )
