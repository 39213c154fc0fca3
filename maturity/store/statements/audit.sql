-- name: add_audit_entry!
INSERT INTO audit_entry (number, event, actor, at, organisation_id, facts, previous, hash)
VALUES (:number, :event, :actor, :at, :organisation_id, :facts, :previous, :hash);

-- name: last_audit_entry^
SELECT number, hash
FROM audit_entry ORDER BY number DESC LIMIT 1;

-- name: audit_entries
SELECT number, event, actor, at, organisation_id, facts, previous, hash
FROM audit_entry ORDER BY number;

-- name: audit_after
SELECT number, event, actor, at, organisation_id, facts, previous, hash
FROM audit_entry WHERE number > :number ORDER BY number LIMIT :most;

-- name: audit_newest
SELECT number, event, actor, at, organisation_id, facts, previous, hash
FROM audit_entry WHERE number < :before ORDER BY number DESC LIMIT :most;

-- name: audit_newest_of_event
SELECT number, event, actor, at, organisation_id, facts, previous, hash
FROM audit_entry WHERE event = :event AND number < :before ORDER BY number DESC LIMIT :most;

-- name: audit_newest_of_organisation
SELECT number, event, actor, at, organisation_id, facts, previous, hash
FROM audit_entry WHERE organisation_id = :organisation_id AND number < :before
ORDER BY number DESC LIMIT :most;

-- name: audit_newest_of_both
SELECT number, event, actor, at, organisation_id, facts, previous, hash
FROM audit_entry
WHERE organisation_id = :organisation_id AND event = :event AND number < :before
ORDER BY number DESC LIMIT :most;

-- name: audited_organisations
SELECT id, name
FROM organisation
WHERE LOWER(name) LIKE :pattern ESCAPE '!'
    AND EXISTS (SELECT 1 FROM audit_entry WHERE audit_entry.organisation_id = organisation.id)
ORDER BY SUBSTR(name, 1, 100), id LIMIT :most;
