"""The API at /api/v1/: the same queries and deeds as the site, for programs that hold a key of an assignment.

Every operation names the permission it asks for (`access.Bearer`), reads under the scope of the assignment and
writes through the same actions. One module a context; what they share: `access` (who asks), `operations` (what
an operation may answer), `inputs` and `codes` (shapes), `paging`, `writing` (once under one Idempotency-Key),
`versions` (ETag), `problems` (RFC 9457), `limits`.
"""
