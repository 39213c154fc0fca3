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

-- name: search_organisations
SELECT id, name, nation, type, region, population, population_year, register_code, invented
FROM organisation WHERE LOWER(name) LIKE :pattern ESCAPE '!' AND invented = 0
ORDER BY name LIMIT :most;

-- name: save_person!
INSERT INTO person (id, name, owner) VALUES (:id, :name, :owner)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, owner = excluded.owner;

-- name: person^
SELECT id, name, owner FROM person WHERE id = :id;

-- name: save_membership!
INSERT INTO membership (person_id, organisation_id, role, shut_out)
VALUES (:person_id, :organisation_id, :role, :shut_out)
ON CONFLICT (person_id, organisation_id) DO UPDATE SET
    role = excluded.role,
    shut_out = excluded.shut_out;

-- name: membership^
SELECT person_id, organisation_id, role, shut_out
FROM membership WHERE person_id = :person_id AND organisation_id = :organisation_id;

-- name: memberships_of
SELECT person_id, organisation_id, role, shut_out FROM membership WHERE person_id = :person_id;

-- name: members
SELECT person_id, organisation_id, role, shut_out
FROM membership WHERE organisation_id = :organisation_id;
