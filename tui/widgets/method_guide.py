"""How a method is led: purpose, group form, minutes, the questions to ask, what is needed."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from locales import _, language
from model.entities import Form
from model.methods import Method
from model.methods.words import group_words


class MethodGuide(VerticalScroll, can_focus=False):
    """The facilitator's side notes to the form; narrow windows drop them."""

    def compose(self) -> ComposeResult:
        """One block of text."""
        yield Static("", markup=False)

    def show(self, method: Method | None) -> None:
        """Show how `method` is led."""
        self.query_one(Static).update(guide(method) if method else Content(""))
        self.scroll_home(animate=False)


def guide(method: Method) -> Content:
    """How `method` is led, as the facilitator reads it."""
    words = language()
    groups = ", ".join(group_words(group) for group in method.group)
    minutes = method.minutes
    lines = [
        Content.styled(method.title.of(words), "bold $accent"),
    ]
    if groups:
        lines.append(Content.styled(groups, "$quiet"))
    if minutes.total:
        lines.append(
            Content.styled(
                _("opening {opening} · processing {processing} · closing {closing} min").format(
                    opening=minutes.opening,
                    processing=minutes.processing,
                    closing=minutes.closing,
                ),
                "$quiet",
            )
        )
    lines += [Content(""), Content(method.purpose.of(words)), Content("")]
    if prompts := method.prompts.of(words):
        lines.append(Content.styled(_("Ask"), "bold"))
        lines += [Content(f"· {prompt}") for prompt in prompts]
    for group, marks in _marks(method).items():
        lines += [Content(""), Content.styled(group, "bold")]
        lines += [Content(f"· {mark}") for mark in marks]
    if materials := method.materials.of(words):
        lines += [Content(""), Content.styled(_("Needed"), "bold")]
        lines += [Content(f"· {material}") for material in materials]
    return Content("\n").join(lines)


def _marks(method: Method) -> dict[str, list[str]]:
    """What to look for in the links, by heading; other forms show their items themselves."""
    marks: dict[str, list[str]] = {}
    for item in method.items if method.form is Form.LINKS else ():
        heading = item.group.of(language()) or _("Look for")
        marks.setdefault(heading, []).append(item.title.of(language()))
    return marks
