-- name: save_group!
INSERT INTO service_group (id, name, service_id) VALUES (:id, :name, :service_id)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, service_id = excluded.service_id;

-- name: group^
SELECT id, name, service_id FROM service_group WHERE id = :id;

-- name: groups_of
SELECT id, name, service_id FROM service_group WHERE service_id = :organisation_id
UNION
SELECT service_group.id, service_group.name, service_group.service_id
FROM service_group_member
JOIN service_group ON service_group.id = service_group_member.group_id
WHERE service_group_member.organisation_id = :organisation_id
    AND service_group_member.place IS NOT NULL;

-- name: empty_group!
UPDATE service_group_member SET place = NULL WHERE group_id = :group_id;

-- name: save_group_member!
INSERT INTO service_group_member (group_id, organisation_id, place)
VALUES (:group_id, :organisation_id, :place)
ON CONFLICT (group_id, organisation_id) DO UPDATE SET place = excluded.place;

-- name: group_members
SELECT organisation_id FROM service_group_member
WHERE group_id = :group_id AND place IS NOT NULL ORDER BY place;
