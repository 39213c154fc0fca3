-- name: erase_vote!
DELETE FROM vote WHERE workshop_id IN (
    SELECT workshop.id FROM workshop JOIN assessment ON assessment.id = workshop.assessment_id
    WHERE assessment.organisation_id = :id
);

-- name: erase_paper!
DELETE FROM paper WHERE workshop_id IN (
    SELECT workshop.id FROM workshop JOIN assessment ON assessment.id = workshop.assessment_id
    WHERE assessment.organisation_id = :id
);

-- name: erase_participant!
DELETE FROM participant WHERE workshop_id IN (
    SELECT workshop.id FROM workshop JOIN assessment ON assessment.id = workshop.assessment_id
    WHERE assessment.organisation_id = :id
);

-- name: erase_workshop_ballot!
DELETE FROM workshop_ballot WHERE workshop_id IN (
    SELECT workshop.id FROM workshop JOIN assessment ON assessment.id = workshop.assessment_id
    WHERE assessment.organisation_id = :id
);

-- name: erase_workshop_role!
DELETE FROM workshop_role WHERE workshop_id IN (
    SELECT workshop.id FROM workshop JOIN assessment ON assessment.id = workshop.assessment_id
    WHERE assessment.organisation_id = :id
);

-- name: erase_workshop_item!
DELETE FROM workshop_item WHERE workshop_id IN (
    SELECT workshop.id FROM workshop JOIN assessment ON assessment.id = workshop.assessment_id
    WHERE assessment.organisation_id = :id
);

-- name: erase_workshop!
DELETE FROM workshop WHERE assessment_id IN (
    SELECT id FROM assessment WHERE organisation_id = :id
);

-- name: erase_service_confirmation!
DELETE FROM service_confirmation WHERE assessment_id IN (
    SELECT id FROM assessment WHERE organisation_id = :id
) OR service_assessment_id IN (
    SELECT id FROM assessment WHERE organisation_id = :id
) OR group_id IN (
    SELECT id FROM service_group WHERE service_id = :id
);

-- name: erase_service_question!
DELETE FROM service_question WHERE group_id IN (
    SELECT id FROM service_group WHERE service_id = :id
);

-- name: erase_service_sharing!
DELETE FROM service_sharing WHERE organisation_id = :id OR group_id IN (
    SELECT id FROM service_group WHERE service_id = :id
);

-- name: erase_served!
DELETE FROM served WHERE organisation_id = :id OR group_id IN (
    SELECT id FROM service_group WHERE service_id = :id
);

-- name: erase_service_offer!
DELETE FROM service_offer WHERE organisation_id = :id OR group_id IN (
    SELECT id FROM service_group WHERE service_id = :id
);

-- name: erase_service_group_member!
DELETE FROM service_group_member WHERE organisation_id = :id OR group_id IN (
    SELECT id FROM service_group WHERE service_id = :id
);

-- name: erase_service_group!
DELETE FROM service_group WHERE service_id = :id;

-- name: erase_handed!
DELETE FROM handed WHERE assessment_id IN (
    SELECT id FROM assessment WHERE organisation_id = :id
);

-- name: erase_answer!
DELETE FROM answer WHERE assessment_id IN (
    SELECT id FROM assessment WHERE organisation_id = :id
);

-- name: erase_legal_answer!
DELETE FROM legal_answer WHERE assessment_id IN (
    SELECT id FROM assessment WHERE organisation_id = :id
);

-- name: erase_indicator_entry!
DELETE FROM indicator_entry WHERE assessment_id IN (
    SELECT id FROM assessment WHERE organisation_id = :id
);

-- name: erase_plan_wishes!
DELETE FROM plan_wishes WHERE assessment_id IN (
    SELECT id FROM assessment WHERE organisation_id = :id
);

-- name: erase_plan_target!
DELETE FROM plan_target WHERE assessment_id IN (
    SELECT id FROM assessment WHERE organisation_id = :id
);

-- name: erase_action_record!
DELETE FROM action_record WHERE assessment_id IN (
    SELECT id FROM assessment WHERE organisation_id = :id
);

-- name: erase_own_action!
DELETE FROM own_action WHERE assessment_id IN (
    SELECT id FROM assessment WHERE organisation_id = :id
);

-- name: erase_reopening!
DELETE FROM reopening WHERE assessment_id IN (
    SELECT id FROM assessment WHERE organisation_id = :id
);

