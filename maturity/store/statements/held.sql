-- name: held_organisation
SELECT id, name, nation, type, region, population, population_year, register_code, invented
FROM organisation WHERE id = :organisation_id
ORDER BY id;

-- name: held_person
SELECT id, name
FROM person WHERE id IN (
    SELECT person_id FROM membership WHERE organisation_id = :organisation_id
)
ORDER BY id;

-- name: held_membership
SELECT person_id, organisation_id, role, shut_out, has_left
FROM membership WHERE organisation_id = :organisation_id
ORDER BY person_id;

-- name: held_link
SELECT purpose, made_by, made_at, expires_at, organisation_id, role, used_at, used_by,
    revoked_at
FROM link WHERE organisation_id = :organisation_id
ORDER BY made_at, token_hash;

-- name: held_email_domain
SELECT provider, domain, organisation_id, role, made_at, agreed_by, agreed_at, untied_at
FROM email_domain WHERE organisation_id = :organisation_id
ORDER BY provider, domain;

-- name: held_assessment
SELECT id, organisation_id, questionnaire_id, number, scope, started_at, state, version,
    threshold, share_covered, roles
FROM assessment WHERE organisation_id = :organisation_id
ORDER BY number;

-- name: held_answer
SELECT assessment_id, question_id, version, response, reason, evidence, evidence_link,
    evidence_note, comment, target, author_id, origin, answered_at
FROM answer WHERE assessment_id IN (
    SELECT id FROM assessment WHERE organisation_id = :organisation_id
)
ORDER BY assessment_id, question_id, version;

-- name: held_legal_answer
SELECT assessment_id, check_id, version, response, note, author_id, answered_at
FROM legal_answer WHERE assessment_id IN (
    SELECT id FROM assessment WHERE organisation_id = :organisation_id
)
ORDER BY assessment_id, check_id, version;

-- name: held_indicator_entry
SELECT assessment_id, indicator_id, version, value, numerator, denominator, period, note,
    author_id, entered_at
FROM indicator_entry WHERE assessment_id IN (
    SELECT id FROM assessment WHERE organisation_id = :organisation_id
)
ORDER BY assessment_id, indicator_id, version;

-- name: held_frozen_result
SELECT assessment_id, submission, submitted_at, submitted_by, result, constants, content_hash,
    attributes
FROM frozen_result WHERE assessment_id IN (
    SELECT id FROM assessment WHERE organisation_id = :organisation_id
)
ORDER BY assessment_id, submission;

-- name: held_reopening
SELECT assessment_id, submission, reopened_at, reopened_by, reason
FROM reopening WHERE assessment_id IN (
    SELECT id FROM assessment WHERE organisation_id = :organisation_id
)
ORDER BY assessment_id, submission;

-- name: held_plan_wishes
SELECT assessment_id, version, start_day, quarters, days_a_quarter, most_parallel, most_actions,
    priorities, preset, author_id, asked_at
FROM plan_wishes WHERE assessment_id IN (
    SELECT id FROM assessment WHERE organisation_id = :organisation_id
)
ORDER BY assessment_id, version;

-- name: held_plan_target
SELECT assessment_id, question_id, version, target, author_id, chosen_at
FROM plan_target WHERE assessment_id IN (
    SELECT id FROM assessment WHERE organisation_id = :organisation_id
)
ORDER BY assessment_id, question_id, version;

-- name: held_action_record
SELECT assessment_id, action_id, version, status, owner, start_day, due_day, notes,
    evidence_link, reason, pinned_to, not_before, author_id, recorded_at
FROM action_record WHERE assessment_id IN (
    SELECT id FROM assessment WHERE organisation_id = :organisation_id
)
ORDER BY assessment_id, action_id, version;

-- name: held_own_action
SELECT assessment_id, action_id, version, title, days, author_id, worded_at
FROM own_action WHERE assessment_id IN (
    SELECT id FROM assessment WHERE organisation_id = :organisation_id
)
ORDER BY assessment_id, action_id, version;

-- name: held_workshop
SELECT id, assessment_id, made_by, made_at, starts_at, expires_at, roles, vote_ahead, state,
    on_the_wall, version
FROM workshop WHERE assessment_id IN (
    SELECT id FROM assessment WHERE organisation_id = :organisation_id
)
ORDER BY made_at, id;

