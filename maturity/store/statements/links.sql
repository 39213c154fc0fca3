-- name: add_link!
INSERT INTO link
    (token_hash, purpose, made_by, made_at, expires_at, organisation_id, role, person_id,
     used_at, used_by, revoked_at)
VALUES
    (:token_hash, :purpose, :made_by, :made_at, :expires_at, :organisation_id, :role, :person_id,
     :used_at, :used_by, :revoked_at);

-- name: link^
SELECT token_hash, purpose, made_by, made_at, expires_at, organisation_id, role, person_id,
    used_at, used_by, revoked_at
FROM link WHERE token_hash = :token_hash;

-- name: links_of
SELECT token_hash, purpose, made_by, made_at, expires_at, organisation_id, role, person_id,
    used_at, used_by, revoked_at
FROM link WHERE organisation_id = :organisation_id;

-- name: revoke_link!
UPDATE link SET revoked_at = :at
WHERE token_hash = :token_hash AND revoked_at IS NULL AND used_at IS NULL;

-- name: use_link!
UPDATE link SET used_at = :at, used_by = :person_id
WHERE token_hash = :token_hash AND used_at IS NULL AND revoked_at IS NULL AND expires_at > :at;
