"""Hồ sơ kết nạp: the lists, the page of one dossier, and one form a deed."""
