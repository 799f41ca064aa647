"""Parts of a page: an exercise as a form, and what stands beside it.

    Part     a widget that answers requests from its JavaScript half; holds no answer in a trait
    Form     an exercise's form over a journal

Each part is one Python class, one ES module and one stylesheet. What is asked comes from `program`,
what is kept goes to `journal`; this package only carries it between the two and the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from secure_base.forms.form import Form
    from secure_base.forms.part import Part

__all__ = ["Form", "Part"]


def __getattr__(name: str) -> Any:
    """The classes, on first use: widgets are not loaded for a page that shows none."""
    if name == "Form":
        from secure_base.forms.form import Form

        return Form
    if name == "Part":
        from secure_base.forms.part import Part

        return Part
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
