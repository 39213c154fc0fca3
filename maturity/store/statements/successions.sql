-- name: successions
SELECT organisation_id, number, successor_id, merged_by, merged_at, agreed_by, agreed_at, ended_by,
    ended_at
FROM succession ORDER BY merged_at, organisation_id, number;

-- name: successions_from
SELECT organisation_id, number, successor_id, merged_by, merged_at, agreed_by, agreed_at, ended_by,
    ended_at
FROM succession WHERE organisation_id = :organisation_id ORDER BY number;

-- name: successions_into
SELECT organisation_id, number, successor_id, merged_by, merged_at, agreed_by, agreed_at, ended_by,
    ended_at
FROM succession WHERE successor_id = :organisation_id ORDER BY merged_at, organisation_id, number;

-- name: add_succession!
INSERT INTO succession
    (organisation_id, number, successor_id, merged_by, merged_at, agreed_by, agreed_at, ended_by,
     ended_at)
VALUES
    (:organisation_id, :number, :successor_id, :merged_by, :merged_at, :agreed_by, :agreed_at,
     :ended_by, :ended_at);

-- name: agree_to_succession!
UPDATE succession SET agreed_by = :by, agreed_at = :at
WHERE organisation_id = :organisation_id AND successor_id = :successor_id AND agreed_at IS NULL
    AND ended_at IS NULL;

-- name: end_succession!
UPDATE succession SET ended_by = :by, ended_at = :at
WHERE organisation_id = :organisation_id AND successor_id = :successor_id AND ended_at IS NULL;
