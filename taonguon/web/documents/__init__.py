"""Văn bản: drafts and the register of a committee, a document with its files, issuing and cancelling."""
