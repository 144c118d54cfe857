"""What a figure counts. Rules look at a view of the text in which the figure is ¤; the first that fits decides."""

import re

from taonguon.rules.reading import groups
from taonguon.rules.reading import lexicon as words
from taonguon.rules.reading.frames import MARK, Frame
from taonguon.rules.reading.indicator_rules import MULTIPLE, PERCENT, UNITS

_VERBS = re.compile(
    rf"(?P<train>{words.TRAIN})|(?P<refer>{words.REFER})|(?P<admit>{words.ADMIT})|"
    rf"(?P<pool>{words.SOURCE_POOL})|(?P<keep>{words.KEEP})|(?P<help>phân công|giúp đỡ)"
)

_INDICATOR_OF_VERB = {"train": "trainees", "refer": "referrals", "admit": "admissions", "pool": "source_pool"}


def recognise(frame: Frame) -> str | None:
    """The indicator, or ``None`` if nothing says what the figure counts."""
    unit = frame.quantity.unit
    if unit == "percent":
        return (
            _of_referred(frame)
            or _better_rating(frame)
            or _progress(frame)
            or _growth(frame)
            or _share_inside(frame)
            or _first(PERCENT, frame)
            or _percent_carried(frame)
        )
    if unit == "multiple":
        return _first(MULTIPLE, frame)
    if unit == "units":
        return _units(frame)
    return _people(frame)


def _of_referred(frame: Frame) -> str | None:
    """ "… giới thiệu 200 đoàn viên, tỷ lệ được kết nạp đạt 40%": of those introduced."""
    told = re.search(r"kết nạp|vào đảng|số đó|số được giới thiệu", frame.near)
    other = re.search(r"tổng số đảng viên|chi bộ|đảng viên mới", frame.near)
    return "referral_admission_rate" if frame.carried == "referrals" and told and not other else None


def _better_rating(frame: Frame) -> str | None:
    """ "98% chi bộ hoàn thành tốt nhiệm vụ, … 20% xuất sắc"."""
    goes_on = frame.carried in ("cell_rating", "cell_rating_excellent") and "đảng viên" not in frame.near
    return "cell_rating_excellent" if goes_on and re.search(r"xuất sắc", frame.near) else None


def _first(rules: tuple[tuple[str, re.Pattern[str]], ...], frame: Frame) -> str | None:
    views = [frame.near, frame.wide]
    if frame.quantity.unit == "percent":
        views.append(f"{frame.before}{MARK}{frame.trail}")  # "90% chi bộ và 92% đảng viên hoàn thành tốt"
    if frame.intro:
        views.append(f"{frame.intro}: {frame.wide}")
    for view in views:
        for name, pattern in rules:
            if pattern.search(view):
                return name
    return None


_DATED = re.compile(r"quý|tháng|trước|\d/\d|cuối năm|cả năm|nửa (?:đầu )?năm")


def _progress(frame: Frame) -> str | None:
    """ "Quý I: 20%; 6 tháng: 55%" under "Tiến độ"."""
    plain = re.fullmatch(r"[^;¤\d]*", frame.before) and re.match(r"\s*(?:chỉ tiêu|kế hoạch)", frame.after)
    if not _DATED.search(frame.before + frame.after) and not (
        (frame.before.strip() == "" or plain) and _DATED.search(frame.lead[-80:])
    ):
        return None
    told = re.search(r"tiến độ|lộ trình|chỉ tiêu (?:cả )?năm", f"{frame.intro} {frame.lead}") or (
        re.match(r"\s*(?:trở lên\s+)?(?:số lượng\s+)?(?:chỉ tiêu|kế hoạch)", frame.after)
        and re.search(r"(?:hoàn thành|đạt|xong|thực hiện)", frame.before)
    )
    bare = not re.search(r"chi bộ|quần chúng|đảng viên dự bị|tỷ lệ", frame.near)
    return (
        "admissions_progress"
        if (told or _is_row_of_days(frame)) and bare and not re.search(r"kết nạp", frame.before[-12:])
        else None
    )


