-- name: add_identity!
INSERT INTO identity
    (issuer, subject, provider, person_id, email, first_seen, last_seen, signed_out_at, closed_at)
VALUES
    (:issuer, :subject, :provider, :person_id, :email, :first_seen, :last_seen, :signed_out_at,
     :closed_at);

-- name: identity^
SELECT provider, issuer, subject, email, person_id, first_seen, last_seen, signed_out_at, closed_at
FROM identity WHERE issuer = :issuer AND subject = :subject;

-- name: identities_of
SELECT provider, issuer, subject, email, person_id, first_seen, last_seen, signed_out_at, closed_at
FROM identity WHERE person_id = :person_id ORDER BY first_seen, issuer, subject;

-- name: identities_by_email
SELECT provider, issuer, subject, email, person_id, first_seen, last_seen, signed_out_at, closed_at
FROM identity WHERE LOWER(email) = :email ORDER BY first_seen, issuer, subject;

-- name: see_identity!
UPDATE identity SET provider = :provider, email = :email, last_seen = :at
WHERE issuer = :issuer AND subject = :subject AND closed_at IS NULL;

-- name: sign_out_identity!
UPDATE identity SET signed_out_at = :at WHERE issuer = :issuer AND subject = :subject;

-- name: close_identity!
UPDATE identity SET closed_at = :at
WHERE issuer = :issuer AND subject = :subject AND closed_at IS NULL;

-- name: open_identity!
UPDATE identity SET closed_at = NULL, signed_out_at = :at
WHERE issuer = :issuer AND subject = :subject AND closed_at IS NOT NULL;

-- name: move_identities!
UPDATE identity SET person_id = :into_id WHERE person_id = :person_id;

-- name: move_handed!
UPDATE handed SET person_id = :into_id WHERE person_id = :person_id AND taken_back_at IS NULL;

-- name: tie_domain!
INSERT INTO email_domain (provider, domain, organisation_id, role, made_by, made_at)
VALUES (:provider, :domain, :organisation_id, :role, :made_by, :made_at)
ON CONFLICT (provider, domain) DO UPDATE SET
    organisation_id = excluded.organisation_id,
    role = excluded.role,
    made_by = excluded.made_by,
    made_at = excluded.made_at,
    agreed_by = NULL,
    agreed_at = NULL,
    untied_at = NULL
WHERE email_domain.untied_at IS NOT NULL;

-- name: untie_domain!
UPDATE email_domain SET untied_at = :at
WHERE provider = :provider AND domain = :domain AND untied_at IS NULL;

-- name: agree_to_domain!
UPDATE email_domain SET agreed_by = :by, agreed_at = :at
WHERE provider = :provider AND domain = :domain AND organisation_id = :organisation_id
    AND untied_at IS NULL AND agreed_at IS NULL;

-- name: domain_tie^
SELECT provider, domain, organisation_id, role, made_by, made_at, agreed_at
FROM email_domain WHERE provider = :provider AND domain = :domain AND untied_at IS NULL;

-- name: domain_ties
SELECT provider, domain, organisation_id, role, made_by, made_at, agreed_at
FROM email_domain WHERE untied_at IS NULL AND domain LIKE :pattern ESCAPE '!'
ORDER BY domain, provider LIMIT :most;

-- name: domain_ties_of
SELECT provider, domain, organisation_id, role, made_by, made_at, agreed_at
FROM email_domain WHERE untied_at IS NULL AND organisation_id = :organisation_id
ORDER BY domain, provider;

-- name: add_signed_out_browser!
INSERT INTO signed_out_browser (browser_hash, signed_out_at) VALUES (:browser_hash, :signed_out_at)
ON CONFLICT (browser_hash) DO NOTHING;

-- name: delete_signed_out_browsers!
DELETE FROM signed_out_browser WHERE signed_out_at < :before;

-- name: signed_out_browser$
SELECT signed_out_at FROM signed_out_browser WHERE browser_hash = :browser_hash;
