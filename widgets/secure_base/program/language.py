"""The language sentences are shown in.

Every sentence a person reads passes through `_` (Python) or `t` (JavaScript), with the English
sentence as its name; English therefore needs no file. A translation is a compiled catalogue
`program/locale/LANGUAGE/LC_MESSAGES/secure-base.mo`. The sentences of the worksheets are looked
up in the same catalogue when an exercise tells its shape. Which language to use is decided by
whoever serves the page; this module only remembers it for the current context.
"""

from __future__ import annotations

import gettext
from contextvars import ContextVar
from functools import cache
from pathlib import Path

DOMAIN = "secure-base"
LOCALE = Path(__file__).parent / "locale"
ENGLISH = "en"

_language: ContextVar[str] = ContextVar("language", default=ENGLISH)


@cache
def _translations(language: str) -> gettext.NullTranslations:
    if language.split("-")[0] == ENGLISH:
        return gettext.NullTranslations()
    names = [language.replace("-", "_"), language.split("-")[0]]
    return gettext.translation(DOMAIN, LOCALE, names, fallback=True)


def use(language: str) -> None:
    """Speak `language` (such as "de" or "pt-BR") from here on in this context."""
    _language.set(language)


def current() -> str:
    """The language of this context, as an HTML `lang` value."""
    return _language.get()


def available() -> list[str]:
    """English and every language with a catalogue."""
    found = {path.parts[-3].replace("_", "-") for path in LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")}
    return [ENGLISH, *sorted(found - {ENGLISH})]


def _(message: str) -> str:
    """`message` in the language of this context; an empty message stays empty."""
    return _translations(_language.get()).gettext(message) if message else message


def ngettext(one: str, many: str, number: int) -> str:
    """The form of a sentence that goes with `number`."""
    return _translations(_language.get()).ngettext(one, many, number)


def catalogue_for_page(language: str) -> dict[str, str | list[str]]:
    """What the page's `useWords` takes: English sentence -> sentence, or its plural forms in order.

    >>> catalogue_for_page("en")
    {}
    """
    translations = _translations(language)
    kept: dict[str, object] = getattr(translations, "_catalog", {})
    words: dict[str, str | list[str]] = {}
    plurals: dict[str, dict[int, str]] = {}
    for key, sentence in kept.items():
        if not key or not isinstance(sentence, str):
            continue
        if isinstance(key, tuple):
            plurals.setdefault(key[0], {})[key[1]] = sentence
        else:
            words[key] = sentence
    for message, forms in plurals.items():
        words[message] = [forms[number] for number in sorted(forms)]
    return dict(sorted(words.items()))
