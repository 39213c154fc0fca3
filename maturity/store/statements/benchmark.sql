-- name: contributions
SELECT id, code, contributor_key, consent_by, consent_at, record, taken_at, origin, organisation_id
FROM contribution;

-- name: contribution_count$
SELECT COUNT(*) FROM contribution;

-- name: contributions_under
SELECT id, code, contributor_key, consent_by, consent_at, record, taken_at, origin, organisation_id
FROM contribution WHERE code = :code;

-- name: contributions_from
SELECT id, code, contributor_key, consent_by, consent_at, record, taken_at, origin, organisation_id
FROM contribution WHERE organisation_id = :organisation_id;

-- name: contributed_codes
SELECT DISTINCT code, organisation_id FROM contribution WHERE organisation_id IS NOT NULL;

-- name: add_contribution!
INSERT INTO contribution
    (id, code, contributor_key, consent_by, consent_at, record, taken_at, origin, organisation_id)
VALUES
    (:id, :code, :contributor_key, :consent_by, :consent_at, :record, :taken_at, :origin,
     :organisation_id);

-- name: withdrawals
SELECT code, contributor_key, withdrawn_at FROM withdrawal;

-- name: withdrawals_under
SELECT code, contributor_key, withdrawn_at FROM withdrawal WHERE code = :code;

-- name: add_withdrawal!
INSERT INTO withdrawal (code, contributor_key, withdrawn_at)
VALUES (:code, :contributor_key, :withdrawn_at);

-- name: add_issued_code!
INSERT INTO issued_code (code, name, issued_at, organisation_id)
VALUES (:code, :name, :issued_at, :organisation_id);

-- name: issued_codes
SELECT code, name, issued_at, organisation_id FROM issued_code;

-- name: issued_code_for^
SELECT code, name, issued_at, organisation_id
FROM issued_code WHERE organisation_id = :organisation_id;

-- name: save_ended_authority!
INSERT INTO ended_authority (code, ended_on, replaced_by)
VALUES (:code, :ended_on, :replaced_by)
ON CONFLICT (code) DO UPDATE SET
    ended_on = excluded.ended_on,
    replaced_by = excluded.replaced_by;

-- name: ended_authorities
SELECT code, ended_on, replaced_by FROM ended_authority;

-- name: registered_codes
SELECT register_code, id FROM organisation WHERE register_code IS NOT NULL AND invented = 0;

-- name: services
SELECT service_group.service_id, service_group_member.organisation_id
FROM service_group
LEFT JOIN service_group_member ON service_group_member.group_id = service_group.id
    AND service_group_member.place IS NOT NULL
WHERE service_group.service_id IS NOT NULL;

-- name: current_release^
SELECT id, family, cut_off, invented, body, sha256, imported_at
FROM benchmark_release WHERE family = :family AND invented = :invented
ORDER BY cut_off DESC, id DESC LIMIT 1;

-- name: releases
SELECT id, family, cut_off, invented, body, sha256, imported_at FROM benchmark_release;

-- name: add_release!
INSERT INTO benchmark_release (id, family, cut_off, invented, body, sha256, imported_at)
VALUES (:id, :family, :cut_off, :invented, :body, :sha256, :imported_at);

-- name: ledgers
SELECT release_id, body FROM benchmark_ledger;

-- name: add_ledger!
INSERT INTO benchmark_ledger (release_id, body) VALUES (:release_id, :body);
