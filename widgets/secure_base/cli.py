"""`secure-base …`: the commands, each loaded only when it is asked for.

Exit codes: 0 done, 1 the input or the data is at fault (one plain line on stderr), 2 wrong usage.
What a command does stands in its package; only what it is called stands here.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

DONE, AT_FAULT, WRONG_USAGE = 0, 1, 2
INTERRUPTED = 130
"""What a shell expects of a program ended by Ctrl-C: 128 + SIGINT."""

ELSEWHERE = {
    "serve": ("secure_base.serve.command", "Serve the workbook as pages."),
    "export": (
        "secure_base.journal.command",
        "Write a workbook file out as JSON, CSV, HTML or PDF.",
    ),
    "sample": (
        "secure_base.journal.sample",
        "Make a workbook with a made-up person's entries, to look at.",
    ),
}
"""Commands another package brings: a module with `add_arguments(parser)` and `run(arguments)`."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    given = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a name the terminal cannot show must not end us
            stream.reconfigure(errors="backslashreplace")
    parser = _parser(given[0] if given else "")
    arguments, rest = parser.parse_known_args(given)
    if rest and arguments.run is not _missing:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    run: Callable[[argparse.Namespace], int | None] = arguments.run
    try:
        return run(arguments) or DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has gone; nothing is left to say
        return AT_FAULT


def _parser(wanted: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="secure-base", description="The Secure Base workbook.")
    parser.add_argument("--version", action="version", version=_version())
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    check = commands.add_parser("check", help="Read data/ and workbooks/ and report every mistake.")
    check.add_argument(
        "dir", nargs="?", type=Path, metavar="DIR", help="the folder that holds data/"
    )
    check.set_defaults(run=_check)

    new = commands.add_parser("new", help="Write something to start from.")
    things = new.add_subparsers(title="things", metavar="THING", required=True)
    exercise = things.add_parser("exercise", help="a commented worksheet")
    exercise.add_argument("id", metavar="ID", help="its name, such as trigger-log")
    exercise.add_argument(
        "--data", type=Path, metavar="DIR", help="the folder that holds exercises/"
    )
    exercise.set_defaults(run=_new_exercise)

    for name, (module, help_) in ELSEWHERE.items():
        command = commands.add_parser(name, help=help_)
        if name == wanted:
            _fill(command, name, module)
    return parser


def _fill(command: argparse.ArgumentParser, name: str, module: str) -> None:
    try:
        brought = import_module(module)
    except ModuleNotFoundError as error:
        missing = error.name or module
        if not module.startswith(missing):
            raise
        command.set_defaults(run=_missing, name=name)
        return
    brought.add_arguments(command)
    command.set_defaults(run=brought.run)


def _missing(arguments: argparse.Namespace) -> int:
    return _say(f"“{arguments.name}” is not part of this installation.")


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"secure-base {version('secure-base-workbook')}"
    except PackageNotFoundError:
        return "secure-base (not installed)"


def _say(sentence: str, code: int = AT_FAULT) -> int:
    print(sentence, file=sys.stderr)
    return code


def _check(arguments: argparse.Namespace) -> int:
    from secure_base.program.check import NothingToCheck, check

    try:
        checked = check(arguments.dir or _checkout(), _methods())
    except NothingToCheck as error:
        return _say(str(error), WRONG_USAGE)
    for fault in checked.faults:
        print(fault if not fault.mild else f"{fault} (a reminder)")
    for notebook in checked.unwritten:
        print(f"{notebook}.ipynb is still being written.")
    count = len(checked.wrong)
    if count:
        return _say(f"{_counted(count, 'mistake')}.")
    worksheets = _counted(len(checked.program.exercises), "worksheet")
    print(f"No mistakes in {worksheets} and {_counted(checked.notebooks, 'notebook')}.")
    return DONE


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _new_exercise(arguments: argparse.Namespace) -> int:
    from secure_base.program.check import NothingToCheck, folders
    from secure_base.program.new import CannotMake, exercise

    try:
        data = arguments.data or folders(_checkout())[0]
        path = exercise(arguments.id, data)
    except NothingToCheck:
        return _say("Name the folder that holds exercises/ with --data.", WRONG_USAGE)
    except CannotMake as error:
        return _say(str(error))
    print(f'{path} is there. See it with: workbook.exercise("{arguments.id}")')
    return DONE


def _checkout() -> Path:
    """The folder a command means when told none: the current one, or the checkout we run from."""
    here = Path()
    if (here / "data").is_dir():
        return here
    beside = Path(__file__).resolve().parents[2]
    return beside if (beside / "data").is_dir() else here


def _methods() -> set[str] | None:
    """What a notebook may call on a workbook, where that can be told."""
    try:
        workbook = import_module("secure_base.workbook").Workbook
    except (ImportError, AttributeError):
        return None
    return {name for name in dir(workbook) if not name.startswith("_")}


if __name__ == "__main__":
    sys.exit(main())
