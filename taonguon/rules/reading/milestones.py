"""Days by which a part of the year’s figure is to be reached."""

import re

_QUARTER_ENDS = {
    "i": "03-31",
    "1": "03-31",
    "ii": "06-30",
    "2": "06-30",
    "iii": "09-30",
    "3": "09-30",
    "iv": "12-31",
    "4": "12-31",
}


def milestone_day(text: str) -> str | None:
    found = re.search(r"quý\s+(iv|iii|ii|i|[1-4])\b", text)
    if found:
        return _QUARTER_ENDS[found[1]]
    found = re.search(r"(\d{1,2})/(\d{1,2})", text)
    if found and 1 <= int(found[2]) <= 12 and 1 <= int(found[1]) <= 31:
        return f"{int(found[2]):02d}-{int(found[1]):02d}"
    if re.search(r"(?:6|06|sáu) tháng(?: đầu năm)?|nửa đầu năm", text):
        return "06-30"
    if re.search(r"(?:9|09|chín) tháng", text):
        return "09-30"
    found = re.search(r"(?:hết\s+|cuối\s+)?tháng\s+(\d{1,2})", text)
    if found and 1 <= int(found[1]) <= 12:
        month = int(found[1])
        last = 28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31
        return f"{month:02d}-{last:02d}"
    if re.search(r"cuối năm|cả năm|hết năm", text):
        return "12-31"
    return None
