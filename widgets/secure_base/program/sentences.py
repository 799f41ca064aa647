"""Finds the sentences of the files in `data/` for a translator, as Babel's extractors do.

`babel.cfg` names `worksheet` for those files; `pybabel extract -F babel.cfg -o FILE.pot .` then
writes them beside the sentences of the program. What the page looks up is decided where shapes are
made; a test holds that each such sentence is found here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any

import yaml

READ_BY_PEOPLE = frozenset(
    (
        *("title", "intro", "text", "closing", "ask", "hint", "group", "low", "high", "unit"),
        *("detail", "item", "example", "say", "means", "tip", "name", "about", "known", "says"),
        *("eyes", "ending", "reminders", "beings", "lines"),
    )
)
"""Keys whose text a person reads; a list below one of them is a list of such texts."""
LABELS = frozenset(("options", "say"))
"""Keys below which every value is a label."""
NOT_WORDS = tuple(f"tag:yaml.org,2002:{tag}" for tag in ("int", "float", "null"))

Found = tuple[int, None, str, list[str]]
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def worksheet(
    file: IO[bytes], _keywords: Any, _comment_tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Found]:
    """The sentences of one file with their lines; with the option `all`, every text in it."""
    root = yaml.compose(file.read().decode("utf-8"), Loader=_Loader)
    every = str(options.get("all", "")).lower() == "true"
    if root is not None:
        yield from _sentences(root, read=every, every=every)


def _sentences(node: yaml.Node, read: bool, every: bool) -> Iterator[Found]:
    """What is below `node`: `read` for a text that stands here, `every` for all below."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            labels = key.value in LABELS and isinstance(value, yaml.MappingNode)
            below = every or labels
            yield from _sentences(value, below or key.value in READ_BY_PEOPLE, below)
    elif isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from _sentences(one, read, every)
    elif isinstance(node, yaml.ScalarNode) and read:
        text = node.value.strip()
        if text and (node.style or node.tag not in NOT_WORDS):
            yield (node.start_mark.line + 1, None, text, [])
