"""A dossier → facts of every form and letter made from it. What the record does not tell stays a dotted line.

Never in here: relatives, the content of a verification; the tables below hold neither.
"""
