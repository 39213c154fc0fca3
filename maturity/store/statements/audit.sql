-- name: add_audit_entry!
INSERT INTO audit_entry (number, event, actor, at, organisation_id, facts, previous, hash)
VALUES (:number, :event, :actor, :at, :organisation_id, :facts, :previous, :hash);

-- name: last_audit_entry^
SELECT number, event, actor, at, organisation_id, facts, previous, hash
FROM audit_entry ORDER BY number DESC LIMIT 1;

-- name: audit_entries
SELECT number, event, actor, at, organisation_id, facts, previous, hash
FROM audit_entry ORDER BY number;
