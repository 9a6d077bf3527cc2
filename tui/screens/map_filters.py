"""The panel beside the map in which what comes forward is chosen, several things at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option as Row

from locales import _
from model.workshop import Workshop
from tui.widgets.key_taker import KeySayer
from tui.widgets.map_filter import SIDE_WORDS, MapFilter, Option, Side, options


class FilterList(OptionList, KeySayer):
    """What there is to choose; Space and Enter choose, and choose no more."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "select", show=False)]

    def own_keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do while the panel has them."""
        return ("Enter", _("choose")), ("Esc", _("to the map"))


class FilterPanel(Vertical):
    """Nature, strength, state, sector and category, each with what occurs in the network."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,left,tab", "leave", show=False)]

    DEFAULT_CSS = """
    FilterPanel { width: 40; height: 1fr; border-left: solid $line; padding: 0 1; display: none; }
    FilterPanel.-open { display: block; }
    FilterPanel FilterList { height: 1fr; background: $background; }
    FilterPanel FilterList:focus { background-tint: $background 0%; }
    FilterPanel FilterList > .option-list--option-highlighted { background: $panel; }
    FilterPanel FilterList:focus > .option-list--option-highlighted {
        background: $accent 30%; color: $foreground; text-style: none;
    }
    FilterPanel #filter-hint { height: auto; }
    """

    @dataclass
    class Chosen(Message):
        """Something else is to come forward."""

        filter: MapFilter

    class Left(Message):
        """The keys are wanted on the map again; what was chosen stays."""

    def __init__(self) -> None:
        super().__init__(id="filters")
        self._filter = MapFilter()
        self._offered: list[Option | Side] = []

    def compose(self) -> ComposeResult:
        """The list, and how it is used."""
        yield FilterList(markup=False)
        hint = _("Several at once. Esc goes back to the map; there Esc shows everything again.")
        yield Static(hint, id="filter-hint", classes="quiet", markup=False)

    @property
    def list(self) -> FilterList:
        """The list."""
        return self.query_one(FilterList)

    def show(self, workshop: Workshop, chosen: MapFilter) -> None:
        """Show what can be chosen in `workshop` and what is."""
        self._filter = chosen
        offered: list[Option | Side] = []
        for side in Side:
            known = options(workshop, side)
            offered += [side, *known] if known else []
        if offered == self._offered and self.list.option_count:
            for place, one in enumerate(offered):
                if isinstance(one, Option):
                    self.list.replace_option_prompt_at_index(place, self._words(one))
            return
        at = self.list.highlighted
        self._offered = offered
        self.list.clear_options()
        self.list.add_options([self._row(one) for one in offered])
        self.list.highlighted = min(at, len(offered) - 1) if at is not None and offered else None

    def _row(self, one: Option | Side) -> Row:
        if isinstance(one, Side):
            return Row(Content.styled(_(SIDE_WORDS[one]), "bold $accent"), disabled=True)
        return Row(self._words(one))

    def _words(self, one: Option) -> Content:
        chosen = one.choice in self._filter.chosen
        return Content.assemble(
            ("✓ ", "bold $accent") if chosen else "  ",
            " ".join(one.words.split()),
            (f"  {one.count}", "$quiet"),
        )

    def open(self) -> None:
        """Show the panel and give it the keys."""
        self.add_class("-open")
        if self.list.highlighted is None:
            self.list.action_first()
        self.screen.set_focus(self.list)

    def close(self) -> None:
        """Put the panel away."""
        self.remove_class("-open")

    @property
    def is_open(self) -> bool:
        """Whether it is in sight."""
        return self.has_class("-open")

    # ------------------------------------------------------------------ choosing

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        one = self._offered[event.option_index]
        if isinstance(one, Option):
            self.post_message(self.Chosen(self._filter.turned(one.choice)))

    def action_leave(self) -> None:
        """Back to the map."""
        self.post_message(self.Left())
