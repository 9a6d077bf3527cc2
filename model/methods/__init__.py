"""The catalogue of methods and agenda templates: data files and what reads them."""

from model.entities import Form, Group, Rows
from model.methods.agendas import plan, session_from_template
from model.methods.catalogue import DEFAULT_AGENDA, Catalogue
from model.methods.document import methods_document
from model.methods.method import Both, Field, LinksView, Method, Minutes, Scale
from model.methods.template import AgendaTemplate, TemplateDay, TemplateStep
from model.methods.words import form_words, group_words

__all__ = [
    "DEFAULT_AGENDA",
    "AgendaTemplate",
    "Both",
    "Catalogue",
    "Field",
    "Form",
    "Group",
    "LinksView",
    "Method",
    "Minutes",
    "Rows",
    "Scale",
    "TemplateDay",
    "TemplateStep",
    "form_words",
    "group_words",
    "methods_document",
    "plan",
    "session_from_template",
]