-- name: erase_frozen_result!
DELETE FROM frozen_result WHERE assessment_id IN (
    SELECT id FROM assessment WHERE organisation_id = :id
);

-- name: erase_assessment!
DELETE FROM assessment WHERE organisation_id = :id;

-- name: erase_peer_offer_report!
DELETE FROM peer_offer_report WHERE organisation_id = :id OR offer_id IN (
    SELECT id FROM peer_offer WHERE organisation_id = :id
);

-- name: erase_peer_offer!
DELETE FROM peer_offer WHERE organisation_id = :id;

-- name: erase_issued_code!
DELETE FROM issued_code WHERE organisation_id = :id OR code IN (
    SELECT code FROM contribution WHERE organisation_id = :id
);

-- name: erase_succession!
DELETE FROM succession WHERE organisation_id = :id OR successor_id = :id;

-- name: erase_contribution!
DELETE FROM contribution WHERE organisation_id = :id;

-- name: erase_link!
DELETE FROM link WHERE organisation_id = :id;

-- name: erase_email_domain!
DELETE FROM email_domain WHERE organisation_id = :id;

-- name: erase_membership!
DELETE FROM membership WHERE organisation_id = :id;

-- name: erase_organisation!
DELETE FROM organisation WHERE id = :id;

-- name: contributions_that_go
SELECT id, contributor_key FROM contribution WHERE organisation_id = :id;

-- name: unname_contribution!
UPDATE contribution SET code = :code, consent_by = '', organisation_id = NULL WHERE id = :id;

-- name: unname_withdrawals!
UPDATE withdrawal SET code = :code WHERE contributor_key = :contributor_key;

-- name: erase_withdrawals!
DELETE FROM withdrawal WHERE contributor_key = :contributor_key;

-- name: erase_secret!
DELETE FROM secret WHERE name = :name;

-- name: people_who_belong_nowhere_else
SELECT membership.person_id FROM membership JOIN person ON person.id = membership.person_id
WHERE membership.organisation_id = :id AND person.owner = 0 AND person.taskforce = 0
    AND NOT EXISTS (
        SELECT 1 FROM membership elsewhere
        JOIN organisation ON organisation.id = elsewhere.organisation_id
        WHERE elsewhere.person_id = membership.person_id AND elsewhere.organisation_id <> :id
            AND organisation.invented = 0
    )
ORDER BY membership.person_id;

-- name: members_served$
SELECT COUNT(*) FROM service_group_member
JOIN service_group ON service_group.id = service_group_member.group_id
WHERE service_group.service_id = :id AND service_group_member.place IS NOT NULL;

-- name: became_one_with
SELECT DISTINCT actor FROM audit_entry WHERE event = 'became one' AND facts = :facts
ORDER BY actor;

-- name: erase_identities!
DELETE FROM identity WHERE person_id = :id;

-- name: erase_links_of_person!
DELETE FROM link
WHERE person_id = :id OR organisation_id IS NULL AND made_by = :id
    OR organisation_id IS NULL AND used_by = :id;

-- name: withdraw_offers_of_person!
UPDATE peer_offer SET withdrawn_at = :at WHERE made_by = :id AND withdrawn_at IS NULL;

-- name: erase_contacts!
UPDATE peer_offer SET contact = '' WHERE made_by = :id;

-- name: unname_consent!
UPDATE contribution SET consent_by = :into WHERE consent_by LIKE :pattern ESCAPE '!';

-- name: erase_person!
DELETE FROM person WHERE id = :id;

