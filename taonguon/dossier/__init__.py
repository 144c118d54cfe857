"""Hồ sơ kết nạp: one dossier a person, from the permission to make papers to the recognition as official member.

The law (taonguon/rules/law) judges everything; here the rows are kept, mapped to its facts (`facts.py`) and moved
through one door (`actions.record_step`). What time alone changes is kept as a pair (now, later), so that lists are
counted by the database on any day without a nightly job.
"""
