"""Words that are in everybody's needs and offers, and so match nothing; and broad ones."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from model.network.findings.stems import Stem, same, stem

_CLAUSE_STARTS = """
    joka jonka jota jolta jolle jossa johon josta jolla jotka joita joiden joille mikä mitä minkä
    mistä mihin missä miten milloin millä kuka kenen ketä kenelle keneltä kun jos jotta koska vaikka
    siitä sitä ettei ennen
    who whom whose which what when where how why if because so that before after until
"""
_TOPIC_STARTS = """
    for to in of with from by about during at into among between through
"""

CLAUSE_STARTS = frozenset(_CLAUSE_STARTS.split())
"""Words with which what is needed or offered ends and its circumstances begin."""

TOPIC_STARTS = frozenset(_TOPIC_STARTS.split())
"""English prepositions: what follows tells for whom, where or about what."""

_EMPTY = """
    ja tai sekä eli mutta vaan kuin niin myös vain jo ei eivät emme ole olisi olla on ovat olemme
    se ne tämä nämä he hän me te minä sinä meidän teidän heidän oma omaa omia omien omaan omat
    joku jonkun jotain jotakin jokin jokainen kaikki kaikkien kaikille kaikkia muu muut muiden
    muille muita muihin muualla toinen toisten toisille toiset toisia itse yksi kaksi kolme neljä
    viisi kuusi yhden kahden monta moni monia monen enemmän lisää vähemmän paljon vähän joskus
    kerran kerralla kerrallaan yhdessä yhteen ajoissa heti nyt aina usein nopeasti helposti suoraan
    ennen jälkeen aikana ajaksi ajalla asti mukaan kanssa ilman varten vuoksi kautta kohti kesken
    alussa lopussa viimeistään mahdollisimman esimerkiksi erityisesti jatkuvasti säännöllisesti
    täydellinen täydellisinä valmis valmiin valmiita yhteinen yhteistä yhteisiä yhteiset uusi uudet
    uusia uuden hyvä hyvät hyviä parempi parempaa iso pieni pienen suuri eri sama samat tärkeä
    ilmainen maksuton selkeä selkeää suora suoraa nopea nopeat pysyvä pysyvät ajantasainen vapaa
    avoin avoimet toimiva riittävä kunnollinen seuraava tuleva vastaava ensimmäinen
    tarvita tarvitsee tarvitsemme tarvitsevat tarvitaan tarjota tarjoaa tarjoamme tarjoavat voi
    voimme voidaan voivat saada saa saamme saataisiin antaa annamme haluta haluaa haluamme toivoa
    toivomme toivotaan tulee tulla pitää pitäisi auttaa osaa osaamme käydä käyttää käyttö käyttöön
    tarve tarpeet asiakas asiakkaan asiakkaita asiakkaat asiakkaiden asiakkaille asiakkaalle
    asiakkaasta verkosto yhteistyö työ työtä työn toimija toimijat toimijoita kumppani kumppanit
    ihminen ihmiset ihmisiä ihmisten asia asiat asioita juttu kerta osa tapa tavat taho tahot jäsen
    aika aikaa ajan ajat aikoja päivä päiviä viikko kuukausi kuukautta vuosi vuotta vuoden tunti
    ilta illan iltaisin iltana aamu maanantai tiistai keskiviikko torstai perjantai viikonloppu
    syksy syksyllä kevät keväällä kesä talvi päivittäin viikoittain viikoittainen kuukausittain
    kuun kuussa

    a an the and or but not no yes we us our you your they them their there these those this it its
    he she his her one two three four five some any all every each other others more less most much
    many few own as on also only just again always often once soon ready right same such than then
    is are was be been being has have had do does can could may might must shall should will would
    need needs needed want wants wish offer offers offered give gives get gets have provide provides
    new good better best big small large common shared joint regular weekly monthly daily free full
    clear direct quick fast early late open able possible extra local young old different first
    customer client user network partner partners actor member cooperation collaboration work works
    working job thing things way ways part use time times day days week weeks month months year
    years hour hours evening evenings morning mornings afternoon afternoons weekend
    monday tuesday wednesday thursday friday someone somebody something everyone everybody
"""

_BROAD = """
    tieto tiedot tuki apu neuvo neuvot palvelu palvelut paikka toiminta henkilö osaaminen
    kokemus kokemukset viesti ohjaus resurssi resurssit hanke projekti ryhmä keskustelu tapaaminen
    tilaisuus tapahtuma koulutus kurssi opetus harjoittelu yhteys yhteydet yhteyshenkilö palaute
    idea malli lupa järjestelmä
    nuori nuoret lapsi perhe aikuinen
    information support help advice knowledge service place people person activity experience skill
    guidance resource project group discussion meeting contact feedback idea model system expertise
    family child adult youth message training course event education
"""


@cache
def empty_words() -> Vocabulary:
    """Words that never count."""
    return Vocabulary(_EMPTY.split())


@cache
def broad_words() -> Vocabulary:
    """Words that offers of quite different things share."""
    return Vocabulary(_BROAD.split())


class Vocabulary:
    """A set of words that is asked for by stem, so that every inflected form is in it."""

    def __init__(self, words: Iterable[str]) -> None:
        self._stems: dict[str, list[Stem]] = {}
        for one in map(stem, words):
            self._stems.setdefault(one.finnish, []).append(one)
            self._stems.setdefault(one.english, []).append(one)

    def __contains__(self, one: Stem) -> bool:
        alike = (*self._stems.get(one.finnish, ()), *self._stems.get(one.english, ()))
        return any(same(one, other) for other in alike)
