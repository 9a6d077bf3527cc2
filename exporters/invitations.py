"""The contacts of all actors as a table for mail merge and for whoever sends the invitations.

With semicolons and a byte-order mark, as a Finnish Excel and every mail merge open it at once.
"""

from __future__ import annotations

from exporters.csv_text import csv_bytes
from exporters.options import Document, ExportOptions
from locales import _, speaking
from model.errors import Refused
from model.labels import label
from model.workshop import Workshop


def invitations(workshop: Workshop, options: ExportOptions) -> Document:
    """One line for each contact: organisation, name, role, address, telephone, invitation.

    Raises:
        Refused: where personal data are not to go along: there is nothing else in this list.
    """
    if not options.personal_data and not options.pseudonyms:
        raise Refused(
            _("the invitation list is made of contact details; ask for it with --personal-data")
        )
    with speaking(options.language or workshop.session.language):
        head = (
            _("Organisation"),
            _("Name"),
            _("Role"),
            _("E-mail"),
            _("Telephone"),
            _("Invitation"),
            _("Sector"),
        )
        rows = [
            (
                actor.name,
                contact.name,
                contact.role,
                contact.email,
                contact.phone,
                label(contact.state),
                label(actor.sector),
            )
            for actor in workshop.actors.values()
            for contact in actor.contacts
        ]
    return Document(csv_bytes(head, rows, separator=";", mark=True))
