"""Làm cả hồ sơ: papers of one dossier, of many in one go, and the Word templates they are made from."""
