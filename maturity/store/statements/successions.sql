-- name: successions
SELECT organisation_id, number, successor_id, merged_by, merged_at, agreed_by, agreed_at, ended_by,
    ended_at
FROM succession ORDER BY merged_at, organisation_id, number;

-- name: open_mergers
SELECT goes.id, goes.name, goes.nation, goes.type, goes.region, goes.population,
    goes.population_year, goes.register_code, goes.invented,
    comes.id, comes.name, comes.nation, comes.type, comes.region, comes.population,
    comes.population_year, comes.register_code, comes.invented,
    succession.organisation_id, succession.number, succession.successor_id, succession.merged_by,
    succession.merged_at, succession.agreed_by, succession.agreed_at, succession.ended_by,
    succession.ended_at
FROM succession
JOIN organisation goes ON goes.id = succession.organisation_id
JOIN organisation comes ON comes.id = succession.successor_id
WHERE succession.ended_at IS NULL
ORDER BY succession.merged_at, succession.organisation_id, succession.number;

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
