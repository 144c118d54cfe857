"""Two people press at once: exactly one wins, the other is told what happened meanwhile."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection

from taonguon.common.refusal import Refused
from taonguon.dossier.models import DossierEvent
from tests.cast import make_cast
from tests.factories import dossier as make


def test_who_saw_an_older_version_is_told_what_happened(cast):
    walk = make.opened(cast)
    seen = walk.dossier.version
    walk.step("s07_application", version=seen)
    with pytest.raises(Refused) as caught:
        walk.step("s08_personal_history", version=seen)
    told = caught.value.message
    assert told.startswith("Lê Văn Thử Nghiệm secretary_one vừa ghi “Ghi bước của hồ sơ” cho hồ sơ này lúc ")
    assert told.endswith("Tải lại trang để xem, rồi ghi lại nếu còn cần.")
    assert walk.fresh().version == seen + 1


@pytest.mark.django_db(transaction=True)
def test_exactly_one_of_two_wins():
    cast = make_cast()
    walk = make.at(cast, "s12_opinions")
    seen, start, answers = walk.dossier.version, Barrier(2), []

    def press(who):
        start.wait(timeout=10)
        try:
            walk.step("s13_cell_resolution", who=who, version=seen, today=date(2026, 5, 13))
            answers.append("done")
        except Refused as refusal:
            answers.append(refusal.message)
        finally:
            connection.close()

    threads = [Thread(target=press, args=(who,)) for who in ("secretary_one", "board")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert DossierEvent.objects.filter(kind="cell_resolution_admission").count() == 1
    assert len(answers) == 2
    assert answers.count("done") == 1
    told = next(answer for answer in answers if answer != "done")
    assert "vừa ghi “Ghi bước của hồ sơ” cho hồ sơ này lúc" in told
    assert walk.fresh().version == seen + 1
