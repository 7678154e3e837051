-- Who may do what. An administrator runs this, with the hospital's database chosen; a chapter gives the names its own suffix, so that
-- the roles of two copies on one server have nothing to do with each other.

DROP ROLE IF EXISTS hers_owner, hers_clerk, hers_analyst, hers_student;
CREATE ROLE hers_owner, hers_clerk, hers_analyst, hers_student;

-- The owner may do everything in the hospital's database, and nothing outside it.
GRANT ALL ON * TO hers_owner;

-- A clerk reads everything and changes through procedures. No INSERT on person or staff: whoever is hired gets all rows of their role.
GRANT SELECT, EXECUTE ON * TO hers_clerk;

-- An analyst sees what happened, and to nobody in particular: views without identities, and columns that name no patient. Treatments and
-- calls have exact times, so nothing there leads to a visit, and no call tells its problem or place.
GRANT SELECT ON visit_without_identity TO hers_analyst;
GRANT SELECT ON current_unit_status TO hers_analyst;
GRANT SELECT ON unit_status_event TO hers_analyst;
GRANT SELECT ON dispatch TO hers_analyst;
GRANT SELECT ON station TO hers_analyst;
GRANT SELECT ON ambulance TO hers_analyst;
GRANT SELECT ON bed TO hers_analyst;
GRANT SELECT (treatment_id, kind, physician_id, started_at, ended_at, outcome) ON treatment TO hers_analyst;
GRANT SELECT ON medication TO hers_analyst;
GRANT SELECT ON `procedure` TO hers_analyst;
GRANT SELECT ON imaging TO hers_analyst;
GRANT SELECT ON observation TO hers_analyst;
GRANT SELECT ON dispatch_priority TO hers_analyst;
GRANT SELECT ON triage_level TO hers_analyst;
GRANT SELECT ON specialty TO hers_analyst;
GRANT SELECT ON clinical_problem TO hers_analyst;
GRANT SELECT (call_id, received_at, priority) ON emergency_call TO hers_analyst;

-- A student reads everything, the patients being invented, and may try things out in tables that are gone with the session.
GRANT SELECT, CREATE TEMPORARY TABLES ON * TO hers_student;
