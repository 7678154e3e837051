-- From the ambulance bay or the front door to the disposition decision.
-- `arrival` is a union type: an arrival is either a transport or a walk-in, and the two have keys of their own.

CREATE TABLE bed (
  bed_id        SMALLINT     NOT NULL,
  bed_code      VARCHAR(4)   NOT NULL COMMENT 'Such as R1, A3, F2',
  area          ENUM('resuscitation','acute','fast_track') NOT NULL,
  PRIMARY KEY (bed_id),
  UNIQUE KEY bed_code (bed_code),
  CONSTRAINT bed_code_form CHECK (REGEXP_LIKE(bed_code, '^[RAF][0-9]+\\z', 'c'))
) COMMENT = 'One row: a treatment place of the emergency department';

CREATE TABLE arrival (
  arrival_id    INT          NOT NULL,
  kind          ENUM('transport','walk_in') NOT NULL COMMENT 'Which of the two it is',
  patient_id    INT          NOT NULL,
  arrived_at    DATETIME(3)  NOT NULL COMMENT 'At the hospital (eTimes.11 for a transport)',
  PRIMARY KEY (arrival_id),
  UNIQUE KEY arrival_id_kind (arrival_id, kind),
  CONSTRAINT arrival_patient FOREIGN KEY (patient_id) REFERENCES patient (patient_id)
) COMMENT = 'One row: a patient reaches the hospital (union of transport and walk-in)';

CREATE TABLE transport (
  dispatch_id         INT          NOT NULL,
  arrival_id          INT          NOT NULL,
  kind                ENUM('transport','walk_in') NOT NULL DEFAULT 'transport',
  left_scene_at       DATETIME(3)  NOT NULL COMMENT 'eTimes.09',
  transfer_of_care_at DATETIME(3)  NOT NULL COMMENT 'eTimes.12',
  lights_and_siren    BOOLEAN      NOT NULL COMMENT 'eDisposition.18',
  distance_km         DECIMAL(5,1) NOT NULL COMMENT 'Scene to hospital by road, kilometres',
  PRIMARY KEY (dispatch_id),
  UNIQUE KEY transport_arrival_once (arrival_id),
  CONSTRAINT transport_dispatch FOREIGN KEY (dispatch_id) REFERENCES dispatch (dispatch_id),
  CONSTRAINT transport_arrival FOREIGN KEY (arrival_id, kind) REFERENCES arrival (arrival_id, kind),
  CONSTRAINT transport_kind CHECK (kind = 'transport'),
  CONSTRAINT transport_order CHECK (transfer_of_care_at >= left_scene_at),
  CONSTRAINT transport_lights CHECK (lights_and_siren IN (0, 1)),
  CONSTRAINT transport_distance CHECK (distance_km >= 0)
) COMMENT = 'One row: a dispatch brings a patient to the hospital';

CREATE TABLE walk_in (
  walk_in_id    INT          NOT NULL,
  arrival_id    INT          NOT NULL,
  kind          ENUM('transport','walk_in') NOT NULL DEFAULT 'walk_in',
  came_by       ENUM('foot','car','taxi','bus') NOT NULL,
  PRIMARY KEY (walk_in_id),
  UNIQUE KEY walk_in_arrival_once (arrival_id),
  CONSTRAINT walk_in_arrival FOREIGN KEY (arrival_id, kind) REFERENCES arrival (arrival_id, kind),
  CONSTRAINT walk_in_kind CHECK (kind = 'walk_in'),
  CONSTRAINT walk_in_id CHECK (walk_in_id >= 1)
) COMMENT = 'One row: a patient comes without an ambulance';

CREATE TABLE handover (
  dispatch_id   INT          NOT NULL COMMENT 'The transport',
  paramedic_id  INT          NOT NULL,
  nurse_id      INT          NOT NULL,
  report        ENUM('verbal','written','verbal_and_written') NOT NULL,
  PRIMARY KEY (dispatch_id, paramedic_id, nurse_id),
  CONSTRAINT handover_transport FOREIGN KEY (dispatch_id) REFERENCES transport (dispatch_id) ON DELETE CASCADE,
  CONSTRAINT handover_paramedic FOREIGN KEY (paramedic_id) REFERENCES paramedic (staff_id),
  CONSTRAINT handover_nurse FOREIGN KEY (nurse_id) REFERENCES nurse (staff_id)
) COMMENT = 'One row: a paramedic hands a transported patient to a nurse (ternary relationship)';