-- name: held_workshop_item
SELECT workshop_id, question_id, place, minutes, state, ballot, revealed, opened_at,
    agreed_level, agreed_reason, agreed_evidence, agreed_dissent, agreed_settled, agreed_by,
    agreed_at
FROM workshop_item WHERE workshop_id IN (
    SELECT workshop.id FROM workshop JOIN assessment ON assessment.id = workshop.assessment_id
    WHERE assessment.organisation_id = :organisation_id
)
ORDER BY workshop_id, question_id;

-- name: held_workshop_ballot
SELECT workshop_id, question_id, ballot, cards, outcome
FROM workshop_ballot WHERE workshop_id IN (
    SELECT workshop.id FROM workshop JOIN assessment ON assessment.id = workshop.assessment_id
    WHERE assessment.organisation_id = :organisation_id AND workshop.state = 'closed'
)
ORDER BY workshop_id, question_id, ballot;

-- name: held_paper
SELECT workshop_id, question_id, ballot, choice
FROM paper WHERE workshop_id IN (
    SELECT workshop.id FROM workshop JOIN assessment ON assessment.id = workshop.assessment_id
    WHERE assessment.organisation_id = :organisation_id
)
ORDER BY workshop_id, question_id, ballot, choice;

-- name: held_workshop_role
SELECT workshop_id, role, joined
FROM workshop_role WHERE workshop_id IN (
    SELECT workshop.id FROM workshop JOIN assessment ON assessment.id = workshop.assessment_id
    WHERE assessment.organisation_id = :organisation_id
)
ORDER BY workshop_id, role;

-- name: held_contribution
SELECT id, code, consent_by, consent_at, record, taken_at, origin, organisation_id
FROM contribution WHERE organisation_id = :organisation_id
ORDER BY taken_at, id;

-- name: held_withdrawal
SELECT code, withdrawn_at
FROM withdrawal WHERE contributor_key IN (
    SELECT contributor_key FROM contribution WHERE organisation_id = :organisation_id
)
ORDER BY withdrawn_at;

-- name: held_issued_code
SELECT code, name, issued_at, organisation_id
FROM issued_code WHERE organisation_id = :organisation_id
ORDER BY code;

-- name: held_peer_offer
SELECT id, organisation_id, question_id, words, contact, link, made_by, made_at, withdrawn_at,
    removed_at
FROM peer_offer WHERE organisation_id = :organisation_id
ORDER BY made_at, id;

-- name: held_peer_offer_report
SELECT offer_id, organisation_id, reason, reported_at, settled_at
FROM peer_offer_report WHERE organisation_id = :organisation_id
ORDER BY offer_id;

-- name: held_service_group
SELECT id, name
FROM service_group WHERE service_id = :organisation_id OR id IN (
    SELECT group_id FROM service_group_member WHERE organisation_id = :organisation_id
)
ORDER BY id;

-- name: held_service_group_member
SELECT group_id, organisation_id, place
FROM service_group_member WHERE organisation_id = :organisation_id
ORDER BY group_id;

-- name: held_service_offer
SELECT group_id, meant_for, offered_at, expires_at, ended_at, accepted
FROM service_offer WHERE organisation_id = :organisation_id OR group_id IN (
    SELECT id FROM service_group WHERE service_id = :organisation_id
)
ORDER BY offered_at, token_hash;

-- name: held_served
SELECT group_id, organisation_id, number, joined_by, joined_at, left_at
FROM served WHERE organisation_id = :organisation_id
ORDER BY group_id, number;

-- name: held_service_sharing
SELECT group_id, organisation_id, number, agreed_by, agreed_at, ended_at
FROM service_sharing WHERE organisation_id = :organisation_id
ORDER BY group_id, number;

-- name: held_service_question
SELECT group_id, question_id, version, runs, set_by, set_at
FROM service_question WHERE group_id IN (
    SELECT id FROM service_group WHERE service_id = :organisation_id
)
ORDER BY group_id, question_id, version;

-- name: held_service_confirmation
SELECT assessment_id, question_id, version, group_id, service_version
FROM service_confirmation WHERE assessment_id IN (
    SELECT id FROM assessment WHERE organisation_id = :organisation_id
)
ORDER BY assessment_id, question_id, version;

