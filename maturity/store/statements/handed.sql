-- name: handed
SELECT question_id, number, person_id, handed_by, handed_at, taken_back_by, taken_back_at
FROM handed WHERE assessment_id = :assessment_id ORDER BY question_id, number;

-- name: add_handed!
INSERT INTO handed
    (assessment_id, question_id, number, person_id, handed_by, handed_at, taken_back_by,
     taken_back_at)
VALUES
    (:assessment_id, :question_id, :number, :person_id, :handed_by, :handed_at, :taken_back_by,
     :taken_back_at);

-- name: take_back_handed!
UPDATE handed SET taken_back_by = :taken_back_by, taken_back_at = :taken_back_at
WHERE assessment_id = :assessment_id AND question_id = :question_id AND person_id = :person_id
    AND taken_back_at IS NULL;
