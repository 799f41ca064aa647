"""The program as a whole: its sessions, its practices, and everything the other files declare."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, StringConstraints
from pydantic import Field as Option

from secure_base.program.base import NUMBERED, Id, Model, Several, Text
from secure_base.program.exercise import Exercise
from secure_base.program.faults import Mistake, did_you_mean
from secure_base.program.guided import Guided
from secure_base.program.measure import Measure
from secure_base.program.support import Support
from secure_base.program.vocabulary import Vocabulary

Names = Annotated[list[Id], Several]


def _stem(value: Any) -> Any:
    return value.removesuffix(".ipynb") if isinstance(value, str) else value


class UnknownExercise(LookupError):
    """An exercise that is not there; the sentence names what is closest."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Session(Model):
    """One evening."""

    n: Annotated[int, Option(ge=0, le=10, description="Its number, 0 to 10.")]
    notebook: Annotated[Id, BeforeValidator(_stem)] = Option(
        description="The notebook in workbooks/, without .ipynb: 02-triggers."
    )
    title: Text = Option(description="Its title.")
    about: Text | None = Option(None, description="One line about it, for the home page.")
    minutes: Annotated[int, Option(ge=1, le=300)] = Option(90, description="How long it takes.")
    tonight: Names = Option(default_factory=list, description="The exercise done on the evening.")
    home: Names = Option(default_factory=list, description="The small one for the week.")
    more: Names = Option(default_factory=list, description="The others, for whoever wants them.")
    opens: Names = Option(default_factory=list, description="What it adds to the daily pages.")

    @property
    def exercises(self) -> list[str]:
        """The names of its exercises: tonight, home, more; each once."""
        return list(dict.fromkeys([*self.tonight, *self.home, *self.more]))


class Practice(Model):
    """An idea in the sources that a person can do or learn."""

    id: Annotated[str, StringConstraints(pattern=NUMBERED)]
    title: Text = Option(description="The idea in one line.")
    source: Annotated[list[Text], Several] = Option(
        default_factory=list, description="Where it comes from."
    )
    session: Annotated[list[Annotated[int, Option(ge=0, le=10)] | Literal["daily"]], Several] = (
        Option(default_factory=list, description="The sessions that teach it, or “daily”.")
    )
    exercise: Names = Option(
        default_factory=list, description="The exercises that let a person do it."
    )
    teaching: bool = Option(False, description="It is only taught; no exercise serves it.")

    def mistakes(self) -> list[Mistake]:
        """A practice must be done somewhere, or be for teaching only."""
        if not self.exercise and not self.teaching:
            return [((), f"{self.id} names no exercise. Add one, or “teaching: true”.")]
        return []


class Outline(Model):
    """The file `data/program.yaml`."""

    title: Text = Option(description="The program's title.")
    sessions: list[Session] = Option(min_length=1, description="The sessions, in order.")

    def mistakes(self) -> list[Mistake]:
        """Numbers and notebooks used twice."""
        found: list[Mistake] = []
        for part in ("n", "notebook"):
            seen: set[Any] = set()
            for number, session in enumerate(self.sessions):
                value = getattr(session, part)
                if value in seen:
                    found.append((("sessions", number, part), f"“{value}” stands here twice."))
                seen.add(value)
        return found


class Program(Model):
    """Everything `data/` holds."""

    title: Text = "Secure Base"
    sessions: list[Session] = Option(default_factory=list)
    exercises: dict[str, Exercise] = Option(default_factory=dict)
    vocabularies: dict[str, Vocabulary] = Option(default_factory=dict)
    practices: dict[str, Practice] = Option(default_factory=dict)
    guided: dict[str, Guided] = Option(default_factory=dict)
    support: Support = Option(default_factory=Support)
    measures: dict[str, Measure] = Option(default_factory=dict)
    faults: list[str] = Option(default_factory=list)
    """What was wrong in a checkout's files, as `file:line: sentence`; such a file is left out."""

    def model_post_init(self, _context: Any) -> None:
        for exercise in self.exercises.values():
            exercise._vocabularies = self.vocabularies

    def exercise(self, name: str) -> Exercise:
        """The exercise called `name`; raises `UnknownExercise` with a sentence."""
        found = self.exercises.get(name)
        if found is not None:
            return found
        faults = [one for one in self.faults if f"{name}.yaml:" in one]
        if faults:
            raise UnknownExercise(f"The worksheet “{name}” has mistakes in it. {faults[0]}")
        raise UnknownExercise(f"There is no exercise “{name}”.{did_you_mean(name, self.exercises)}")

    def session(self, n: int) -> Session:
        """The session with number `n`; raises `LookupError` with a sentence."""
        for session in self.sessions:
            if session.n == n:
                return session
        numbers = ", ".join(str(session.n) for session in self.sessions)
        raise LookupError(f"There is no session {n}. There are: {numbers}.")

    def session_of(self, notebook: str) -> Session | None:
        """The session whose notebook this is, named with or without `.ipynb`."""
        return next((one for one in self.sessions if one.notebook == _stem(notebook)), None)
