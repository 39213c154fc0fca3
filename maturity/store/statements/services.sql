-- name: groups_run_by
SELECT id, name, service_id FROM service_group WHERE service_id = :service_id;

-- name: last_place_in_group$
SELECT MAX(place) FROM service_group_member WHERE group_id = :group_id;

-- name: leave_group!
UPDATE service_group_member SET place = NULL
WHERE group_id = :group_id AND organisation_id = :organisation_id;

-- name: add_service_offer!
INSERT INTO service_offer
    (token_hash, group_id, meant_for, offered_by, offered_at, expires_at, organisation_id, ended_by,
     ended_at, accepted)
VALUES
    (:token_hash, :group_id, :meant_for, :offered_by, :offered_at, :expires_at, :organisation_id,
     :ended_by, :ended_at, :accepted);

-- name: service_offer^
SELECT token_hash, group_id, meant_for, offered_by, offered_at, expires_at, organisation_id,
    ended_by, ended_at, accepted
FROM service_offer WHERE token_hash = :token_hash;

-- name: service_offers
SELECT token_hash, group_id, meant_for, offered_by, offered_at, expires_at, organisation_id,
    ended_by, ended_at, accepted
FROM service_offer WHERE group_id = :group_id ORDER BY offered_at, token_hash;

-- name: end_service_offer!
UPDATE service_offer SET
    organisation_id = :organisation_id,
    ended_by = :ended_by,
    ended_at = :ended_at,
    accepted = :accepted
WHERE token_hash = :token_hash AND ended_at IS NULL;

-- name: add_served!
INSERT INTO served (group_id, organisation_id, number, joined_by, joined_at, left_by, left_at)
VALUES (:group_id, :organisation_id, :number, :joined_by, :joined_at, :left_by, :left_at);

-- name: served_in
SELECT group_id, organisation_id, number, joined_by, joined_at, left_by, left_at
FROM served WHERE group_id = :group_id ORDER BY joined_at, organisation_id, number;

-- name: served_of
SELECT group_id, organisation_id, number, joined_by, joined_at, left_by, left_at
FROM served WHERE organisation_id = :organisation_id ORDER BY joined_at, group_id, number;

-- name: end_served!
UPDATE served SET left_by = :ended_by, left_at = :ended_at
WHERE group_id = :group_id AND organisation_id = :organisation_id AND left_at IS NULL;

-- name: add_service_sharing!
INSERT INTO service_sharing
    (group_id, organisation_id, number, agreed_by, agreed_at, ended_by, ended_at)
VALUES (:group_id, :organisation_id, :number, :agreed_by, :agreed_at, :ended_by, :ended_at);

-- name: service_sharings
SELECT group_id, organisation_id, number, agreed_by, agreed_at, ended_by, ended_at
FROM service_sharing WHERE group_id = :group_id ORDER BY agreed_at, organisation_id, number;

-- name: end_service_sharing!
UPDATE service_sharing SET ended_by = :ended_by, ended_at = :ended_at
WHERE group_id = :group_id AND organisation_id = :organisation_id AND ended_at IS NULL;

-- name: add_service_question!
INSERT INTO service_question (group_id, question_id, version, runs, set_by, set_at)
VALUES (:group_id, :question_id, :version, :runs, :set_by, :set_at);

-- name: service_questions
SELECT question_id, version, runs, set_by, set_at
FROM service_question WHERE group_id = :group_id ORDER BY question_id, version;

-- name: add_service_confirmation!
INSERT INTO service_confirmation
    (assessment_id, question_id, version, group_id, service_assessment_id, service_version)
VALUES
    (:assessment_id, :question_id, :version, :group_id, :service_assessment_id, :service_version);

-- name: service_confirmations
SELECT question_id, version, group_id, service_assessment_id, service_version
FROM service_confirmation WHERE assessment_id = :assessment_id ORDER BY question_id, version;
