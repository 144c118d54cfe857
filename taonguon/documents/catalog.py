"""Everything the committee can have printed: code, title, which facts, which outputs, and the template.

The code printed on a form is a string of the province: Hà Nội prints "4B-KNĐ" where the central series has 4-KNĐ.
`form_code` gives it; nothing else depends on it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from taonguon.documents.facts.forms import admission, letters, recognition
from taonguon.documents.facts.official import OfficialDocument
from taonguon.documents.facts.plan import PlanFacts, plan_document
from taonguon.documents.facts.registers import ClassRow, NewMemberRow, PoolRow, UnitTargetRow
from taonguon.documents.facts.report import ReportFacts
from taonguon.documents.facts.report_text import report_document
from taonguon.documents.facts.worklist import WorkListFacts
from taonguon.documents.profile import Tag


class Output(StrEnum):
    """A kind of file."""

    WORD = "docx"
    EXCEL = "xlsx"
    PDF = "pdf"


class Family(StrEnum):
    """How an entry is made."""

    OFFICIAL = "official"  # an OfficialDocument through the frame of its profile
    FORM = "form"  # a -KNĐ form: its own template, code top right
    LETTER = "letter"  # a letter, minutes or list around a dossier: its own template
    GUIDANCE = "guidance"  # how to write a secret form by hand; the form itself is never produced
    REGISTER = "register"  # a list
    SHEET = "sheet"  # a working sheet


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of the catalog.

    `template` is the .docx under `templates/`, where the entry has its own. `secret` says that the finished paper
    belongs to a member's file: it is printed and handed over, its signed copy is never stored here.
    `province_codes` maps a province's code to what its forms call the variants.
    """

    id: str
    title: str
    family: Family
    facts: type
    outputs: tuple[Output, ...]
    code: str = ""
    kind: str = ""
    template: str = ""
    secret: bool = False
    tag: Tag = Tag.CONFIRMED
    province_codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict, hash=False)
    document: Callable[..., OfficialDocument] | None = None


HANOI = "01"  # province code


def form_code(entry: Entry, *, province: str, variant: str = "") -> str:
    """The code printed on a form in a province; the central code where the province names no variant of its own.

    LookupError (Vietnamese) when a variant is asked for that the province does not have.
    """
    variants = entry.province_codes.get(province, {})
    if not variant:
        return entry.code
    if variant not in variants:
        listed = ", ".join(variants) or "không có"
        raise LookupError(f"Mẫu {entry.code} ở tỉnh {province} không có dạng {variant!r}; các dạng: {listed}.")
    return variants[variant]


def _form(number: str, title: str, facts: type, **more: object) -> Entry:
    code = f"{number}-KNĐ"
    name = code.lower().replace("đ", "d")
    settings = {"family": Family.FORM, "secret": True, "outputs": (Output.WORD,), "template": f"mau/{name}"}
    return Entry(id=name, title=title, code=code, facts=facts, **settings | more)  # type: ignore[arg-type]


def _letter(name: str, title: str, facts: type, kind: str) -> Entry:
    return Entry(
        id=name,
        title=title,
        family=Family.LETTER,
        facts=facts,
        outputs=(Output.WORD,),
        kind=kind,
        template=f"thu/{name}",
    )


def _hanoi(**codes: str) -> Mapping[str, Mapping[str, str]]:
    return {HANOI: codes}