_DAY_ALONE = re.compile(
    r"\s*(?:đến|hết|trước|cuối)?\s*(?:ngày\s+)?(?:quý\s+[ivx\d]+|(?:6|9|sáu|"
    r"chín) tháng(?: đầu năm)?|\d{1,2}/\d{1,2}|"
    r"học kỳ\s+\w+|năm học|tháng \d+|cả năm|cuối năm)\s*(?:đạt|hoàn thành|xong|:)?\s*(?:ít nhất|từ|trên)?\s*"
)


def _is_row_of_days(frame: Frame) -> bool:
    """ "Quý I đạt 15%, quý II đạt 50%": dates and percentages and nothing else."""
    percents = [other for other in frame.others if other.unit == "percent"]
    return len(percents) > 1 and bool(_DAY_ALONE.fullmatch(frame.before))


def _share_inside(frame: Frame) -> str | None:
    """ "Kết nạp 250 đảng viên, trong đó 35% là giám đốc"; "Cơ cấu: nữ 40%; đoàn viên 65%"."""
    near = frame.near
    grouped = groups.named(frame.stretch) or frame.carried == "admission_share"
    if _is_share_of_admitted(frame):
        return "admission_share"
    if grouped and _lists_admitted(frame) and not re.search(r"chi bộ|tổ chức đảng|quân số", near):
        return "admission_share"
    of_admitted = re.search(
        r"đảng viên[^,;¤]{0,30}(?:kết nạp|phát triển|mới)[^,;¤]*(?:đạt|chiếm|là|từ|"
        r"bằng)?[^,;¤]*¤",
        near,
    )
    members = re.search(r"tổng số đảng viên|quân số|chi bộ|đội ngũ|lực lượng", near)
    if groups.named(frame.stretch) and not members and (of_admitted or frame.carried == "admission_share"):
        return "admission_share"
    if frame.carried == "admission_rate" and re.match(r"\s*là\b", frame.after) and groups.named(frame.after):
        return "admission_share"
    inside = frame.carried == "admissions" and re.search(r"trong (?:đó|số này)", frame.stretch)
    return "admission_share" if inside and not re.search(r"chi bộ|tổng số đảng viên", frame.near) else None


_BY_ONE = re.compile(r"(?:mỗi|từng|các)\s+(?:đồng chí\s+)?(?:đảng viên|cấp ủy viên|đồng chí|chi ủy viên|ủy viên)")
_OTHER_BODY = re.compile(
    r"\btrong (?!độ tuổi|đó|năm|nhiệm kỳ|giai đoạn)|tổng số đảng viên|quân số|chi bộ|đội ngũ|"
    r"lực lượng|tổ chức đảng|biên chế|dự bị|giới thiệu|"
    r"đảng viên(?! mới| kết nạp| được kết nạp| là)|là đảng viên|trong số|giúp đỡ|học\b(?! sinh)"
)


def _is_share_of_admitted(frame: Frame) -> bool:
    """A group and its percentage beside a figure of admissions, with no other whole named."""
    if _OTHER_BODY.search(frame.near) or re.search(r"\b(?:tăng|giảm|so với)\b", frame.near):
        return False
    behind = re.match(r"\s*(?:trở lên\s*)?(?:là|trong độ tuổi)\b", frame.after)
    if frame.carried in ("admissions", "admission_share", "admission_rate", "admission_growth"):
        chiem = re.search(r"\b(?:chiếm|là)\b[^;¤\d]*$", frame.stretch) or frame.segment.depth
        return bool((groups.named(frame.stretch) and chiem) or (behind and groups.named(frame.after)))
    bracketed = frame.segment.depth and re.search(rf"{words.ADMIT}[^,;:(]*\(", frame.lead)
    if bracketed and groups.named(frame.stretch):
        return True
    alone = re.fullmatch(
        r"[^\d]{1,60}?\s*(?::|chiếm|đạt)\s*(?:từ|trên|ít nhất|khoảng|tối thiểu|không dưới)?\s*", frame.lead
    )
    titled = frame.section == "goals" and _ADMISSION_TITLE.search(frame.facts.title)
    return bool(titled and groups.named(frame.stretch) and (alone or frame.carried == "admission_share"))


