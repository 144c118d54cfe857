"""Tables of the dossier: the case, what happened, its papers, its verification requests, its clocks."""

from taonguon.dossier.models.deadline import DossierDeadline
from taonguon.dossier.models.dossier import Consent, Dossier, DossierIntroducer
from taonguon.dossier.models.event import DossierEvent
from taonguon.dossier.models.paper import Paper, PaperHandover, PaperReturn
from taonguon.dossier.models.verification import VerificationRequest

__all__ = [
    "Consent",
    "Dossier",
    "DossierDeadline",
    "DossierEvent",
    "DossierIntroducer",
    "Paper",
    "PaperHandover",
    "PaperReturn",
    "VerificationRequest",
]
