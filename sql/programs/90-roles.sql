-- Who may do what. An administrator runs this, with the hospital's database chosen; a chapter gives the names its own suffix, so that
-- the roles of two copies on one server have nothing to do with each other.

DROP ROLE IF EXISTS hers_owner, hers_clerk, hers_analyst, hers_student;
CREATE ROLE hers_owner, hers_clerk, hers_analyst, hers_student;

-- The owner may do everything in the hospital's database, and nothing outside it.
GRANT ALL ON * TO hers_owner;

-- A clerk reads everything and changes through procedures. No INSERT on person or staff: whoever is hired gets all rows of their role.
GRANT SELECT, EXECUTE ON * TO hers_clerk;

-- An analyst sees what happened, and to nobody in particular: the tables of 10-without-identity.sql, whose head names their limits, and
-- those in which no patient is. No instant is among them: who knows when an ambulance came would find its patient by the millisecond.
GRANT SELECT ON without_identity TO hers_analyst;
GRANT SELECT ON visit_without_identity TO hers_analyst;
GRANT SELECT ON call_without_identity TO hers_analyst;
GRANT SELECT ON response_without_identity TO hers_analyst;
GRANT SELECT ON treatment_without_identity TO hers_analyst;
GRANT SELECT ON unit_minutes_by_month TO hers_analyst;
GRANT SELECT ON station TO hers_analyst;
GRANT SELECT (ambulance_id, call_sign, kind, station_id, in_service_on) ON ambulance TO hers_analyst; -- the plate was seen at a door
GRANT SELECT ON bed TO hers_analyst;
GRANT SELECT ON dispatch_priority TO hers_analyst;
GRANT SELECT ON triage_level TO hers_analyst;
GRANT SELECT ON specialty TO hers_analyst;
GRANT SELECT ON clinical_problem TO hers_analyst;
CALL fill_without_identity();

-- A student reads everything, the patients being invented, and may try things out in tables that are gone with the session.
GRANT SELECT, CREATE TEMPORARY TABLES ON * TO hers_student;
