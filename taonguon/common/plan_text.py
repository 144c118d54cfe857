"""The text of a plan from the file it came in: .txt, .md, .docx, .pdf or standard input. No Django here."""

import io
import logging
import sys
import unicodedata
import zipfile
from pathlib import Path

KINDS = (".txt", ".md", ".docx", ".pdf")
STDIN = "-"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class UnusableFile(ValueError):
    """The file cannot be read as a plan; the message is one Vietnamese line with the remedy."""


def read_file(path: str) -> str:
    """NFC text of the file, or of standard input for "-"; raises :class:`UnusableFile`."""
    if path == STDIN:
        return _checked(_decoded(sys.stdin.buffer.read(), "dữ liệu vào"), "dữ liệu vào")
    file = Path(path)
    kind = file.suffix.lower()
    if kind not in KINDS:
        raise UnusableFile(
            f"{path}: không đọc được loại tệp “{kind or 'không có đuôi'}”; hãy dùng .txt, .md, .docx hoặc .pdf."
        )
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        raise UnusableFile(f"{path}: không tìm thấy tệp; hãy kiểm tra lại đường dẫn.") from None
    except OSError:
        raise UnusableFile(f"{path}: không mở được tệp; hãy kiểm tra quyền đọc.") from None
    return read_bytes(content, kind=kind, name=path)


def read_bytes(content: bytes, *, kind: str, name: str) -> str:
    """NFC text of an upload; ``kind`` is its suffix, ``name`` stands in the message of :class:`UnusableFile`."""
    if kind == ".docx":
        text = _docx(content, name)
    elif kind == ".pdf":
        text = _pdf(content, name)
    elif kind in KINDS:
        text = _decoded(content, name)
    else:
        raise UnusableFile(f"{name}: không đọc được loại tệp “{kind}”; hãy dùng .txt, .md, .docx hoặc .pdf.")
    return _checked(text, name)


def _checked(text: str, name: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    if not any(letter.isalnum() for letter in composed):
        raise UnusableFile(f"{name}: tệp không có chữ nào để đọc; nếu là bản quét, hãy chuyển sang văn bản trước.")
    return composed


def _decoded(content: bytes, name: str) -> str:
    for encoding in ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            break
        if "\x00" in text:
            break
        return text.replace("\r\n", "\n").replace("\r", "\n")
    raise UnusableFile(f"{name}: không phải văn bản UTF-8; hãy lưu lại tệp với bảng mã UTF-8.")


def _docx(content: bytes, name: str) -> str:
    from docx import Document  # noqa: PLC0415 - heavy; a .txt must start without it
    from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415 - as above

    broken = UnusableFile(f"{name}: tệp Word bị hỏng hoặc không phải .docx; hãy mở bằng Word và lưu lại.")
    try:
        document = Document(io.BytesIO(content))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError):
        raise broken from None
    lines: list[str] = []
    for element in document.element.body.iterchildren():
        if element.tag == f"{_W}p":
            lines += [_bullet(element) + line for line in _paragraph(element).split("\n")]
        elif element.tag == f"{_W}tbl":
            lines += _table(element)
    return "\n".join(lines)


def _paragraph(element: object) -> str:
    pieces: list[str] = []
    for node in element.iter():  # type: ignore[attr-defined]
        if node.tag == f"{_W}t":
            pieces.append(node.text or "")
        elif node.tag == f"{_W}tab":
            pieces.append("\t" if node.getparent().tag == f"{_W}r" else "")
        elif node.tag in (f"{_W}br", f"{_W}cr"):
            pieces.append("\n")
        elif node.tag == f"{_W}noBreakHyphen":
            pieces.append("-")
    return "".join(pieces).strip("\t ")


def _bullet(element: object) -> str:
    """A numbered or bulleted paragraph keeps a dash: its own sign is not in the text."""
    properties = element.find(f"{_W}pPr")  # type: ignore[attr-defined]
    listed = properties is not None and properties.find(f"{_W}numPr") is not None
    return "- " if listed and _paragraph(element) else ""


def _table(element: object) -> list[str]:
    """Rows as "a | b | c"; a borderless layout table of two columns (head, foot) keeps its columns by tabs."""
    rows: list[list[list[str]]] = []
    for row in element.iter(f"{_W}tr"):  # type: ignore[attr-defined]
        cells = []
        for cell in row.iterchildren(f"{_W}tc"):
            cells.append([_paragraph(line) for line in cell.iterchildren(f"{_W}p")])
        rows.append(cells)
    if len(rows) <= 2 and rows and max(len(row) for row in rows) == 2:
        return _columns(rows)
    return ["| " + " | ".join(" ".join(" ".join(cell).split()) for cell in row) + " |" for row in rows]


def _columns(rows: list[list[list[str]]]) -> list[str]:
    """Head and foot are set in two columns: the left one first, then the right one, as they are read."""
    lines: list[str] = []
    for row in rows:
        for cell in row:
            lines += [line for line in cell if line.strip()] + [""]
    return lines


def _pdf(content: bytes, name: str) -> str:
    from pypdf import PdfReader  # noqa: PLC0415 - heavy; a .txt must start without it
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - as above

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its complaints are said once, in our words
    try:
        pages = [page.extract_text() or "" for page in PdfReader(io.BytesIO(content)).pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, RecursionError):
        raise UnusableFile(f"{name}: tệp PDF bị hỏng hoặc có mật khẩu; hãy lưu lại không mật khẩu.") from None
    text = "\n".join(pages)
    if not text.strip():
        raise UnusableFile(f"{name}: PDF chỉ có ảnh, không có chữ; hãy nhận dạng chữ (OCR) hoặc dùng bản Word.")
    return text
