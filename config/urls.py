"""Root URLs: the site and the API. Each area of the site brings its own urls.py (taonguon/web/urls.py)."""

from django.urls import include, path

from taonguon.api import urls as api
from taonguon.web.access import public

for pattern in api.urlpatterns:
    public(pattern.callback)  # the API checks a key of its own at every operation (taonguon/api/access.py)

urlpatterns = [path("api/v1/", include(api)), path("", include("taonguon.web.urls"))]
handler400 = "taonguon.web.errors.bad_request"
handler403 = "taonguon.web.errors.forbidden"
handler404 = "taonguon.web.errors.not_found"
handler500 = "taonguon.web.errors.server_error"
