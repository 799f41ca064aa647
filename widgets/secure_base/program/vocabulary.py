"""A vocabulary: words to choose from, always beside a person's own."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field as Option
from pydantic import StringConstraints

from secure_base.program.base import KEY, Id, Model, Text
from secure_base.program.faults import Mistake
from secure_base.program.language import _


class Family(Model):
    """Words that belong together under a name."""

    name: Text = Option(description="The family: Afraid.")
    words: list[Text] = Option(min_length=1, description="Its words.")


class Term(Model):
    """A word that needs explaining: a habit of thought."""

    key: Annotated[str, StringConstraints(pattern=KEY)] = Option(description="Its permanent key.")
    name: Text = Option(description="The word itself, which is what an answer keeps.")
    means: Text = Option(description="What it means, in plain words.")
    example: Text | None = Option(None, description="An example from ordinary life.")


class Vocabulary(Model):
    """The words of one file in `data/vocabularies`."""

    name: Id
    title: Text = Option(description="What these words are.")
    tip: Text | None = Option(None, description="One line of help.")
    families: list[Family] = Option(default_factory=list, description="Families of words.")
    entries: list[Term] = Option(default_factory=list, description="Words with what they mean.")
    places: list[Text] = Option(default_factory=list, description="Places in the body.")

    def mistakes(self) -> list[Mistake]:
        """An empty vocabulary, or a word or key that stands in it twice."""
        found: list[Mistake] = []
        if not (self.families or self.entries):
            found.append(((), "This vocabulary has no words. Add “families” or “entries”."))
        seen: set[str] = set()
        for number, family in enumerate(self.families):
            for position, word in enumerate(family.words):
                if word in seen:
                    place = ("families", number, "words", position)
                    found.append((place, f"“{word}” stands in this vocabulary twice."))
                seen.add(word)
        keys: set[str] = set()
        for number, term in enumerate(self.entries):
            if term.key in keys:
                found.append(
                    (("entries", number, "key"), f"The key “{term.key}” is taken already.")
                )
            keys.add(term.key)
        return found

    def suggestions(self) -> list[dict[str, str]]:
        """Phrases with what to say about them, for a field that marks `charges`."""
        return [{"phrase": _(one.name), "suggest": _(one.means)} for one in self.entries]

    def shape(self) -> dict[str, Any]:
        """What the page needs; words stay as they are, since they are also what is kept."""
        return {
            "name": self.name,
            "title": _(self.title),
            "tip": _(self.tip) if self.tip else None,
            "families": [{"name": _(one.name), "words": list(one.words)} for one in self.families],
            "entries": [
                {
                    "key": one.key,
                    "name": one.name,
                    "means": _(one.means),
                    "example": _(one.example) if one.example else None,
                }
                for one in self.entries
            ],
            "places": list(self.places),
        }
