"""The same answers by hand-written SQL with the indexes there are: what the database itself costs.

Each is what a programmer who wants nothing but the figures would write; `timed` runs it with its fetch.
"""

from datetime import date

from django.db import connection

from taonguon.rules.access import Scope, path_range


def fetch(sql: str, *values: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def people(scope: Scope, stage: int) -> list[tuple]:
    """25 rows of the pool at one stage, by name, and how many there are."""
    sql = """SELECT c.id, p.full_name, p.born_on, u.name, c.stage, c.stage_on, h.full_name, c.last_contact_on,
                    count(*) OVER ()
             FROM candidate_candidate c
             JOIN person_person p ON p.id = c.person_id JOIN organization_unit u ON u.id = c.unit_id
             LEFT JOIN member_member m ON m.id = c.helper_id LEFT JOIN person_person h ON h.id = m.person_id
             WHERE c.unit_path >= %s AND c.unit_path < %s AND c.status = 'open' AND c.stage = %s
             ORDER BY p.sort_key, c.id LIMIT 25"""
    return fetch(sql, *path_range(scope.path), stage)


def roll(scope: Scope) -> list[tuple]:
    sql = """SELECT m.id, p.full_name, p.born_on, u.name, m.status, m.party_join_on, m.official_on,
                    m.card_number, count(*) OVER ()
             FROM member_member m
             JOIN person_person p ON p.id = m.person_id JOIN organization_unit u ON u.id = m.unit_id
             WHERE m.unit_path >= %s AND m.unit_path < %s AND m.status IN ('official', 'probationary')
             ORDER BY p.sort_key, m.id LIMIT 25"""
    return fetch(sql, *path_range(scope.path))


def person(candidate_id: int) -> list[tuple]:
    """One person with stages, helpers and diary: four reads by key."""
    head = fetch(
        """SELECT c.*, p.*, u.name FROM candidate_candidate c JOIN person_person p ON p.id = c.person_id
           JOIN organization_unit u ON u.id = c.unit_id WHERE c.id = %s""",
        candidate_id,
    )
    for table in ("candidate_stagedate", "candidate_helperassignment", "candidate_followup"):
        head += fetch(f"SELECT * FROM {table} WHERE candidate_id = %s ORDER BY id", candidate_id)
    return head


def dossier(dossier_id: int) -> list[tuple]:
    """One case with its events, papers, introducers, requests and clocks: six reads by key."""
    head = fetch(
        """SELECT d.*, p.*, u.name FROM dossier_dossier d JOIN person_person p ON p.id = d.person_id
           JOIN organization_unit u ON u.id = d.unit_id WHERE d.id = %s""",
        dossier_id,
    )
    parts = ("dossierevent", "paper", "dossierintroducer", "verificationrequest", "dossierdeadline")
    for part in parts:
        head += fetch(f"SELECT * FROM dossier_{part} WHERE dossier_id = %s ORDER BY id", dossier_id)
    return head


def board(scope: Scope, today: date) -> list[tuple]:
    """Admissions and certificates of the year by unit beside what each owes."""
    lower, upper = path_range(scope.path)
    depth, start = len(scope.path) + 4, date(today.year, 1, 1)
    sql = """SELECT u.path, u.name, a.value, coalesce(k.n, 0), coalesce(t.n, 0)
             FROM organization_unit u
             LEFT JOIN plan_allocation a ON a.unit_id = u.id AND a.year = %s AND a.quarter IS NULL
             LEFT JOIN (SELECT substr(unit_path, 1, %s) AS path, count(*) AS n FROM member_movement
                        WHERE unit_path >= %s AND unit_path < %s AND kind IN ('admission', 'readmission')
                          AND effective_on >= %s AND effective_on <= %s GROUP BY 1) k ON k.path = u.path
             LEFT JOIN (SELECT substr(unit_path, 1, %s) AS path, count(*) AS n FROM training_certificate
                        WHERE unit_path >= %s AND unit_path < %s AND kind = 'awareness'
                          AND issued_on >= %s AND issued_on <= %s GROUP BY 1) t ON t.path = u.path
             WHERE u.parent_id = %s ORDER BY u.sort_key"""
    span = (depth, lower, upper, start, today)
    return fetch(sql, today.year, *span, *span, scope.unit_id)


def communes(scope: Scope, today: date) -> list[tuple]:
    """Members, admissions of the year and pool of every commune of a province, counted live."""
    lower, upper = path_range(scope.path)
    depth = len(scope.path) + 4
    sql = """SELECT u.name, m.n, k.n, c.n FROM organization_unit u
             LEFT JOIN (SELECT substr(unit_path, 1, %s) AS path, sum(sign) AS n FROM member_movement
                        WHERE unit_path >= %s AND unit_path < %s AND effective_on <= %s GROUP BY 1) m
               ON m.path = u.path
             LEFT JOIN (SELECT substr(unit_path, 1, %s) AS path, count(*) AS n FROM member_movement
                        WHERE unit_path >= %s AND unit_path < %s AND kind IN ('admission', 'readmission')
                          AND effective_on >= %s AND effective_on <= %s GROUP BY 1) k ON k.path = u.path
             LEFT JOIN (SELECT substr(unit_path, 1, %s) AS path, count(*) AS n FROM candidate_candidate
                        WHERE unit_path >= %s AND unit_path < %s AND status = 'open' GROUP BY 1) c
               ON c.path = u.path
             WHERE u.kind = 'commune' ORDER BY u.sort_key"""
    span = (depth, lower, upper)
    return fetch(sql, *span, today, *span, date(today.year, 1, 1), today, *span)


def tree(scope: Scope) -> list[tuple]:
    sql = "SELECT id, path, name, kind FROM organization_unit WHERE path >= %s AND path < %s ORDER BY path"
    return fetch(sql, *path_range(scope.path))


def week(scope: Scope, until: date) -> list[tuple]:
    """Running clocks of the branch with the names they are about."""
    sql = """SELECT t.rule, t.title, t.last_on, d.id, p.full_name, u.name FROM dossier_dossierdeadline t
             JOIN dossier_dossier d ON d.id = t.dossier_id JOIN person_person p ON p.id = d.person_id
             JOIN organization_unit u ON u.id = d.unit_id
             WHERE d.unit_path >= %s AND d.unit_path < %s AND d.status = 'open' AND t.last_on <= %s
             ORDER BY t.last_on"""
    return fetch(sql, *path_range(scope.path), until)


def names(scope: Scope, folded: str) -> list[tuple]:
    """Ten of the pool and ten of the roll whose folded name holds the words."""
    found = []
    for table in ("candidate_candidate", "member_member"):
        found += fetch(
            f"""SELECT t.id, p.full_name, u.name FROM {table} t JOIN person_person p ON p.id = t.person_id
                JOIN organization_unit u ON u.id = t.unit_id
                WHERE t.unit_path >= %s AND t.unit_path < %s AND p.search_key LIKE %s
                ORDER BY p.sort_key LIMIT 10""",
            *path_range(scope.path),
            f"%{folded}%",
        )
    return found