def _lists_admitted(frame: Frame) -> bool:
    told = f"{frame.intro} {frame.earlier} {frame.lead}"
    if re.search(r"(?:cơ cấu|trong (?:tổng )?số|chất lượng)[^;]*(?:kết nạp|đảng viên mới)", told):
        return True
    if re.search(r"cơ cấu|(?:theo|phân theo) đối tượng", told) and _ADMISSION_TITLE.search(frame.facts.title):
        return True
    rest = re.split(r"\.\s", frame.facts.folded[frame.quantity.end : frame.sentence.block.end])[0]
    return bool(
        re.search(r"(?:chiếm|đạt)[^;¤]*¤", frame.near) and re.search(r"số (?:đảng viên )?(?:được )?kết nạp", rest)
    )


_GROUP_WORD = re.compile(r"trong đó|nữ|dân tộc|tôn giáo|thanh niên|trẻ|đoàn viên")
_NOTHING_MORE = re.compile(r"\s*(?:trở lên)?\s*[.;]?\s*$")


def _growth(frame: Frame) -> str | None:
    """ "từ năm 2025 mỗi năm tăng thêm 5%" behind a figure of admissions."""
    grows = re.search(
        r"(?:mỗi năm|hằng năm|năm sau)[^;¤]*tăng(?: thêm)?[^;¤\w]*¤|"
        r"tăng(?: thêm)? ¤[^;]{0,12}(?:mỗi năm|hằng năm|/năm)",
        frame.near,
    )
    return "admission_growth" if grows and (frame.carried == "admissions" or "kết nạp" in frame.wide) else None


_YEAR_ALONE = re.compile(r"\s*(?:năm\s+)?20\d\d(?:\s+là)?\s*:?\s*")


def _percent_carried(frame: Frame) -> str | None:
    """What the percentage before it in the list was of, if the words here go on about the same."""
    carried, near = frame.carried, frame.near
    grouped = groups.named(frame.stretch)
    fits = {
        "referrals": bool(re.search(r"kết nạp|vào đảng", near)),
        "admissions": grouped or groups.named(frame.after) or bool(_GROUP_WORD.search(near)),
        "admission_share": grouped or groups.named(frame.after) or bool(_GROUP_WORD.search(near)),
        "admissions_progress": bool(_DATED.search(near)),
        "member_share": bool(_YEAR_ALONE.fullmatch(frame.lead))
        or (grouped and not re.search(r"chi bộ|kết nạp", near)),
        "admission_rate": bool(_NOTHING_MORE.match(frame.after)),
        "cell_rating": "xuất sắc" in near,
    }
    goes_on = {
        "referrals": "referral_admission_rate",
        "admissions": "admission_share",
        "cell_rating": "cell_rating_excellent",
    }
    return goes_on.get(carried, carried) if carried and fits.get(carried) else None


def _units(frame: Frame) -> str | None:
    if (
        frame.carried == "party_orgs_new"
        and re.match(r"chi bộ|đảng bộ|tổ chức|tổ đảng", frame.quantity.noun)
        and not _first(UNITS, frame)
    ):
        return "party_orgs_new"
    if frame.quantity.noun.startswith(("lớp", "khóa")):
        told = f"{frame.intro} {frame.whole}" + (frame.earlier if frame.earlier.rstrip().endswith(";") else "")
        about = re.search(words.TRAIN + r"|quần chúng|cảm tình", told)
        new_members = re.search(r"lớp[^;,]*đảng viên mới", frame.near)
        return "training_classes" if about and not new_members else None
    return _first(UNITS, frame)


def _verb_before(text: str) -> str | None:
    found = None
    for hit in _VERBS.finditer(text):
        found = hit.lastgroup
    return found


def _verb_after(text: str) -> str | None:
    hit = _VERBS.search(text)
    return hit.lastgroup if hit else None


def _people(frame: Frame) -> str | None:
    near = _members(frame) or _people_near(frame)
    if near:
        return near if near != "help" else None
    if frame.carried in ("admissions", "trainees", "referrals", "source_pool") and (
        _is_part(frame) or _goes_on(frame)
    ):
        return frame.carried
    if frame.carried == "training_classes" and frame.segment.opener in (",", "("):
        return "trainees"
    if _is_total(frame):
        return "members_total"
    before = frame.near.split(MARK)[0]
    if frame.carried in ("trainees", "training_classes") and re.search(r"\bcử\b", before):
        return "trainees"
    if (
        frame.quantity.noun.startswith("quần chúng")
        and re.search(r"bồi dưỡng|phát hiện", before)
        and not _BY_ONE.search(before)
    ):
        return "source_pool"
    return _INDICATOR_OF_VERB.get(_verb_before(frame.lead) or "") or _people_above(frame)


