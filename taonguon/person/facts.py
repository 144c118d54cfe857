"""Facts of a person before they are kept: cleaned, checked, put together. Nothing here is saved."""

import re
from datetime import date
from typing import Any

from taonguon.common.fields import encrypt, lookup_digest
from taonguon.common.refusal import Refused
from taonguon.common.text import fold, name_sort_key, normalise
from taonguon.person.models import Person

EDITABLE = frozenset(
    {
        "full_name", "gender", "born_on", "phone", "native_place", "residence", "workplace", "ethnic_group",
        "religion", "occupation", "occupation_text", "education", "special_area", "youth_union_member",
        "youth_union_officer", "youth_union_joined_on", "trade_union_member", "left_party_on", "legal_basis",
        "legal_basis_on", "legal_basis_text",
    }
)  # fmt: skip


def clean_identity(number: str) -> str:
    """Twelve digits, or a refusal that says what is wrong. Spaces and dots typed between groups are dropped."""
    digits = re.sub(r"[\s.]", "", number)
    if digits and not re.fullmatch(r"\d{12}", digits):
        raise Refused("Số định danh cá nhân gồm đúng 12 chữ số.", field="identity_number")
    return digits


def build_person(*, full_name: str, identity_number: str = "", **facts: Any) -> Person:
    """An unsaved person with its keys set (imports save many at once)."""
    unknown = set(facts) - EDITABLE
    if unknown:
        raise ValueError(f"unknown facts: {sorted(unknown)}")
    name = normalise(full_name)
    if len(name.split()) < 2:
        raise Refused("Ghi đủ họ và tên.", field="full_name")
    digits = clean_identity(identity_number)
    return Person(
        full_name=name,
        search_key=fold(name),
        sort_key=name_sort_key(name),
        identity_sealed=encrypt(digits),
        identity_digest=lookup_digest(digits),
        **facts,
    )


def check_dates(person: Person, on: date) -> None:
    if person.born_on and not date(1900, 1, 1) <= person.born_on <= on:
        raise Refused("Ngày sinh không thể sau hôm nay hoặc trước năm 1900.", field="born_on")
