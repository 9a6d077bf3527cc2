"""Needs brought together with offers: what fits is found, what merely shares a word is not."""

from __future__ import annotations

import pytest
from building_networks import actor, chain, customer, link, workshop
from hypothesis import given, settings
from hypothesis import strategies as st

from model.entities import Actor, LinkState, ValueLink
from model.network.findings import Finding, findings
from model.network.findings.phrases import phrases
from model.network.findings.stems import same, stem
from model.samples import sample_names, sample_workshop


def found(actors: list[Actor], links: list[ValueLink] | None = None) -> list[Finding]:
    every = findings(workshop(actors, links or []))
    return [finding for finding in every if finding.key == "needs_and_offers"]


@pytest.mark.parametrize(
    ("need", "offer"),
    [
        ("Tulkkausta asiakkaille", "tulkkaus, koulutus"),
        ("Tulkkia vastaanotolle", "Tulkkauspalvelut läheltä ja etänä"),
        ("Tiloja iltaisin", "Koulun tilat iltaisin"),
        ("Tilan ja pienen rahan", "Tilat ja yhteisen viikkopalaverin"),
        ("Vapaaehtoisia kielikahvilaan", "Vapaaehtoisten koulutusta ja vapaaehtoisia"),
        ("Tarvitsemme lastenhoitoa kurssin ajaksi", "Voimme tarjota lastenhoidon iltaisin"),
        ("Neuvontaa veloista", "Etäneuvontaa kerran viikossa"),
        ("Velkaneuvontaa", "talous- ja velkaneuvonnan"),
        (
            "Tiedon kurssien alkamisesta kuukautta ennen",
            "Tiedot alkavista koulutuksista joka kuun alussa",
        ),
        ("Koulutusta mielenterveydestä", "Mielenterveyden ensiavun koulutusta henkilöstölle"),
        ("Kuljetuksia maaseudulta", "Kuljetus omalla bussilla"),
        ("Kyydin harrastuksiin", "kyytejä"),
        ("Vertaisohjaajan ryhmään", "Vertaisohjaajia muiden tilaisuuksiin"),
        ("Tulkkausapua kiireessä", "Tulkkauspalvelu ympäri vuorokauden"),
        ("Rahoitusta retkiin", "pienen rahoituksen"),
        ("Työkokeilupaikkoja", "Neljä työkokeilupaikkaa kerrallaan"),
        ("Interpreters at reception", "Interpreting in eight languages"),
        ("We need meeting rooms in the evenings", "Rooms for groups"),
        ("volunteers for the homework club", "Training for volunteers, volunteers on Saturdays"),
        ("Transport from the villages", "We can provide transportation"),
        ("Childcare during lessons", "childcare two evenings a week"),
        ("Ruoka-apua perheille", "ruoka-apu torstaisin"),
        ("asiakasraadin vetäjää", "Asiakasraadin vetäjän"),
        ("Osaamista", "osaaminen"),
        ("Apua", "apu"),
        ("Kokoustiloja", "tilat iltaisin"),
    ],
)
def test_what_fits_is_found(need: str, offer: str) -> None:
    assert len(found([actor("a", needs=need), actor("b", offers=offer)])) == 1


@pytest.mark.parametrize(
    ("need", "offer"),
    [
        (
            "Yhden yhteyshenkilön palkkatukeen ja lupiin",
            "Palkkatuen ja työkokeilun nopeat päätökset",
        ),
        ("Hakemukset kerralla täydellisinä", "Neljä työkokeilupaikkaa kerrallaan"),
        (
            "Tiedon, kun asiakas jää pois koulutuksesta",
            "Tiedot alkavista koulutuksista joka kuun alussa",
        ),
        ("Tiedon siitä, kuka jo auttaa perhettä", "Tiedot avoimista työpaikoista"),
        (
            "Tiedon nuoren tilanteesta ennen tapaamista",
            "Tulee nuoren mukaan ensimmäiseen tapaamiseen",
        ),
        ("Yhden linjan, josta Ohjaamo tavoittaa", "Asumiskurssin Ohjaamon tiloissa"),
        ("Tiloja iltaisin", "Tilannekatsauksen kuukausittain"),
        ("Tilan kokouksille", "Asumiskurssin koulun tiloissa"),
        ("Yhteistyötä työnantajien kanssa", "Yhteistyötä koulujen kanssa"),
        ("Aikaa asiakkaalle", "Aikaa keskusteluun"),
        ("Koulutusta digitaidoista", "Koulutusta toisille siitä, mitä liitteitä hakemus tarvitsee"),
        ("Tukea arkeen", "Tukea yrityksen perustamiseen"),
        ("Lastenhoitoa kurssin ajaksi", "Sairaanhoitoa"),
        ("Paikan pöydässä, kun päätetään", "Kaksi paikkaa syksyllä"),
        ("Koulun tuen", "Koulutusta"),
        ("Jonkun, jolle soittaa ennen häätöä", "Jonkun, joka tulee kotiin"),
        ("Ihmisiä mukaan", "Ihmisten tavoittamista"),
        ("Information about benefits", "Information about rental flats"),
        ("More time with customers", "Time for new ideas"),
        ("Support for families", "Support for entrepreneurs"),
        ("Help in the evenings", "Rooms in the evenings"),
        ("Training on debt", "Training on first aid"),
        ("A contact person", "Contact with employers"),
        ("Kokemuksia päätösteksteistä", "Kokemuksen yhteisestä neuvontapisteestä"),
        ("Raha", "Rahastonhoitajan"),
        ("Tiedon, kun asiakas jää pois", "Kokemustieto siitä, missä palvelut toimivat"),
        ("Kieliä osaavia ihmisiä", "Kielen ja kulttuurin tuntemusta toimistossa"),
    ],
)
def test_what_shares_only_a_word_is_not(need: str, offer: str) -> None:
    assert found([actor("a", needs=need), actor("b", offers=offer)]) == []


