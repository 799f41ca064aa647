"""What every part does with a request, and which code it carries."""

import pytest
from secure_base.forms.part import NOTHING, Message, Part


class Kettle(Part):
    """A part that knows one request."""

    def on_boil(self, request: Message, buffers: list[object]) -> tuple[Message, list[bytes]]:
        return {"type": "boiled", "litres": request["litres"]}, [bytes(buffers[0])]  # type: ignore[call-overload]


def kettle() -> Kettle:
    return Kettle("kettle", "kettle:1", {"id": "kettle"})


def test_a_request_goes_to_the_method_of_its_name_and_back_with_its_serial() -> None:
    reply, buffers = kettle().answer({"type": "boil", "serial": "7", "litres": 2}, [b"hot"])
    assert reply == {"type": "boiled", "litres": 2, "serial": "7"}
    assert buffers == [b"hot"]


@pytest.mark.parametrize("kind", ["freeze", "", "msg", "trait-change", None, "displayed"])
def test_a_request_nobody_knows_is_refused_and_reaches_no_method_of_the_widget(
    kind: object,
) -> None:
    assert kettle().answer({"type": kind, "serial": "7"}, [])[0]["type"] == "refused"


def test_a_notebook_gets_the_code_and_a_page_brings_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("SECURE_BASE_FACE", raising=False)
    assert len(kettle()._esm) > 1000
    assert ".secure-base" in kettle()._css
    monkeypatch.setenv("SECURE_BASE_FACE", "page")
    assert (kettle()._esm, kettle()._css) == (NOTHING, "")


def test_what_a_saved_notebook_would_hold_is_public() -> None:
    assert {"part", "key", "shape"} <= set(kettle().get_state())
