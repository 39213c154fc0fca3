-- name: add_workshop!
INSERT INTO workshop
    (id, assessment_id, code, made_by, made_at, starts_at, expires_at, roles, vote_ahead, state,
     on_the_wall, version)
VALUES
    (:id, :assessment_id, :code, :made_by, :made_at, :starts_at, :expires_at, :roles,
     :vote_ahead, :state, :on_the_wall, :version);

-- name: save_workshop!
UPDATE workshop SET
    code = :code,
    starts_at = :starts_at,
    expires_at = :expires_at,
    roles = :roles,
    vote_ahead = :vote_ahead,
    state = :state,
    on_the_wall = :on_the_wall,
    version = :version
WHERE id = :id;

-- name: workshop^
SELECT id, assessment_id, code, made_by, made_at, starts_at, expires_at, roles, vote_ahead, state,
    on_the_wall, version
FROM workshop WHERE id = :id;

-- name: workshop_by_code^
SELECT id, assessment_id, code, made_by, made_at, starts_at, expires_at, roles, vote_ahead, state,
    on_the_wall, version
FROM workshop WHERE code = :code;

-- name: workshops_of
SELECT id, assessment_id, code, made_by, made_at, starts_at, expires_at, roles, vote_ahead, state,
    on_the_wall, version
FROM workshop WHERE assessment_id = :assessment_id;

-- name: workshop_version$
SELECT version FROM workshop WHERE id = :id;

-- name: workshop_items
SELECT question_id, minutes, state, ballot, revealed, opened_at, agreed_level, agreed_reason,
    agreed_evidence, agreed_dissent, agreed_settled, agreed_by, agreed_at
FROM workshop_item WHERE workshop_id = :workshop_id AND place IS NOT NULL ORDER BY place;

-- name: empty_agenda!
UPDATE workshop_item SET place = NULL WHERE workshop_id = :workshop_id;

-- name: save_workshop_item!
INSERT INTO workshop_item
    (workshop_id, question_id, place, minutes, state, ballot, revealed, opened_at,
     agreed_level, agreed_reason, agreed_evidence, agreed_dissent, agreed_settled, agreed_by, agreed_at)
VALUES
    (:workshop_id, :question_id, :place, :minutes, :state, :ballot, :revealed, :opened_at,
     :agreed_level, :agreed_reason, :agreed_evidence, :agreed_dissent, :agreed_settled, :agreed_by, :agreed_at)
ON CONFLICT (workshop_id, question_id) DO UPDATE SET
    place = excluded.place,
    minutes = excluded.minutes,
    state = excluded.state,
    ballot = excluded.ballot,
    revealed = excluded.revealed,
    opened_at = excluded.opened_at,
    agreed_level = excluded.agreed_level,
    agreed_reason = excluded.agreed_reason,
    agreed_evidence = excluded.agreed_evidence,
    agreed_dissent = excluded.agreed_dissent,
    agreed_settled = excluded.agreed_settled,
    agreed_by = excluded.agreed_by,
    agreed_at = excluded.agreed_at;

-- name: save_ballot!
INSERT INTO workshop_ballot (workshop_id, question_id, ballot, cards, outcome)
VALUES (:workshop_id, :question_id, :ballot, :cards, :outcome)
ON CONFLICT (workshop_id, question_id, ballot) DO UPDATE SET
    cards = excluded.cards,
    outcome = excluded.outcome;

-- name: workshop_ballots
SELECT question_id, ballot, cards, outcome
FROM workshop_ballot WHERE workshop_id = :workshop_id;

-- name: empty_ballots!
UPDATE workshop_ballot SET cards = NULL, outcome = NULL WHERE workshop_id = :workshop_id;

-- name: add_workshop_role!
INSERT INTO workshop_role (workshop_id, role, joined) VALUES (:workshop_id, :role, :joined);

-- name: workshop_roles
SELECT role, joined FROM workshop_role WHERE workshop_id = :workshop_id;