-- name: trace_of_person$
SELECT 1 FROM membership WHERE person_id = :id
UNION ALL SELECT 1 FROM answer WHERE author_id = :id
UNION ALL SELECT 1 FROM legal_answer WHERE author_id = :id
UNION ALL SELECT 1 FROM indicator_entry WHERE author_id = :id
UNION ALL SELECT 1 FROM frozen_result WHERE submitted_by = :id
UNION ALL SELECT 1 FROM reopening WHERE reopened_by = :id
UNION ALL SELECT 1 FROM plan_wishes WHERE author_id = :id
UNION ALL SELECT 1 FROM plan_target WHERE author_id = :id
UNION ALL SELECT 1 FROM action_record WHERE author_id = :id
UNION ALL SELECT 1 FROM own_action WHERE author_id = :id
UNION ALL SELECT 1 FROM peer_offer WHERE made_by = :id
UNION ALL SELECT 1 FROM workshop WHERE made_by = :id
UNION ALL SELECT 1 FROM workshop_item WHERE agreed_by = :id
UNION ALL SELECT 1 FROM link WHERE made_by = :id
UNION ALL SELECT 1 FROM link WHERE used_by = :id
UNION ALL SELECT 1 FROM email_domain WHERE made_by = :id
UNION ALL SELECT 1 FROM email_domain WHERE agreed_by = :id
UNION ALL SELECT 1 FROM service_offer WHERE offered_by = :id
UNION ALL SELECT 1 FROM service_offer WHERE ended_by = :id
UNION ALL SELECT 1 FROM served WHERE joined_by = :id
UNION ALL SELECT 1 FROM served WHERE left_by = :id
UNION ALL SELECT 1 FROM service_sharing WHERE agreed_by = :id
UNION ALL SELECT 1 FROM service_sharing WHERE ended_by = :id
UNION ALL SELECT 1 FROM service_question WHERE set_by = :id
UNION ALL SELECT 1 FROM handed WHERE person_id = :id
UNION ALL SELECT 1 FROM handed WHERE handed_by = :id
UNION ALL SELECT 1 FROM handed WHERE taken_back_by = :id
UNION ALL SELECT 1 FROM succession WHERE merged_by = :id
UNION ALL SELECT 1 FROM succession WHERE agreed_by = :id
UNION ALL SELECT 1 FROM succession WHERE ended_by = :id
LIMIT 1;

-- name: move_membership!
UPDATE membership SET person_id = :into, has_left = 1 WHERE person_id = :id;

-- name: move_answer_author_id!
UPDATE answer SET author_id = :into WHERE author_id = :id;

-- name: move_legal_answer_author_id!
UPDATE legal_answer SET author_id = :into WHERE author_id = :id;

-- name: move_indicator_entry_author_id!
UPDATE indicator_entry SET author_id = :into WHERE author_id = :id;

-- name: move_frozen_result_submitted_by!
UPDATE frozen_result SET submitted_by = :into WHERE submitted_by = :id;

-- name: move_reopening_reopened_by!
UPDATE reopening SET reopened_by = :into WHERE reopened_by = :id;

-- name: move_plan_wishes_author_id!
UPDATE plan_wishes SET author_id = :into WHERE author_id = :id;

-- name: move_plan_target_author_id!
UPDATE plan_target SET author_id = :into WHERE author_id = :id;

-- name: move_action_record_author_id!
UPDATE action_record SET author_id = :into WHERE author_id = :id;

-- name: move_own_action_author_id!
UPDATE own_action SET author_id = :into WHERE author_id = :id;

-- name: move_peer_offer_made_by!
UPDATE peer_offer SET made_by = :into WHERE made_by = :id;

-- name: move_workshop_made_by!
UPDATE workshop SET made_by = :into WHERE made_by = :id;

-- name: move_workshop_item_agreed_by!
UPDATE workshop_item SET agreed_by = :into WHERE agreed_by = :id;

-- name: move_link_made_by!
UPDATE link SET made_by = :into WHERE made_by = :id;

-- name: move_link_used_by!
UPDATE link SET used_by = :into WHERE used_by = :id;

-- name: move_email_domain_made_by!
UPDATE email_domain SET made_by = :into WHERE made_by = :id;

-- name: move_email_domain_agreed_by!
UPDATE email_domain SET agreed_by = :into WHERE agreed_by = :id;

-- name: move_service_offer_offered_by!
UPDATE service_offer SET offered_by = :into WHERE offered_by = :id;

-- name: move_service_offer_ended_by!
UPDATE service_offer SET ended_by = :into WHERE ended_by = :id;

-- name: move_served_joined_by!
UPDATE served SET joined_by = :into WHERE joined_by = :id;

-- name: move_served_left_by!
UPDATE served SET left_by = :into WHERE left_by = :id;

-- name: move_service_sharing_agreed_by!
UPDATE service_sharing SET agreed_by = :into WHERE agreed_by = :id;

-- name: move_service_sharing_ended_by!
UPDATE service_sharing SET ended_by = :into WHERE ended_by = :id;

-- name: move_service_question_set_by!
UPDATE service_question SET set_by = :into WHERE set_by = :id;

-- name: move_handed_person_id!
UPDATE handed SET person_id = :into WHERE person_id = :id;

-- name: move_handed_handed_by!
UPDATE handed SET handed_by = :into WHERE handed_by = :id;

