from django.urls import path

from taonguon.web.dossier import case, papers, recording, views

app_name = "dossier"
urlpatterns = [
    path("ho-so/", views.listing, name="list"),
    path("ho-so/lap/", views.choose, name="choose"),
    path("ho-so/lap/<int:candidate_pk>/", views.open_dossier, name="open"),
    path("ho-so/nhan/<int:candidate_pk>/", views.receive, name="receive"),
    path("ho-so/lap-cong-nhan/<int:member_pk>/", views.open_recognition, name="open_recognition"),
    path("ho-so/<int:pk>/", views.dossier, name="dossier"),
    path("ho-so/<int:pk>/phieu-giao/", views.sheet, name="sheet"),
    path("ho-so/<int:pk>/ghi/<str:step>/", recording.step, name="step"),
    path("ho-so/<int:pk>/viec/<str:kind>/", recording.note, name="note"),
    path("ho-so/<int:pk>/hoan-tac/<int:event_pk>/", recording.undo, name="undo"),
    path("ho-so/<int:pk>/giay/<str:form>/", papers.paper, name="paper"),
    path("ho-so/<int:pk>/tra-lai/", papers.give_back, name="return"),
    path("ho-so/<int:pk>/giao-nhan/", papers.hand_over, name="hand_over"),
    path("ho-so/<int:pk>/tham-tra/", papers.send_verification, name="verify"),
    path("ho-so/<int:pk>/tham-tra/<int:request_pk>/nhan/", papers.verification_received, name="verify_received"),
    path("ho-so/<int:pk>/tham-tra/<int:request_pk>/nhac/", papers.verification_reminded, name="verify_reminded"),
    path(
        "ho-so/<int:pk>/tham-tra/<int:request_pk>/tra-loi/", papers.verification_answered, name="verify_answered"
    ),
    path("ho-so/<int:pk>/truong-hop/", case.describe, name="describe"),
    path("ho-so/<int:pk>/nguoi-gioi-thieu/", case.introducers, name="introducers"),
    path("ho-so/<int:pk>/dong-y/<str:document>/", case.consent, name="consent"),
    path("ho-so/<int:pk>/chuyen/", case.move, name="move"),
    path("ho-so/<int:pk>/chuyen-chi-bo/", case.change_cell, name="change_cell"),
    path("ho-so/<int:pk>/chuyen-di/", case.forward, name="forward"),
    path("ho-so/<int:pk>/thoi-xet/", case.withdraw, name="withdraw"),
    path("ho-so/<int:pk>/mo-lai/", case.reopen, name="reopen"),
    path("ho-so/<int:pk>/huy/<str:step>/", case.annul, name="annul"),
]
