-- name: add_participant!
INSERT INTO participant (id, workshop_id, role, joined_at, time_for, time_ballot)
VALUES (:id, :workshop_id, :role, :joined_at, :time_for, :time_ballot);

-- name: participant^
SELECT id, workshop_id, role, joined_at FROM participant WHERE id = :id;

-- name: participants$
SELECT COUNT(*) FROM participant WHERE workshop_id = :workshop_id;

-- name: participants_by_role
SELECT role, COUNT(*) FROM participant WHERE workshop_id = :workshop_id GROUP BY role;

-- name: ballot_box^
SELECT workshop.id, workshop.state, workshop.expires_at, workshop.vote_ahead, workshop_item.state,
    workshop_item.ballot
FROM participant
JOIN workshop ON workshop.id = participant.workshop_id
LEFT JOIN workshop_item ON workshop_item.workshop_id = workshop.id
    AND workshop_item.question_id = :question_id AND workshop_item.place IS NOT NULL
WHERE participant.id = :participant_id;

-- name: cast_vote!
INSERT INTO vote (workshop_id, question_id, ballot, participant_id, choice)
VALUES (:workshop_id, :question_id, :ballot, :participant_id, :choice)
ON CONFLICT (workshop_id, question_id, ballot, participant_id) DO UPDATE SET
    choice = excluded.choice;

-- name: want_time!
UPDATE participant SET time_for = :question_id, time_ballot = :ballot WHERE id = :id;

-- name: have_no_wish!
UPDATE participant SET time_for = NULL, time_ballot = NULL
WHERE id = :id AND time_for IS NOT NULL;

-- name: voted$
SELECT COUNT(*) FROM vote
WHERE workshop_id = :workshop_id AND question_id = :question_id AND ballot = :ballot;

-- name: time_wanted$
SELECT COUNT(*) FROM participant
WHERE workshop_id = :workshop_id AND time_for = :question_id AND time_ballot = :ballot;

-- name: ahead_turnout
SELECT question_id, COUNT(*) FROM vote
WHERE workshop_id = :workshop_id AND ballot = 0 GROUP BY question_id;

-- name: votes_of
SELECT question_id, ballot, participant_id, choice FROM vote WHERE workshop_id = :workshop_id;

-- name: votes_on
SELECT question_id, ballot, participant_id, choice
FROM vote WHERE workshop_id = :workshop_id AND question_id = :question_id;

-- name: own_votes
SELECT question_id, ballot, participant_id, choice
FROM vote WHERE participant_id = :participant_id;

-- name: delete_votes!
DELETE FROM vote WHERE workshop_id = :workshop_id;

-- name: delete_participants!
DELETE FROM participant WHERE workshop_id = :workshop_id;

-- name: delete_participants_without_vote!
DELETE FROM participant
WHERE workshop_id = :workshop_id AND id NOT IN (
    SELECT participant_id FROM vote WHERE workshop_id = :workshop_id
);

-- name: add_paper!
INSERT INTO paper (id, workshop_id, question_id, ballot, choice)
VALUES (:id, :workshop_id, :question_id, :ballot, :choice);

-- name: papers_of
SELECT id, question_id, ballot, choice FROM paper WHERE workshop_id = :workshop_id ORDER BY id;
