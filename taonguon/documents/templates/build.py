"""Make every shipped .docx template again: `python -m taonguon.documents.templates.build`.

Deterministic: without a change here or in a profile the files come out the same, byte for byte.
"""

from collections.abc import Iterator
from pathlib import Path

from taonguon.documents.profile import profiles
from taonguon.documents.templates.form_kit import FormBuilder
from taonguon.documents.templates.forms_admission import ADMISSION_FORMS
from taonguon.documents.templates.forms_letters import LANDSCAPE, LETTERS
from taonguon.documents.templates.forms_recognition import RECOGNITION_FORMS
from taonguon.documents.templates.frame import build_frame

HERE = Path(__file__).parent


def built_templates() -> Iterator[tuple[Path, bytes]]:
    """Each template's path under this folder, and its content."""
    for profile in profiles():
        yield Path("van-ban") / f"{profile.code}.docx", build_frame(profile)
    newest = profiles()[-1]
    for folder, body, forms in (("mau", "VBMau", ADMISSION_FORMS | RECOGNITION_FORMS), ("thu", "VBThan", LETTERS)):
        for name, (title, write) in forms.items():
            builder = FormBuilder(newest, title, body=body, landscape=name in LANDSCAPE)
            write(builder)
            yield Path(folder) / f"{name}.docx", builder.bytes()


def main() -> None:
    """Write them all."""
    for path, content in built_templates():
        target = HERE / path
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(content)


if __name__ == "__main__":
    main()