-- name: held_handed
SELECT assessment_id, question_id, number, person_id, handed_by, handed_at, taken_back_by,
    taken_back_at
FROM handed WHERE assessment_id IN (
    SELECT id FROM assessment WHERE organisation_id = :organisation_id
)
ORDER BY assessment_id, question_id, number;

-- name: held_succession
SELECT organisation_id, number, successor_id, merged_at, agreed_at, ended_at
FROM succession
WHERE organisation_id = :organisation_id OR successor_id = :organisation_id
ORDER BY merged_at, organisation_id, number;

-- name: held_audit_entry
SELECT number, event, actor, at, organisation_id, facts
FROM audit_entry WHERE organisation_id = :organisation_id
ORDER BY number;

-- name: personal_person
SELECT id, name, owner, taskforce
FROM person WHERE id = :person_id
ORDER BY id;

-- name: personal_organisation
SELECT id, name
FROM organisation WHERE id IN (
    SELECT organisation_id FROM membership WHERE person_id = :person_id
)
ORDER BY id;

-- name: personal_membership
SELECT person_id, organisation_id, role, shut_out, has_left
FROM membership WHERE person_id = :person_id
ORDER BY organisation_id;

-- name: personal_identity
SELECT issuer, subject, provider, person_id, email, first_seen, last_seen, signed_out_at,
    closed_at
FROM identity WHERE person_id = :person_id
ORDER BY issuer, subject;

-- name: personal_link
SELECT purpose, made_at, expires_at, organisation_id, role, used_at, revoked_at
FROM link WHERE made_by = :person_id OR used_by = :person_id OR person_id = :person_id
ORDER BY made_at, token_hash;

-- name: personal_audit_entry
SELECT number, event, at, organisation_id
FROM audit_entry WHERE actor = :person_id
ORDER BY number;

-- name: personal_act
SELECT 'answer' AS what, assessment.organisation_id, assessment.id AS assessment_id, answer.question_id AS item,
    answer.version AS version, answer.answered_at AS at
FROM answer JOIN assessment ON assessment.id = answer.assessment_id
WHERE answer.author_id = :person_id
UNION ALL
SELECT 'legal_answer' AS what, assessment.organisation_id, assessment.id AS assessment_id, legal_answer.check_id AS item,
    legal_answer.version AS version, legal_answer.answered_at AS at
FROM legal_answer JOIN assessment ON assessment.id = legal_answer.assessment_id
WHERE legal_answer.author_id = :person_id
UNION ALL
SELECT 'indicator_entry' AS what, assessment.organisation_id, assessment.id AS assessment_id, indicator_entry.indicator_id AS item,
    indicator_entry.version AS version, indicator_entry.entered_at AS at
FROM indicator_entry JOIN assessment ON assessment.id = indicator_entry.assessment_id
WHERE indicator_entry.author_id = :person_id
UNION ALL
SELECT 'plan_target' AS what, assessment.organisation_id, assessment.id AS assessment_id, plan_target.question_id AS item,
    plan_target.version AS version, plan_target.chosen_at AS at
FROM plan_target JOIN assessment ON assessment.id = plan_target.assessment_id
WHERE plan_target.author_id = :person_id
UNION ALL
SELECT 'action_record' AS what, assessment.organisation_id, assessment.id AS assessment_id, action_record.action_id AS item,
    action_record.version AS version, action_record.recorded_at AS at
FROM action_record JOIN assessment ON assessment.id = action_record.assessment_id
WHERE action_record.author_id = :person_id
UNION ALL
SELECT 'own_action' AS what, assessment.organisation_id, assessment.id AS assessment_id, own_action.action_id AS item,
    own_action.version AS version, own_action.worded_at AS at
FROM own_action JOIN assessment ON assessment.id = own_action.assessment_id
WHERE own_action.author_id = :person_id
UNION ALL
SELECT 'plan_wishes' AS what, assessment.organisation_id, assessment.id AS assessment_id, NULL AS item,
    plan_wishes.version AS version, plan_wishes.asked_at AS at
