"""Root URLs: the site. Each area of the site brings its own urls.py (taonguon/web/urls.py)."""

from django.urls import include, path

urlpatterns = [path("", include("taonguon.web.urls"))]
handler400 = "taonguon.web.errors.bad_request"
handler403 = "taonguon.web.errors.forbidden"
handler404 = "taonguon.web.errors.not_found"
handler500 = "taonguon.web.errors.server_error"
