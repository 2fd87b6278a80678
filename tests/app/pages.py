"""What a reader would see and press on a page of the app under test."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

REQUEST = (
    "Please send me the notes of any meetings or roundtables the ICO has held since January 2025 with police forces "
    "or the Home Office about live facial recognition, and a list of who attended."
)
NOTHING_LIKE_IT = "How many parking tickets were issued in Grantham last year?"


def seen(app: AppTest) -> str:
    """All the words on the page, messages included."""
    parts = [
        *app.get("html"),
        *app.markdown,
        *app.error,
        *app.warning,
        *app.info,
        *app.success,
        *app.title,
        *app.header,
    ]
    parts += app.subheader
    return "\n".join(str(part.value) for part in parts)


def find(app: AppTest, request: str = REQUEST) -> AppTest:
    app.text_area(key="request_text").set_value(request)
    return press(app, "Find precedents")


def press(app: AppTest, label: str) -> AppTest:
    """Press the one button with this label, Markdown escapes aside."""
    [button] = [b for b in app.button if b.label.replace("\\", "") == label]
    return button.click().run()


def labels(app: AppTest) -> list[str]:
    return [b.label.replace("\\", "") for b in app.button]


def drafted(app: AppTest, *refs: str) -> AppTest:
    """As far as a draft that argues these exemptions."""
    find(app.run())
    for box in app.checkbox:
        if box.label.split(" ")[0] in refs:
            box.check()
    return press(app, "Draft the reasoning")


def pane(app: AppTest) -> str:
    """What the box with a document's text was given, as JSON."""
    [given] = [part.proto.json for part in app.get("bidi_component") if part.proto.component_name == "source_pane"]
    return str(given)