_ENTRIES = (
    Entry(
        "bao-cao-ke-hoach",
        "Báo cáo kết quả thực hiện kế hoạch (quý, 6 tháng, năm)",
        Family.OFFICIAL,
        ReportFacts,
        (Output.WORD, Output.PDF),
        kind="report",
        document=report_document,
    ),
    Entry(
        "ke-hoach",
        "Kế hoạch phát triển đảng viên",
        Family.OFFICIAL,
        PlanFacts,
        (Output.WORD, Output.PDF),
        kind="plan",
        document=plan_document,
    ),
    _form(
        "1",
        "Đơn xin vào Đảng",
        admission.GuidanceFacts,
        family=Family.GUIDANCE,
        province_codes=_hanoi(first="1A-KNĐ", again="1B-KNĐ"),
    ),
    _form("2", "Lý lịch của người xin vào Đảng", admission.GuidanceFacts, family=Family.GUIDANCE),
    _form("3", "Giấy giới thiệu người vào Đảng", admission.IntroductionFacts),
    _form(
        "4",
        "Nghị quyết giới thiệu đoàn viên ưu tú vào Đảng",
        admission.UnionResolutionFacts,
        province_codes=_hanoi(branch="4B-KNĐ", commune="4C-KNĐ"),
    ),
    _form(
        "4A",
        "Nghị quyết giới thiệu đoàn viên công đoàn vào Đảng",
        admission.UnionResolutionFacts,
        province_codes=_hanoi(union="4D-KNĐ"),
    ),
    _form(
        "5",
        "Tổng hợp ý kiến nhận xét của tổ chức đoàn thể chính trị - xã hội nơi người vào Đảng sinh hoạt và chi ủy "
        "nơi cư trú đối với người vào Đảng",
        admission.OpinionFacts,
        province_codes=_hanoi(organizations="5A-KNĐ", residence="5B-KNĐ", summary="5D-KNĐ"),
    ),
    _form("6", "Nghị quyết đề nghị kết nạp đảng viên (chi bộ)", admission.CellResolutionFacts),
    _form(
        "7",
        "Báo cáo của đảng ủy bộ phận thẩm định nghị quyết đề nghị kết nạp đảng viên của chi bộ",
        admission.CommitteeOpinionFacts,
    ),
    _form(
        "8",
        "Nghị quyết đề nghị kết nạp đảng viên (đảng ủy cơ sở)",
        admission.CommitteeOpinionFacts,
        province_codes=_hanoi(committee="8A-KNĐ", empowered="8B-KNĐ", cell="8C-KNĐ"),
    ),
    _form(
        "9",
        "Quyết định kết nạp đảng viên",
        admission.AdmissionDecisionFacts,
        tag=Tag.UNSURE,
        province_codes=_hanoi(
            competent="9A-KNĐ", empowered="9B-KNĐ", again="9C-KNĐ", consented="9D-KNĐ", moved="9E-KNĐ"
        ),
    ),
    _form("10", "Bản tự kiểm điểm của đảng viên dự bị", admission.GuidanceFacts, family=Family.GUIDANCE),
    _form("11", "Bản nhận xét đảng viên dự bị", recognition.HelperRemarksFacts),
    _form(
        "12",
        "Tổng hợp ý kiến nhận xét của tổ chức đoàn thể nơi làm việc và chi ủy nơi cư trú đối với đảng viên dự bị",
        admission.OpinionFacts,
        province_codes=_hanoi(organizations="12A-KNĐ", residence="12B-KNĐ", summary="12C-KNĐ"),
    ),
    _form(
        "13",
        "Nghị quyết đề nghị công nhận đảng viên chính thức (chi bộ)",
        recognition.RecognitionResolutionFacts,
    ),
    _form(
        "14",
        "Báo cáo của đảng ủy bộ phận thẩm định nghị quyết đề nghị công nhận đảng viên chính thức của chi bộ",
        admission.CommitteeOpinionFacts,
        tag=Tag.UNSURE,
    ),
    _form(
        "15",
        "Nghị quyết đề nghị công nhận đảng viên chính thức (đảng ủy cơ sở)",
        admission.CommitteeOpinionFacts,
        province_codes=_hanoi(committee="15A-KNĐ", empowered="15B-KNĐ", cell="15C-KNĐ"),
    ),
    _form(
        "16",
        "Quyết định công nhận đảng viên chính thức",
        recognition.RecognitionDecisionFacts,
        tag=Tag.UNSURE,
        province_codes=_hanoi(competent="16-KNĐ", empowered="16B-KNĐ"),
    ),
    _letter("tham-tra", "Công văn đề nghị thẩm tra lý lịch", letters.VerificationLetterFacts, "letter"),
    _letter(
        "cu-di-hoc", "Công văn cử đi học lớp bồi dưỡng nhận thức về Đảng", letters.ClassSendingFacts, "letter"
    ),
    _letter("chuyen-ho-so", "Công văn chuyển hồ sơ", letters.HandOverFacts, "letter"),
    _letter(
        "dang-duoc-giup-do", "Giấy chứng nhận đang được theo dõi, giúp đỡ", letters.HelpedCertificateFacts, ""
    ),
    _letter("don-doc", "Công văn đôn đốc", letters.UrgingFacts, "letter"),
    _letter("bien-ban-chi-bo", "Biên bản họp chi bộ", letters.CellMinutesFacts, "minutes"),
    _letter("to-trinh", "Tờ trình Ban Thường vụ", letters.SubmissionFacts, "submission"),
    _letter("trich-luc", "Trích lục hồ sơ", letters.ExtractFacts, ""),
    _letter("danh-sach-lop", "Danh sách lớp bồi dưỡng nhận thức về Đảng", letters.ClassSendingFacts, ""),
    Entry("don-vi-chi-tieu", "Đơn vị và chỉ tiêu", Family.REGISTER, UnitTargetRow, (Output.EXCEL,)),
    Entry("dang-vien-moi", "Danh sách đảng viên mới kết nạp", Family.REGISTER, NewMemberRow, (Output.EXCEL,)),
    Entry("so-nguon", "Sổ theo dõi quần chúng ưu tú, nguồn kết nạp", Family.REGISTER, PoolRow, (Output.EXCEL,)),
    Entry("danh-sach-hoc", "Danh sách học lớp nhận thức (Excel)", Family.REGISTER, ClassRow, (Output.EXCEL,)),
    Entry("viec-can-lam", "Phiếu việc cần làm của đơn vị", Family.SHEET, WorkListFacts, (Output.PDF,)),
)

CATALOG: Mapping[str, Entry] = {entry.id: entry for entry in _ENTRIES}
