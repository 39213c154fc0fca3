-- name: add_secret!
INSERT INTO secret (name, value) VALUES (:name, :value) ON CONFLICT (name) DO NOTHING;

-- name: secret$
SELECT value FROM secret WHERE name = :name;
