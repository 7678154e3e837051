-- Secondary indexes, made after the data are loaded: building one over sorted rows is cheaper than keeping it up.

CREATE INDEX person_family_name ON person (family_name, given_name);
CREATE INDEX emergency_call_received_at ON emergency_call (received_at);
CREATE INDEX dispatch_notified_at ON dispatch (notified_at);
CREATE INDEX visit_registered_at ON visit (registered_at);
CREATE INDEX treatment_started_at ON treatment (started_at);
CREATE INDEX unit_status_event_unit ON unit_status_event (ambulance_id, changed_at DESC, event_id DESC);
CREATE FULLTEXT INDEX emergency_call_complaint ON emergency_call (chief_complaint);
CREATE SPATIAL INDEX emergency_call_location ON emergency_call (location);
