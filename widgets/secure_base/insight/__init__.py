"""A person's entries as pictures: a sentence, a figure and a table that all say the same.

``draw(name, entries, exercise)`` is the whole face. Every picture a worksheet may name in
its ``charts`` stands in ``CHARTS``; one module draws one family of them. Plain Python only:
nothing here loads pandas or plotly, so that a page with charts opens as fast as one without.
Showing the picture is left to ``forms.chart``; groups are left to the facilitator's side.
"""

from secure_base.insight.charts import CHARTS, Drawing, UnknownChart, draw

__all__ = ["CHARTS", "Drawing", "UnknownChart", "draw"]
