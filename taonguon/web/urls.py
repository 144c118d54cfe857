"""Addresses of the site: the start page, the search, and the areas. An area brings its own urls.py."""

from django.urls import include, path

from taonguon.web import search, start

# One folder each in taonguon/web/, with its own addresses in full (they are Vietnamese and stay as they are).
AREAS = (
    "sign_in",
    "manage",
    "work",
    "board",
    "candidate",
    "plan",
    "organization",
    "documents",
    "reports",
    "training",
    "member",
    "dossier",
    "papers",
    "law",
)

urlpatterns = [
    path("", start.start, name="start"),
    path("tim/", search.search, name="search"),
    *[path("", include(f"taonguon.web.{area}.urls")) for area in AREAS],
]