@pytest.mark.parametrize(
    "forms",
    [
        "tila tilat tilan tiloja tilaa tiloissa",
        "paikka paikat paikkoja paikan",
        "kurssi kurssin kurssia kursseja kurssien kurssilla kursseille",
        "koulutus koulutusta koulutuksen koulutuksia koulutuksista koulutukseen",
        "palaute palautetta palautteen",
        "tuki tukea tuen tuet",
        "ruoka ruoan ruokaa",
        "lastenhoito lastenhoitoa lastenhoidon",
        "kyyti kyydin kyytejä",
        "apu apua avun",
        "ryhmä ryhmiä ryhmien ryhmiin ryhmässä",
        "yhteys yhteyden yhteyksiä yhteyttä",
        "mahdollisuus mahdollisuuden mahdollisuuksia mahdollisuutta",
        "palvelu palvelut palveluja palveluita palveluiden palvelusta palveluissa",
        "asuminen asumisen asumista asumiseen",
        "vapaaehtoinen vapaaehtoisia vapaaehtoisen",
        "interpreter interpreters interpreting interpretation",
        "house houses housing",
        "family families",
    ],
)
def test_the_forms_of_a_word_are_one(forms: str) -> None:
    first, *others = map(stem, forms.split())
    assert all(same(first, other) and same(other, first) for other in others)


@pytest.mark.parametrize(
    "pair", ["tila tili", "tila tilanne", "tiedot tiedotus", "koulu koulutus", "room roof"]
)
def test_different_words_are_two(pair: str) -> None:
    one, other = map(stem, pair.split())
    assert not same(one, other)


def test_all_who_need_one_thing_are_told_together() -> None:
    actors = [
        actor("Kela", needs="Tulkkia kiireessä"),
        actor("Kirjasto", needs="tulkkauspalvelua"),
        actor("Koulu", needs="Tulkkausta vanhempainiltoihin"),
        actor("Tulkit", offers="Tulkkausta kahdeksalla kielellä, myös etänä"),
        actor("Varakansa", offers="Tulkkeja"),
    ]
    every = found(actors)
    about = {finding.actors for finding in every}
    assert ("Kela", "Kirjasto", "Koulu") in {tuple(sorted(who[:-1])) for who in about}
    assert "Kela, Kirjasto and Koulu need: “" in " ".join(finding.words for finding in every)
    assert len({frozenset(who[:-1]) for who in about}) == len(every) == 1


def test_the_clause_is_shown_and_the_actors_named() -> None:
    need = "Korvauksen ohjaajille. Tilan ja pienen rahan, jos verkosto jatkuu"
    (finding,) = found([actor("a", needs=need), actor("b", offers="Kahvit; tilat iltaisin")])
    assert finding.words == (
        "a needs: “Tilan ja pienen rahan, jos verkosto jatkuu”. b offers: “tilat iltaisin”. "
        "In common: Tilan – tilat."
    )
    assert finding.question == "b → a: does this fit, and who makes the first call?"
    assert finding.actors == ("a", "b")


def test_the_words_that_fit_are_shown_though_the_phrase_is_cut() -> None:
    need = "Kaksi vapaaehtoista kielikahvilaan kolmena iltana viikossa ja lastenhoitoa"
    (finding,) = found([actor("a", needs=need), actor("b", offers="lastenhoito, Lastenhoidon")])
    assert "lastenhoitoa”" not in finding.words
    assert finding.words.endswith("In common: lastenhoitoa – lastenhoito.")


def test_what_flows_or_is_wished_for_already_is_not_proposed() -> None:
    actors = [actor("a", needs="tulkkausta"), actor("b", offers="tulkkaus")]
    assert not found(actors, chain("b>a"))
    assert not found(actors, [link("b", "a", state=LinkState.WISHED)])
    assert found(actors, chain("a>b"))


def test_at_most_three_the_rarest_first() -> None:
    things = ["lastenhoitoa", "tulkkausta", "kuljetuksia", "kalustoa", "lakimiestä"]
    actors = [actor(f"g{n}", offers=thing) for n, thing in enumerate(things)]
    actors += [actor(f"n{n}", needs=thing) for n, thing in enumerate(things)]
    assert len(found(actors)) == 3


def test_a_word_that_everybody_writes_says_nothing() -> None:
    actors = [actor(f"a{n}", needs="veneitä", offers="veneitä") for n in range(30)]
    assert not found(actors)
    few = [actor(f"a{n}", needs="veneitä") for n in range(5)]
    assert found([*few, actor("b", offers="veneet")])


def test_what_the_customer_is_called_is_not_matched() -> None:
    actors = [actor("a", needs="opiskelijoita"), actor("b", offers="opiskelijat")]
    assert found(actors)
    assert not found([*actors, customer("Opiskelija")])


@pytest.mark.parametrize("sample", sample_names())
def test_samples_say_little_and_nothing_of_what_flows(sample: str) -> None:
    shop = sample_workshop(sample)
    linked = {(each.source, each.target) for each in shop.links.values()}
    made = [finding for finding in findings(shop) if finding.key == "needs_and_offers"]
    assert len(made) <= 1
    for finding in made:
        *getters, giver = finding.actors
        assert not any((giver, getter) in linked for getter in getters)


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_is_read(need: str, offer: str) -> None:
    for phrase in phrases(need):
        assert phrase.text and phrase.words
    for word in need.split():
        assert same(stem(word), stem(word))
    actors = [actor("a").model_copy(update={"needs": need})]
    actors += [actor("b").model_copy(update={"offers": offer})]
    assert len(found(actors)) <= 1 + len(phrases(offer))
