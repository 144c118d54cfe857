"""A .docx template an office can edit in Word, compiled once and filled many times.

The syntax is docxtpl's (`{{ ten }}`, `{%p if … %}`, `{%tr for … %}`); its clean-up of what Word does to them is
used as it is. Opening, cleaning and compiling happen once per template: filling is then string work and one zip.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateSyntaxError, UndefinedError, meta
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup

from taonguon.documents.word.markup import text_markup

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip can hold: the same facts give the same bytes
_MAIN = "word/document.xml"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_MAX_UNPACKED = 20_000_000  # bytes; an office template is a few dozen kilobytes


class TemplateRefused(Exception):
    """A template that cannot be used; the message is Vietnamese and says what to mend."""


@dataclass(frozen=True, slots=True)
class TemplateCheck:
    """What an edited template asks for, compared with what the document offers."""

    unknown: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def usable(self) -> bool:
        """Unknown fields stop a template; missing ones are only reported."""
        return not self.unknown

    def messages(self) -> tuple[str, ...]:
        """The findings as sentences for the person who edited the template."""
        return tuple(
            f"Mẫu có trường “{name}” mà văn bản này không có. Sửa lại tên trường hoặc xóa khỏi mẫu."
            for name in self.unknown
        ) + tuple(f"Mẫu thiếu trường “{name}”: thông tin này sẽ không in ra." for name in self.missing)


def _finalize(value: object) -> object:
    if isinstance(value, Markup):
        return value
    return text_markup(value if isinstance(value, str) else str(value))


_ENVIRONMENT = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_finalize)


class WordTemplate:
    """A compiled template. `fields` are the names it asks for at the top level."""

    def __init__(self, data: bytes, *, name: str, patches: Mapping[str, bytes] | None = None) -> None:
        """Compile; TemplateRefused when it is no .docx or its marks cannot be read. `patches` replace parts."""
        self.name = name
        parts = _unpack(data, name) | dict(patches or {})
        _refuse_outside(parts, name)
        if _MAIN not in parts:
            raise TemplateRefused(
                f"Mẫu “{name}” không phải tệp Word (.docx). Mở mẫu bằng Word rồi lưu lại dạng .docx."
            )
        cleaner = DocxTemplate(None)
        self._texts: dict[str, Template] = {}
        fields: set[str] = set()
        fixed = dict(parts)
        for part in (name for name in parts if _may_hold_fields(name)):
            source = cleaner.patch_xml(parts[part].decode("utf-8"))
            if "{{" not in source and "{%" not in source:
                continue
            try:
                fields |= meta.find_undeclared_variables(_ENVIRONMENT.parse(source))
                self._texts[part] = _ENVIRONMENT.from_string(source)
            except TemplateSyntaxError as error:
                raise TemplateRefused(
                    f"Mẫu “{self.name}” viết sai dấu của trường ({error.message}). "
                    "Mỗi trường viết {{ ten_truong }}; mỗi đoạn lặp mở bằng {%p for … %}, đóng bằng {%p endfor %}."
                ) from error
            del fixed[part]
        self.fields = frozenset(fields)
        self._fixed = _pack(fixed)

    def render(self, context: Mapping[str, object]) -> bytes:
        """The filled document; TemplateRefused names a field the context does not hold."""
        try:
            written = {part: text.render(context) for part, text in self._texts.items()}
        except UndefinedError as error:
            raise TemplateRefused(
                f"Mẫu “{self.name}” dùng trường “{missing_name(error)}” mà văn bản không có. "
                "Sửa lại tên trường trong mẫu."
            ) from error
        except (SecurityError, TypeError) as error:
            raise TemplateRefused(f"Mẫu “{self.name}” có lệnh không được phép. Chỉ dùng tên trường.") from error
        buffer = io.BytesIO(self._fixed)
        buffer.seek(0, io.SEEK_END)
        with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as package:
            for part, text in written.items():
                package.writestr(_entry(part), text)
        return buffer.getvalue()

    def first_missing(self, context: Mapping[str, object]) -> str:
        """The first field asked for that `context` does not hold, in rows too; empty when all is there."""
        try:
            for text in self._texts.values():
                text.render(context)
        except UndefinedError as error:
            return missing_name(error)
        return ""

    def part(self, name: str) -> bytes:
        """A part of the package that holds no fields (styles, settings)."""
        with zipfile.ZipFile(io.BytesIO(self._fixed)) as package:
            return package.read(name)

    def check(self, offered: Iterable[str], *, needed: Iterable[str] | None = None) -> TemplateCheck:
        """Compare with the fields a document offers; `needed` (default: all offered) ought to appear."""
        offered = set(offered)
        expected = offered if needed is None else set(needed)
        return TemplateCheck(tuple(sorted(self.fields - offered)), tuple(sorted(expected - self.fields)))


def missing_name(error: UndefinedError) -> str:
    """jinja says "'dict object' has no attribute 'ten'" or "'ten' is undefined": the office hears `ten`."""
    quoted = re.findall(r"'([^']*)'", error.message or "")
    return quoted[-1] if quoted else ""


def _may_hold_fields(part: str) -> bool:
    return part == _MAIN or (part.startswith(("word/header", "word/footer")) and part.endswith(".xml"))


def _unpack(data: bytes, name: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(entry.file_size for entry in package.infolist()) > _MAX_UNPACKED:
                raise TemplateRefused(f"Mẫu “{name}” quá lớn. Bỏ bớt ảnh trong mẫu rồi lưu lại.")
            parts = {entry.filename: package.read(entry) for entry in package.infolist() if not entry.is_dir()}
        for part, content in parts.items():
            if _may_hold_fields(part) or part.endswith(".rels"):
                etree.fromstring(content, _PARSER)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, UnicodeDecodeError) as error:
        raise TemplateRefused(
            f"Mẫu “{name}” bị hỏng hoặc không phải tệp Word (.docx). Lưu lại mẫu bằng Word."
        ) from error
    return parts


def _refuse_outside(parts: Mapping[str, bytes], name: str) -> None:
    """No macro, and nothing fetched from elsewhere when the document is opened (a plain hyperlink is no fetch)."""
    if any(part.endswith("vbaProject.bin") for part in parts):
        raise TemplateRefused(f"Mẫu “{name}” có macro. Lưu lại mẫu dạng .docx không có macro.")
    for part, content in parts.items():
        if part.endswith(".rels"):
            for link in etree.fromstring(content, _PARSER):
                if link.get("TargetMode") == "External" and not link.get("Type", "").endswith("/hyperlink"):
                    raise TemplateRefused(
                        f"Mẫu “{name}” lấy ảnh hoặc mẫu từ nơi khác ({link.get('Target')}). "
                        "Chèn hẳn vào tệp rồi lưu lại."
                    )


def _pack(parts: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for part in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            package.writestr(_entry(part), parts[part])
    return buffer.getvalue()


def _entry(part: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(part, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def repack(data: bytes) -> bytes:
    """The same package with a fixed order and fixed dates, so that a rebuilt template is equal to the last one."""
    return _pack(_unpack(data, "mẫu"))
