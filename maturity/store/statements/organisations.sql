-- name: save_organisation!
INSERT INTO organisation
    (id, name, nation, type, region, population, population_year, register_code, invented)
VALUES
    (:id, :name, :nation, :type, :region, :population, :population_year, :register_code, :invented)
ON CONFLICT (id) DO UPDATE SET
    name = excluded.name,
    nation = excluded.nation,
    type = excluded.type,
    region = excluded.region,
    population = excluded.population,
    population_year = excluded.population_year,
    register_code = excluded.register_code,
    invented = excluded.invented;

-- name: organisation^
SELECT id, name, nation, type, region, population, population_year, register_code, invented
FROM organisation WHERE id = :id;

-- name: organisation_by_code^
SELECT id, name, nation, type, region, population, population_year, register_code, invented
FROM organisation WHERE register_code = :register_code;

-- name: search_register
SELECT id, name, nation, type, region, population, population_year, register_code, invented
FROM organisation
WHERE LOWER(name) LIKE :pattern ESCAPE '!' AND register_code IS NOT NULL AND invented = 0;

-- name: organisations_by_hand
SELECT id, name, nation, type, region, population, population_year, register_code, invented
FROM organisation
WHERE register_code IS NULL AND invented = 0 AND LOWER(name) LIKE :pattern ESCAPE '!';

-- name: organisations_without_lead
SELECT id, name, nation, type, region, population, population_year, register_code, invented
FROM organisation
WHERE invented = 0 AND LOWER(name) LIKE :pattern ESCAPE '!'
    AND NOT EXISTS (
        SELECT 1 FROM membership
        WHERE membership.organisation_id = organisation.id
            AND role = 'lead' AND shut_out = 0 AND has_left = 0
    )
    AND (
        register_code IS NULL
        OR EXISTS (SELECT 1 FROM link WHERE link.organisation_id = organisation.id)
        OR EXISTS (SELECT 1 FROM membership WHERE membership.organisation_id = organisation.id)
    )
ORDER BY SUBSTR(name, 1, 100), id LIMIT :most;

-- name: save_person!
INSERT INTO person (id, name, owner, taskforce) VALUES (:id, :name, :owner, :taskforce)
ON CONFLICT (id) DO UPDATE SET
    name = excluded.name,
    owner = excluded.owner,
    taskforce = excluded.taskforce;

-- name: person^
SELECT id, name, owner, taskforce FROM person WHERE id = :id;

-- name: rename_person!
UPDATE person SET name = :name WHERE id = :id;

-- name: people_of
SELECT person.id, person.name, person.owner, person.taskforce FROM person
JOIN membership ON membership.person_id = person.id
WHERE membership.organisation_id = :organisation_id;

-- name: save_membership!
INSERT INTO membership (person_id, organisation_id, role, shut_out, has_left)
VALUES (:person_id, :organisation_id, :role, :shut_out, :has_left)
ON CONFLICT (person_id, organisation_id) DO UPDATE SET
    role = excluded.role,
    shut_out = excluded.shut_out,
    has_left = excluded.has_left;

-- name: membership^
SELECT person_id, organisation_id, role, shut_out, has_left
FROM membership WHERE person_id = :person_id AND organisation_id = :organisation_id;

-- name: memberships_of
SELECT person_id, organisation_id, role, shut_out, has_left
FROM membership WHERE person_id = :person_id;

-- name: members
SELECT person_id, organisation_id, role, shut_out, has_left
FROM membership WHERE organisation_id = :organisation_id;

-- name: member_count$
SELECT COUNT(*) FROM membership WHERE organisation_id = :organisation_id;

-- name: lead_count$
SELECT COUNT(*) FROM membership
WHERE organisation_id = :organisation_id AND role = 'lead' AND shut_out = 0 AND has_left = 0;

-- name: people_with_duty
SELECT id, name, owner, taskforce FROM person WHERE owner = 1 OR taskforce = 1;

-- name: first_owner^
SELECT p.id, p.name, p.owner, p.taskforce
FROM person p JOIN link l ON l.used_by = p.id
WHERE p.owner = 1 AND l.purpose = 'owner'
ORDER BY l.used_at, p.id LIMIT 1;
