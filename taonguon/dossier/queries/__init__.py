"""Reading dossiers: the lists with their counts, the page of one dossier, figures for the floors above."""

from taonguon.dossier.queries.lists import (
    FIRST,
    LISTS,
    Row,
    SavedList,
    as_rows,
    dossiers_in,
    of_person,
    ready_for_dossier,
    rows,
    saved_lists,
)
from taonguon.dossier.queries.page import DossierPage, dossier_page

__all__ = [
    "FIRST",
    "LISTS",
    "DossierPage",
    "Row",
    "SavedList",
    "as_rows",
    "dossier_page",
    "dossiers_in",
    "of_person",
    "ready_for_dossier",
    "rows",
    "saved_lists",
]
