"""The database's own refusal to change the trail, for both engines.

Kept apart from the migration so that the test database can be emptied between transactional tests.
"""

MESSAGE = "Nhật ký chỉ được ghi thêm"

INSTALL = {
    "sqlite": [
        f"CREATE TRIGGER audit_no_{deed} BEFORE {deed.upper()} ON audit_auditentry "
        f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        for deed in ("update", "delete")
    ],
    "postgresql": [
        "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        "CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON audit_auditentry "
        "FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
        "CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit_auditentry "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
    ],
}
REMOVE = {
    "sqlite": [f"DROP TRIGGER IF EXISTS audit_no_{deed}" for deed in ("update", "delete")],
    "postgresql": [
        "DROP TRIGGER IF EXISTS audit_no_change ON audit_auditentry",
        "DROP TRIGGER IF EXISTS audit_no_truncate ON audit_auditentry",
        "DROP FUNCTION IF EXISTS audit_refuse()",
    ],
}


def install(schema_editor) -> None:
    for statement in INSTALL[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def remove(schema_editor) -> None:
    for statement in REMOVE[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)