def _members(frame: Frame) -> str | None:
    """Members that are: the size of a cell, the membership, what is to shrink."""
    quantity = frame.quantity
    coupled = frame.carried == "cell_size" and quantity.op == "max" and quantity.noun.startswith("đảng viên")
    if coupled or _is_cell_size(frame):
        return "cell_size"
    if quantity.base_figure and _is_total(frame):
        return "members_total"
    return _shrinking(frame.lead) if not quantity.noun and quantity.op == "max" else None


def _host_after(frame: Frame) -> str:
    """What follows in the clause, brackets left out and the number of classes kept ("… tham gia 02 lớp")."""
    near_after = frame.near.split(MARK)[1]
    trail = re.sub(r"^([^()]*)\([^()]*\)", r"\1", frame.trail)
    trail = re.sub(rf"^([^,;:\d]{{0,30}})(?:,|\bvà)\s*\d+\s+(?={words.PEOPLE})", r"\1 ", trail)
    clause = re.split(
        r",(?!\s*(?:quần chúng|hội viên|đoàn viên|công nhân|giáo viên|học sinh|sinh viên|"
        r"cán bộ))|[;:]|(?<!\d)\d+(?!\d)(?!\s*(?:lớp|khóa))",
        trail,
        maxsplit=1,
    )[0]
    return clause if len(clause) > len(near_after) else near_after


def _shrinking(before: str) -> str | None:
    """ "Giảm số chi bộ ghép từ 7 xuống 3": what is counted stands before."""
    for name, pattern in (
        ("joint_cells", r"ghép"),
        ("cells_without_admission", r"(?:không|chưa|trắng)[^;]*(?:kết nạp|phát triển)"),
        ("units_without_members", r"(?:chưa|không|trắng)[^;]*đảng viên"),
    ):
        if re.search(pattern, before):
            return name
    return None


def _people_near(frame: Frame) -> str | None:
    """By the verb of the segment: the nearest before, unless what follows says more ("cử 60 … đi học lớp")."""
    before, after = frame.near.split(MARK)
    left, right = _verb_before(before), _verb_after(_host_after(frame))
    if re.search(r"phát triển(?:\s+(?:mới|thêm|được))*\s*$", before) and re.match(
        r"đoàn viên|hội viên", frame.quantity.noun
    ):
        return "help" if right != "admit" else "admissions"  # members of the Youth Union or of a society
    if left == "refer" and re.match(r"đảng viên(?! mới| dự bị)", frame.quantity.noun):
        return "help"  # members themselves are not introduced to the Party
    introduced_to_pool = left == "refer" and right == "pool" and "vào nguồn" not in after
    if left in ("refer", None, "help", "keep") and right in ("train", "pool") and not introduced_to_pool:
        return _INDICATOR_OF_VERB[right]
    if left in _INDICATOR_OF_VERB:
        return _INDICATOR_OF_VERB[left]
    if right in ("admit", "refer") and not _is_total(frame):
        return _INDICATOR_OF_VERB[right]
    return "help" if left == "help" and not _is_total(frame) else None


_ADMISSION_TITLE = re.compile(r"(?:phát triển|kết nạp|tạo nguồn)[^.]*(?:đảng viên|đảng\b)")

_OTHER_DEED = re.compile(
    r"phân công|bố trí|cử\b|bầu|thành lập|gồm|khen|kiểm tra|tặng|dự\b|tham gia|phụ trách|"
    r"mời|hỗ trợ|theo dõi|miễn|hiện|đã|công nhận|chuyển|xét\b|quy hoạch"
)

_CELL_ALONE = re.compile(r"(?:^|;|-)\s*(?:chi bộ|đảng bộ)\s[^,;:]{1,50}:\s*$")