FROM plan_wishes JOIN assessment ON assessment.id = plan_wishes.assessment_id
WHERE plan_wishes.author_id = :person_id
UNION ALL
SELECT 'frozen_result' AS what, assessment.organisation_id, assessment.id AS assessment_id, NULL AS item,
    frozen_result.submission AS version, frozen_result.submitted_at AS at
FROM frozen_result JOIN assessment ON assessment.id = frozen_result.assessment_id
WHERE frozen_result.submitted_by = :person_id
UNION ALL
SELECT 'reopening' AS what, assessment.organisation_id, assessment.id AS assessment_id, NULL AS item,
    reopening.submission AS version, reopening.reopened_at AS at
FROM reopening JOIN assessment ON assessment.id = reopening.assessment_id
WHERE reopening.reopened_by = :person_id
UNION ALL
SELECT 'workshop' AS what, assessment.organisation_id, assessment.id AS assessment_id, NULL AS item,
    NULL AS version, workshop.made_at AS at
FROM workshop JOIN assessment ON assessment.id = workshop.assessment_id
WHERE workshop.made_by = :person_id
UNION ALL
SELECT 'workshop_item', assessment.organisation_id, assessment.id, workshop_item.question_id, NULL,
    workshop_item.agreed_at
FROM workshop_item JOIN workshop ON workshop.id = workshop_item.workshop_id
JOIN assessment ON assessment.id = workshop.assessment_id
WHERE workshop_item.agreed_by = :person_id
UNION ALL
SELECT 'handed', assessment.organisation_id, assessment.id, handed.question_id, NULL,
    handed.handed_at
FROM handed JOIN assessment ON assessment.id = handed.assessment_id
WHERE handed.person_id = :person_id
UNION ALL
SELECT 'handed', assessment.organisation_id, assessment.id, handed.question_id, NULL,
    handed.handed_at
FROM handed JOIN assessment ON assessment.id = handed.assessment_id
WHERE handed.handed_by = :person_id
UNION ALL
SELECT 'handed', assessment.organisation_id, assessment.id, handed.question_id, NULL,
    handed.taken_back_at
FROM handed JOIN assessment ON assessment.id = handed.assessment_id
WHERE handed.taken_back_by = :person_id
UNION ALL
SELECT 'succession', organisation_id, NULL, NULL, NULL, merged_at
FROM succession WHERE merged_by = :person_id
UNION ALL
SELECT 'succession', organisation_id, NULL, NULL, NULL, agreed_at
FROM succession WHERE agreed_by = :person_id
UNION ALL
SELECT 'succession', organisation_id, NULL, NULL, NULL, ended_at
FROM succession WHERE ended_by = :person_id
UNION ALL
SELECT 'contribution', organisation_id, NULL, id, NULL, consent_at
FROM contribution WHERE consent_by LIKE :consent ESCAPE '!'
UNION ALL
SELECT 'peer_offer', organisation_id, NULL, question_id, NULL, made_at
FROM peer_offer WHERE made_by = :person_id
UNION ALL
SELECT 'email_domain', organisation_id, NULL, domain, NULL, made_at
FROM email_domain WHERE made_by = :person_id
UNION ALL
SELECT 'email_domain', organisation_id, NULL, domain, NULL, agreed_at
FROM email_domain WHERE agreed_by = :person_id
UNION ALL
SELECT 'service_offer', NULL, NULL, group_id, NULL, offered_at
FROM service_offer WHERE offered_by = :person_id
UNION ALL
SELECT 'service_offer', NULL, NULL, group_id, NULL, ended_at
FROM service_offer WHERE ended_by = :person_id
UNION ALL
SELECT 'served', NULL, NULL, group_id, NULL, joined_at
FROM served WHERE joined_by = :person_id
UNION ALL
SELECT 'served', NULL, NULL, group_id, NULL, left_at
FROM served WHERE left_by = :person_id
UNION ALL
SELECT 'service_sharing', NULL, NULL, group_id, NULL, agreed_at
FROM service_sharing WHERE agreed_by = :person_id
UNION ALL
SELECT 'service_sharing', NULL, NULL, group_id, NULL, ended_at
FROM service_sharing WHERE ended_by = :person_id
UNION ALL
SELECT 'service_question', NULL, NULL, question_id, NULL, set_at
FROM service_question WHERE set_by = :person_id
ORDER BY 6, 1, 2, 3, 4, 5;
