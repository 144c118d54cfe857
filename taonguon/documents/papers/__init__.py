"""Làm cả hồ sơ: every paper whose inputs changed is made anew in one deed, earlier versions stay."""