_TIME_ALONE = re.compile(
    r"\s*(?:cả|trong|toàn|hết)?\s*(?:nhiệm kỳ|giai đoạn|năm 20\d\d|mỗi năm|hằng năm)[^,;:\d]{0,20}:?\s*(?:từ\s*)?"
)


def _people_above(frame: Frame) -> str | None:
    """Nothing in the sentence: what the blocks above it and the title say."""
    noun = frame.quantity.noun
    if _OTHER_DEED.search(frame.near):
        return None
    going_on = (
        frame.earlier if frame.earlier.rstrip().endswith((";", ":")) or _TIME_ALONE.fullmatch(frame.lead) else ""
    )
    verb = _verb_before(f"{frame.intro} {going_on}")
    if verb in _INDICATOR_OF_VERB:
        return _INDICATOR_OF_VERB[verb]
    if "đảng viên mới" in noun or (noun == "đảng viên" and re.search(r"chỉ tiêu[^¤;]*¤", frame.near)):
        return "admissions"
    if not noun and _CELL_ALONE.search(frame.lead) and "kết nạp" in frame.facts.folded:
        return "admissions"
    if not _ADMISSION_TITLE.search(frame.facts.title):
        return None
    anybody = re.search(r"đảng viên|đồng chí|đ/c|chỉ tiêu|người|^$", noun)
    listed = re.search(r":\s*[^,;:]{0,40}$", frame.lead)
    told = re.search(r"chỉ tiêu|\bkhối\b[^;]{0,60}-\s*$", frame.lead)
    binds = frame.section == "goals" or frame.quantity.op != "eq" or listed or told
    return "admissions" if (anybody and binds) or (frame.section == "goals" and listed) else None


def _goes_on(frame: Frame) -> bool:
    """A clause behind a semicolon with no verb of its own is about what the clause before it was about."""
    return (
        frame.earlier.rstrip().endswith(";")
        and _verb_before(frame.lead) is None
        and not _OTHER_DEED.search(frame.lead)
        and not re.search(r"\bcó\s*$", frame.before)
        and (frame.quantity.unit == "people" or groups.named(frame.before))
    )


def _is_part(frame: Frame) -> bool:
    return frame.segment.opener in ("(", ",", ":", "và", "trong đó", ";") or "trong đó" in frame.before


def _is_cell_size(frame: Frame) -> bool:
    if frame.quantity.op == "eq" and not re.search(r"mỗi|từng|phải|bảo đảm|đảm bảo", frame.before):
        return False
    return bool(
        re.search(
            r"(?:chi bộ|tổ đảng)[^,;¤]*(?:có|đạt|duy trì|giữ|đủ|không dưới|ít nhất|tối thiểu|"
            r"bảo đảm)[^,;¤]*¤\s*đảng viên(?:\s+chính thức)?",
            frame.near,
        )
        and not re.search(words.ADMIT, frame.near.replace(MARK, ""))
        and re.search(r"mỗi|từng|các|nào|tất cả|mọi|chi bộ (?:phải|có|ít nhất|tối thiểu)|chính thức", frame.near)
    )


def _is_total(frame: Frame) -> bool:
    noun = frame.quantity.noun
    if re.search(r"chỉ tiêu[^¤;]*¤", frame.near):
        return False
    if not (
        re.match(r"đảng viên(?!\s+(?:mới|dự bị))|đồng chí|đ/c", noun)
        or (noun == "người" and re.search(r"(?:tổng số|số lượng|đưa số|nâng số) đảng viên", frame.before))
        or (not noun and "đảng viên" in frame.near)
    ):
        return False
    return bool(
        re.search(
            r"(?:duy trì|giữ (?:vững|ổn định|mức)?|giữ\b|ổn định|tổng số đảng viên|"
            r"số lượng đảng viên|đảng số|quy mô|(?:nâng|đưa|"
            r"tăng) (?:tổng )?số (?:lượng )?đảng viên|đội ngũ đảng viên|toàn (?:đảng bộ|"
            r"đảng ủy)\s+có|đảng bộ có|có (?:từ )?)[^;¤]*¤",
            (frame.before if frame.quantity.base_figure else frame.near.split(MARK)[0]) + MARK,
        )
        and not re.search(r"có thêm|kết nạp|phát triển mới|tăng thêm", frame.near.split(MARK)[0])
    )
