"""The value transfer matrix: who gives whom what, and the round through what nobody has asked."""

from __future__ import annotations

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from exporters.textmap.matrix import matrix_legend
from locales import _
from model.capture.names import name_index
from model.capture.writer import written_name
from model.labels import label
from model.network.asked import not_asked_after_all, nothing_flows
from model.network.graph import Network, Pair
from model.network.pairs import (
    PairState,
    Proposal,
    coverage_words,
    next_pair,
    pair_coverage,
    question,
    state_of,
)
from model.workshop import Workshop
from tui.screens.base import PlaceScreen
from tui.screens.network import link_words
from tui.widgets.matrix_view import MatrixView

_BETWEEN = "  "
_PADDING = 2


class MatrixScreen(PlaceScreen):
    """Rows give, columns get. The guided round goes from pair to pair, one key for each."""

    PLACE = "matrix"

    DEFAULT_CSS = """
    #gone-through, #pair { height: auto; }
    #matrix-legend { height: auto; max-height: 2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._network = Network.of((), ())
        self._proposal: Proposal | None = None
        """What the guided round asks now; None where the cursor was moved by hand."""
        self._later: set[Pair] = set()
        """Pairs that were put off."""
        self._legend: list[str] = []
        """What each sign means, the most telling first."""

    def compose_body(self) -> ComposeResult:
        """How far one has come, the question, the matrix, and the cell in words beside it."""
        yield Static("", id="gone-through", classes="quiet", markup=False)
        yield Static("", id="pair", markup=False)
        with Horizontal():
            yield MatrixView(id="matrix").data_bind(PlaceScreen.workshop)
            with VerticalScroll(classes="side only-wide", id="details", can_focus=False):
                yield Static("", id="detail", markup=False)
        yield Static("", id="matrix-legend", classes="quiet", markup=False)

    @property
    def matrix(self) -> MatrixView:
        """The matrix."""
        return self.query_one(MatrixView)

    def main_widget(self) -> Widget | None:
        """The matrix takes the keys."""
        return self.matrix

    def show(self, workshop: Workshop) -> None:
        """How much has been gone through, and the cell in hand."""
        self._network = Network.of_workshop(workshop)
        words = coverage_words(pair_coverage(self._network))
        self.query_one("#gone-through", Static).update(Content(words))
        signs = matrix_legend(self._network.links, asked=bool(self._network.nothing))
        self._legend = [*signs[1:], signs[0]]
        self._show_legend()
        self._later = {pair for pair in self._later if set(pair) <= workshop.actors.keys()}
        self._show_cell()

    @on(MatrixView.CellChosen)
    def _cell_chosen(self, event: MatrixView.CellChosen) -> None:
        event.stop()
        self._proposal = None
        self._show_cell()

    def _show_legend(self) -> None:
        """What the signs mean; in a small window only as many as fit on one line.

        The words that everybody knows by then go first, the states of a pair stay.
        """
        parts = list(self._legend)
        if self.has_class("-short"):
            room = self.size.width - _PADDING
            while len(parts) > 1 and cell_len(_BETWEEN.join(parts)) > room:
                parts.pop()
        self.query_one("#matrix-legend", Static).update(Content(_BETWEEN.join(parts)))

    def on_resize(self) -> None:
        """Other words fit, once the screen knows whether it is a small one."""
        self.call_after_refresh(self._show_legend)

    def _show_cell(self) -> None:
        """The cell in one line, and in more words where there is room."""
        pair = self.matrix.cell
        if pair is None or not set(pair) <= self._network.actors.keys():
            self._proposal = None
            hint = _("g asks about the next pair; arrow keys put the cursor on a cell.")
            self.query_one("#pair", Static).update(Content.styled(hint, "$quiet"))
            self.query_one("#detail", Static).update(self._by_sector())
            return
        self.query_one("#pair", Static).update(self._line(pair))
        self.query_one("#detail", Static).update(self._details(pair))

    def _line(self, pair: Pair) -> Content:
        proposal = self._asked_of(pair)
        state = state_of(self._network, pair)
        if state is PairState.NOT_ASKED:
            return _ask(question(self._network, proposal))
        arrow = self._arrow(pair)
        if state is PairState.NOTHING:
            words = _("{pair}: asked, nothing flows. e takes that back.")
            return Content.styled(words.format(pair=arrow), "$quiet")
        links = [link for link in self._network.links if (link.source, link.target) == pair]
        line = Content.assemble((f"{arrow}: ", ""), (", ".join(one.what for one in links), "bold"))
        back = next_pair(self._network, (), after=pair)
        if back is not None and back.pair == pair[::-1]:
            line = Content.assemble(line, "   ", _ask(question(self._network, back)))
        return line

    def _asked_of(self, pair: Pair) -> Proposal:
        """The question that is asked now: the round's own, or about this one direction."""
        proposal = self._proposal
        if proposal is not None and proposal.pair == pair:
            still = all(
                state_of(self._network, one) is PairState.NOT_ASKED for one in proposal.open
            )
            if still:
                return proposal
        return Proposal(pair, both_ways=False)

    def _arrow(self, pair: Pair) -> str:
        source, target = (self._network.actors[actor].name for actor in pair)
        return f"{source} → {target}"

    def _by_sector(self) -> Content:
        """How far one has come between the sectors, while no cell is in hand."""
        pairs = pair_coverage(self._network).by_sector
        if not pairs:
            return Content("")
        lines = [Content.styled(_("Gone through by sector"), "bold $accent")]
        for pair in pairs:
            names = " – ".join(dict.fromkeys(label(sector) for sector in pair.sectors))
            known = _("{n} of {all}").format(n=pair.linked + pair.nothing, all=pair.possible)
            lines.append(Content.assemble((f"{names}: ", "$quiet"), known))
        return Content("\n").join(lines)

    def _details(self, pair: Pair) -> Content:
        """Both directions in words: what flows, what was asked, what is open."""
        assert self.workshop is not None
        parts: list[Content] = []
        for one in (pair, pair[::-1]):
            state = state_of(self._network, one)
            parts.append(Content.styled(self._arrow(one), "bold $accent"))
            if state is PairState.LINKED:
                parts += [
                    link_words(link, self.workshop)
                    for link in self._network.links
                    if (link.source, link.target) == one
                ]
            elif state is PairState.NOTHING:
                parts.append(Content.styled(_("asked: nothing"), "$quiet"))
            else:
                parts.append(Content.styled(_("not asked"), "$quiet"))
            parts.append(Content(""))
        return Content("\n").join(parts)

    # ------------------------------------------------------------------ commands

    def action_next_pair(self) -> None:
        """Go to the pair most worth asking about."""
        after = self.matrix.cell
        proposal = next_pair(self._network, self._later, after)
        if proposal is None and self._later:
            self._later = set()
            proposal = next_pair(self._network)
            if proposal is not None:
                self.home.tell(_("What was put off comes up again."))
        self._proposal = proposal
        self.matrix.cell = proposal.pair if proposal else None
        self._show_cell()
        if proposal is None:
            self.home.tell(_("Every pair has been gone through."))

    def action_nothing(self) -> None:
        """Write down that nothing flows, or take that back; the round goes on by itself."""
        pair = self.matrix.cell
        if pair is None:
            self.action_next_pair()
            return
        workshop, now = self.desk.workshop, self.desk.now()
        if state_of(self._network, pair) is PairState.NOTHING:
            self.home.try_to(not_asked_after_all, workshop, pair, at=now)
            return
        in_round = self._proposal is not None
        if (
            self.home.try_to(nothing_flows, workshop, self._asked_of(pair).open, at=now)
            and in_round
        ):
            self._network = Network.of_workshop(self.desk.workshop)
            self.action_next_pair()

    def action_add_link(self) -> None:
        """Begin a link between the pair in the capture line."""
        pair = self.matrix.cell
        if pair is None:
            self.home.tell(_("Put the cursor on a cell first: g goes to the next pair."))
            return
        if self.capture_line.text.strip():
            self.home.tell(_("The capture line is not empty: Enter saves what stands in it."))
        else:
            workshop = self.desk.workshop
            index = name_index(workshop.actors)
            source, target = (written_name(workshop.actors[actor], index) for actor in pair)
            self.capture_line.set_text(f"{source} -> {target}: ")
        self.set_focus(self.capture_line.entry)

    def action_later(self) -> None:
        """Put the pair off and go on."""
        if self.matrix.cell is not None:
            self._later.add(self.matrix.cell)
        self.action_next_pair()


def _ask(words: str) -> Content:
    return Content.assemble((_("Ask: "), "bold $accent"), (words, "bold"))
