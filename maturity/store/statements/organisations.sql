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
FROM organisation WHERE register_code IS NULL AND invented = 0;

-- name: organisations_without_lead
SELECT DISTINCT organisation.id, organisation.name, organisation.nation, organisation.type,
    organisation.region, organisation.population, organisation.population_year,
    organisation.register_code, organisation.invented
FROM organisation
LEFT JOIN membership leads ON leads.organisation_id = organisation.id
    AND leads.role = 'lead' AND leads.shut_out = 0 AND leads.has_left = 0
LEFT JOIN membership anybody ON anybody.organisation_id = organisation.id
LEFT JOIN link ON link.organisation_id = organisation.id
WHERE leads.person_id IS NULL AND organisation.invented = 0
    AND organisation.register_code IS NULL
    OR leads.person_id IS NULL AND organisation.invented = 0
    AND link.token_hash IS NOT NULL
    OR leads.person_id IS NULL AND organisation.invented = 0
    AND anybody.person_id IS NOT NULL;

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