CREATE TABLE visit (
  visit_id             INT         NOT NULL,
  visit_no             CHAR(9)     NOT NULL COMMENT 'Such as V-0000042',
  arrival_id           INT         NOT NULL,
  problem_code         CHAR(3)     NOT NULL COMMENT 'Problem at registration',
  condition_on_arrival ENUM('stable','guarded','serious','critical') NOT NULL,
  registered_at        DATETIME(3) NOT NULL,
  triaged_at           DATETIME(3) NULL COMMENT 'NULL: left before triage',
  esi                  TINYINT     NULL COMMENT 'Emergency Severity Index, 1 is the most acute; NULL: left before triage',
  triage_nurse_id      INT         NULL,
  bed_id               SMALLINT    NULL COMMENT 'NULL: never had a bed',
  bedded_at            DATETIME(3) NULL,
  physician_id         INT         NULL COMMENT 'Who is responsible; NULL: seen by none',
  seen_at              DATETIME(3) NULL COMMENT 'First contact with the physician',
  departed_at          DATETIME(3) NULL COMMENT 'NULL: still there when the year ended',
  PRIMARY KEY (visit_id),
  UNIQUE KEY visit_visit_no (visit_no),
  UNIQUE KEY visit_arrival_once (arrival_id),
  CONSTRAINT visit_arrival FOREIGN KEY (arrival_id) REFERENCES arrival (arrival_id),
  CONSTRAINT visit_problem FOREIGN KEY (problem_code) REFERENCES clinical_problem (problem_code),
  CONSTRAINT visit_triage_level FOREIGN KEY (esi) REFERENCES triage_level (esi),
  CONSTRAINT visit_triage_nurse FOREIGN KEY (triage_nurse_id) REFERENCES nurse (staff_id),
  CONSTRAINT visit_bed FOREIGN KEY (bed_id) REFERENCES bed (bed_id),
  CONSTRAINT visit_physician FOREIGN KEY (physician_id) REFERENCES physician (staff_id),
  CONSTRAINT visit_triaged CHECK (triaged_at >= registered_at),
  CONSTRAINT visit_triage_whole CHECK ((triage_nurse_id IS NULL) = (triaged_at IS NULL) AND (triaged_at IS NULL) = (esi IS NULL)),
  CONSTRAINT visit_bed_whole CHECK ((bed_id IS NULL) = (bedded_at IS NULL)),
  CONSTRAINT visit_bedded CHECK (bedded_at >= COALESCE(triaged_at, registered_at)),
  CONSTRAINT visit_physician_whole CHECK ((physician_id IS NULL) = (seen_at IS NULL)),
  CONSTRAINT visit_seen CHECK (seen_at >= COALESCE(bedded_at, triaged_at, registered_at)),
  CONSTRAINT visit_departed CHECK (departed_at >= COALESCE(seen_at, bedded_at, triaged_at, registered_at)),
  CONSTRAINT visit_visit_no_form CHECK (REGEXP_LIKE(visit_no, '^V-[0-9]{7}\\z', 'c'))
) COMMENT = 'One row: a stay in the emergency department, begun by one arrival';

CREATE TABLE treatment (
  treatment_id  INT          NOT NULL,
  visit_id      INT          NOT NULL,
  kind          ENUM('medication','procedure','imaging','observation') NOT NULL,
  physician_id  INT          NOT NULL COMMENT 'Who administers it',
  started_at    DATETIME(3)  NOT NULL,
  ended_at      DATETIME(3)  NOT NULL,
  outcome       ENUM('improved','unchanged','worsened') NOT NULL,
  PRIMARY KEY (treatment_id),
  UNIQUE KEY treatment_id_kind (treatment_id, kind),
  CONSTRAINT treatment_visit FOREIGN KEY (visit_id) REFERENCES visit (visit_id),
  CONSTRAINT treatment_physician FOREIGN KEY (physician_id) REFERENCES physician (staff_id),
  CONSTRAINT treatment_order CHECK (ended_at >= started_at),
  CONSTRAINT treatment_id CHECK (treatment_id >= 1)
) COMMENT = 'One row: something done for a patient during a visit';

CREATE TABLE medication (
  treatment_id  INT          NOT NULL,
  kind          ENUM('medication','procedure','imaging','observation') NOT NULL DEFAULT 'medication',
  drug          VARCHAR(30)  NOT NULL,
  dose          DECIMAL(7,2) NOT NULL COMMENT 'In dose_unit',
  dose_unit     ENUM('mg','ug','g','mL','IU') NOT NULL,
  route         ENUM('oral','intravenous','intramuscular','inhaled','subcutaneous') NOT NULL,
  PRIMARY KEY (treatment_id),
  CONSTRAINT medication_treatment FOREIGN KEY (treatment_id, kind) REFERENCES treatment (treatment_id, kind) ON DELETE CASCADE,
  CONSTRAINT medication_kind CHECK (kind = 'medication'),
  CONSTRAINT medication_dose CHECK (dose > 0),
  CONSTRAINT medication_drug CHECK (drug REGEXP '[^\\p{Z}\\p{C}]')
) COMMENT = 'One row: a treatment by a drug';