-- name: move_handed_taken_back_by!
UPDATE handed SET taken_back_by = :into WHERE taken_back_by = :id;

-- name: move_succession_merged_by!
UPDATE succession SET merged_by = :into WHERE merged_by = :id;

-- name: move_succession_agreed_by!
UPDATE succession SET agreed_by = :into WHERE agreed_by = :id;

-- name: move_succession_ended_by!
UPDATE succession SET ended_by = :into WHERE ended_by = :id;

-- name: quiet_organisations
SELECT organisation.id, organisation.name, organisation.nation, organisation.type,
    organisation.region, organisation.population, organisation.population_year,
    organisation.register_code, organisation.invented, MAX(done.at)
FROM organisation JOIN (
    SELECT organisation_id, started_at AS at FROM assessment
    UNION ALL SELECT assessment.organisation_id, answer.answered_at FROM answer
    JOIN assessment ON assessment.id = answer.assessment_id
    UNION ALL SELECT assessment.organisation_id, legal_answer.answered_at FROM legal_answer
    JOIN assessment ON assessment.id = legal_answer.assessment_id
    UNION ALL SELECT assessment.organisation_id, indicator_entry.entered_at FROM indicator_entry
    JOIN assessment ON assessment.id = indicator_entry.assessment_id
    UNION ALL SELECT assessment.organisation_id, frozen_result.submitted_at FROM frozen_result
    JOIN assessment ON assessment.id = frozen_result.assessment_id
    UNION ALL SELECT assessment.organisation_id, reopening.reopened_at FROM reopening
    JOIN assessment ON assessment.id = reopening.assessment_id
    UNION ALL SELECT assessment.organisation_id, plan_wishes.asked_at FROM plan_wishes
    JOIN assessment ON assessment.id = plan_wishes.assessment_id
    UNION ALL SELECT assessment.organisation_id, plan_target.chosen_at FROM plan_target
    JOIN assessment ON assessment.id = plan_target.assessment_id
    UNION ALL SELECT assessment.organisation_id, action_record.recorded_at FROM action_record
    JOIN assessment ON assessment.id = action_record.assessment_id
    UNION ALL SELECT assessment.organisation_id, own_action.worded_at FROM own_action
    JOIN assessment ON assessment.id = own_action.assessment_id
    UNION ALL SELECT assessment.organisation_id, workshop.made_at FROM workshop
    JOIN assessment ON assessment.id = workshop.assessment_id
    UNION ALL SELECT assessment.organisation_id, handed.handed_at FROM handed
    JOIN assessment ON assessment.id = handed.assessment_id
    UNION ALL SELECT successor_id, agreed_at FROM succession
    UNION ALL SELECT organisation_id, taken_at FROM contribution
    UNION ALL SELECT organisation_id, made_at FROM peer_offer
    UNION ALL SELECT organisation_id, made_at FROM link
    UNION ALL SELECT organisation_id, used_at FROM link
    UNION ALL SELECT organisation_id, joined_at FROM served
    UNION ALL SELECT organisation_id, at FROM audit_entry WHERE actor <> 'command line'
    UNION ALL SELECT service_group.service_id, service_question.set_at FROM service_question
    JOIN service_group ON service_group.id = service_question.group_id
) done ON done.organisation_id = organisation.id
WHERE organisation.id = :id OR :id = ''
GROUP BY organisation.id, organisation.name, organisation.nation, organisation.type,
    organisation.region, organisation.population, organisation.population_year,
    organisation.register_code, organisation.invented
HAVING MAX(done.at) < :before
ORDER BY 10, 1;

-- name: unclosed_workshops
SELECT workshop.id, workshop.expires_at, organisation.id, organisation.name, organisation.nation,
    organisation.type, organisation.region, organisation.population, organisation.population_year,
    organisation.register_code, organisation.invented
FROM workshop
JOIN assessment ON assessment.id = workshop.assessment_id
JOIN organisation ON organisation.id = assessment.organisation_id
WHERE workshop.state <> 'closed' AND workshop.expires_at < :before
ORDER BY workshop.expires_at, workshop.id;

-- name: old_links$
SELECT COUNT(*) FROM link
WHERE expires_at < :before AND purpose <> 'owner' OR expires_at < :before AND used_at IS NULL;

-- name: delete_old_links!
DELETE FROM link
WHERE expires_at < :before AND purpose <> 'owner' OR expires_at < :before AND used_at IS NULL;