CREATE TABLE `procedure` (
  treatment_id  INT          NOT NULL,
  kind          ENUM('medication','procedure','imaging','observation') NOT NULL DEFAULT 'procedure',
  name          VARCHAR(40)  NOT NULL,
  surgical      BOOLEAN      NOT NULL COMMENT 'TRUE: surgery; FALSE: at the bedside',
  anaesthesia   ENUM('none','local','general') NOT NULL,
  particulars   JSON         NULL COMMENT 'What this procedure alone is measured by; NULL: nothing is',
  PRIMARY KEY (treatment_id),
  CONSTRAINT procedure_treatment FOREIGN KEY (treatment_id, kind) REFERENCES treatment (treatment_id, kind) ON DELETE CASCADE,
  CONSTRAINT procedure_kind CHECK (kind = 'procedure'),
  CONSTRAINT procedure_surgical CHECK (surgical IN (0, 1)),
  CONSTRAINT procedure_particulars CHECK (JSON_TYPE(particulars) = 'OBJECT'),
  CONSTRAINT procedure_name CHECK (name REGEXP '[^\\p{Z}\\p{C}]')
) COMMENT = 'One row: a treatment by hand or knife';

CREATE TABLE imaging (
  treatment_id  INT          NOT NULL,
  kind          ENUM('medication','procedure','imaging','observation') NOT NULL DEFAULT 'imaging',
  modality      ENUM('x_ray','ct','mri','ultrasound') NOT NULL,
  body_region   VARCHAR(20)  NOT NULL,
  contrast      BOOLEAN      NOT NULL COMMENT 'TRUE: with a contrast agent',
  PRIMARY KEY (treatment_id),
  CONSTRAINT imaging_treatment FOREIGN KEY (treatment_id, kind) REFERENCES treatment (treatment_id, kind) ON DELETE CASCADE,
  CONSTRAINT imaging_kind CHECK (kind = 'imaging'),
  CONSTRAINT imaging_contrast CHECK (contrast IN (0, 1)),
  CONSTRAINT imaging_body_region CHECK (body_region REGEXP '[^\\p{Z}\\p{C}]')
) COMMENT = 'One row: pictures taken of a patient';

CREATE TABLE observation (
  treatment_id  INT          NOT NULL,
  kind          ENUM('medication','procedure','imaging','observation') NOT NULL DEFAULT 'observation',
  monitoring    ENUM('cardiac','neurological','general') NOT NULL,
  interval_min  TINYINT      NOT NULL COMMENT 'Minutes between two checks',
  PRIMARY KEY (treatment_id),
  CONSTRAINT observation_treatment FOREIGN KEY (treatment_id, kind) REFERENCES treatment (treatment_id, kind) ON DELETE CASCADE,
  CONSTRAINT observation_kind CHECK (kind = 'observation'),
  CONSTRAINT observation_interval CHECK (interval_min BETWEEN 1 AND 120)
) COMMENT = 'One row: watching a patient over time';

CREATE TABLE assist (
  treatment_id  INT          NOT NULL,
  nurse_id      INT          NOT NULL,
  task          ENUM('prepares','administers','monitors') NOT NULL,
  PRIMARY KEY (treatment_id, nurse_id),
  CONSTRAINT assist_treatment FOREIGN KEY (treatment_id) REFERENCES treatment (treatment_id) ON DELETE CASCADE,
  CONSTRAINT assist_nurse FOREIGN KEY (nurse_id) REFERENCES nurse (staff_id)
) COMMENT = 'One row: a nurse assists a treatment (many-to-many with an attribute)';

CREATE TABLE disposition (
  visit_id      INT          NOT NULL,
  decided_at    DATETIME(3)  NOT NULL,
  decision      ENUM('discharged','admitted','transferred','left_without_being_seen','left_against_advice','died') NOT NULL,
  physician_id  INT          NULL COMMENT 'NULL: the patient left without being seen',
  ward          VARCHAR(20)  NULL COMMENT 'For admissions only',
  PRIMARY KEY (visit_id),
  CONSTRAINT disposition_visit FOREIGN KEY (visit_id) REFERENCES visit (visit_id),
  CONSTRAINT disposition_physician FOREIGN KEY (physician_id) REFERENCES physician (staff_id),
  CONSTRAINT disposition_decider CHECK ((decision = 'left_without_being_seen') = (physician_id IS NULL)),
  CONSTRAINT disposition_ward CHECK ((decision = 'admitted') = (ward IS NOT NULL)),
  CONSTRAINT disposition_ward_name CHECK (ward REGEXP '[^\\p{Z}\\p{C}]')
) COMMENT = 'One row: how a visit ends';
