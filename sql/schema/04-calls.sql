-- From the telephone to the scene. All instants are UTC; names in brackets are NEMSIS v3.5 elements.

CREATE TABLE emergency_call (
  call_id         INT          NOT NULL,
  call_no         CHAR(9)      NOT NULL COMMENT 'Such as C-0000042 (eResponse.03)',
  received_at     DATETIME(3)  NOT NULL COMMENT 'Call at the answering point (eTimes.01)',
  dispatcher_id   INT          NOT NULL,
  caller_phone    VARCHAR(20)  NULL COMMENT 'NULL: number withheld',
  problem_code    CHAR(3)      NOT NULL COMMENT 'Problem as the caller reports it (eDispatch.01)',
  chief_complaint VARCHAR(200) NOT NULL COMMENT 'The caller''s own words (eSituation.04)',
  priority        TINYINT      NOT NULL COMMENT 'eDispatch.05',
  address         VARCHAR(80)  NOT NULL,
  location        POINT        NOT NULL SRID 4326 COMMENT 'Longitude and latitude, WGS 84 (eScene.11)',
  patient_id      INT          NULL COMMENT 'Whom the call concerns; NULL: nobody was found or named',
  PRIMARY KEY (call_id),
  UNIQUE KEY emergency_call_call_no (call_no),
  CONSTRAINT emergency_call_dispatcher FOREIGN KEY (dispatcher_id) REFERENCES dispatcher (staff_id),
  CONSTRAINT emergency_call_problem FOREIGN KEY (problem_code) REFERENCES clinical_problem (problem_code),
  CONSTRAINT emergency_call_priority FOREIGN KEY (priority) REFERENCES dispatch_priority (priority),
  CONSTRAINT emergency_call_patient FOREIGN KEY (patient_id) REFERENCES patient (patient_id)
) COMMENT = 'One row: a telephone call for help';

CREATE TABLE dispatch (
  dispatch_id   INT          NOT NULL,
  call_id       INT          NOT NULL,
  ambulance_id  SMALLINT     NOT NULL,
  notified_at   DATETIME(3)  NOT NULL COMMENT 'Unit notified (eTimes.03)',
  en_route_at   DATETIME(3)  NULL COMMENT 'Unit en route (eTimes.05)',
  on_scene_at   DATETIME(3)  NULL COMMENT 'Unit on scene (eTimes.06); NULL: cancelled on the way',
  at_patient_at DATETIME(3)  NULL COMMENT 'At the patient (eTimes.07)',
  in_service_at DATETIME(3)  NULL COMMENT 'Unit free again (eTimes.13); NULL: still out when the year ended',
  outcome       ENUM('transported','treated_on_scene','refused','no_patient','cancelled') NOT NULL,
  turnout_s     INT GENERATED ALWAYS AS (TIMESTAMPDIFF(SECOND, notified_at, en_route_at)) VIRTUAL COMMENT 'eTimes.05 - .03, seconds',
  response_s    INT GENERATED ALWAYS AS (TIMESTAMPDIFF(SECOND, notified_at, on_scene_at)) VIRTUAL COMMENT 'eTimes.06 - .03, seconds',
  PRIMARY KEY (dispatch_id),
  UNIQUE KEY dispatch_call_ambulance (call_id, ambulance_id),
  CONSTRAINT dispatch_call FOREIGN KEY (call_id) REFERENCES emergency_call (call_id),
  CONSTRAINT dispatch_ambulance FOREIGN KEY (ambulance_id) REFERENCES ambulance (ambulance_id),
  CONSTRAINT dispatch_en_route CHECK (en_route_at >= notified_at),
  CONSTRAINT dispatch_on_scene CHECK (on_scene_at >= en_route_at),
  CONSTRAINT dispatch_at_patient CHECK (at_patient_at >= on_scene_at),
  CONSTRAINT dispatch_in_service CHECK (in_service_at >= COALESCE(at_patient_at, on_scene_at, en_route_at, notified_at)),
  CONSTRAINT dispatch_cancelled CHECK (outcome <> 'cancelled' OR on_scene_at IS NULL)
) COMMENT = 'One row: an ambulance sent to a call';

CREATE TABLE assessment (
  dispatch_id   INT          NOT NULL COMMENT 'Owner: an assessment exists only within a dispatch',
  assessment_no TINYINT      NOT NULL COMMENT 'Partial key: 1, 2, ... within the dispatch',
  paramedic_id  INT          NOT NULL,
  patient_id    INT          NOT NULL,
  assessed_at   DATETIME(3)  NOT NULL,
  problem_code  CHAR(3)      NOT NULL COMMENT 'Primary impression (eSituation.11)',
  acuity        ENUM('critical','emergent','lower_acuity','dead') NOT NULL COMMENT 'Initial acuity (eSituation.13)',
  PRIMARY KEY (dispatch_id, assessment_no),
  CONSTRAINT assessment_dispatch FOREIGN KEY (dispatch_id) REFERENCES dispatch (dispatch_id) ON DELETE CASCADE,
  CONSTRAINT assessment_paramedic FOREIGN KEY (paramedic_id) REFERENCES paramedic (staff_id),
  CONSTRAINT assessment_patient FOREIGN KEY (patient_id) REFERENCES patient (patient_id),
  CONSTRAINT assessment_problem FOREIGN KEY (problem_code) REFERENCES clinical_problem (problem_code),
  CONSTRAINT assessment_no_positive CHECK (assessment_no >= 1)
) COMMENT = 'One row: a paramedic examines a patient during a dispatch (weak entity)';

CREATE TABLE vital_sign (
  dispatch_id      INT          NOT NULL,
  assessment_no    TINYINT      NOT NULL,
  vital_no         TINYINT      NOT NULL COMMENT 'Partial key: 1, 2, ... within the assessment',
  taken_at         DATETIME(3)  NOT NULL COMMENT 'eVitals.01',
  systolic_mmhg    SMALLINT     NULL COMMENT 'Systolic blood pressure, mmHg (eVitals.06)',
  diastolic_mmhg   SMALLINT     NULL COMMENT 'Diastolic blood pressure, mmHg (eVitals.07)',
  heart_rate       SMALLINT     NULL COMMENT 'Beats a minute (eVitals.10)',
  respiratory_rate SMALLINT     NULL COMMENT 'Breaths a minute (eVitals.14)',
  spo2             TINYINT      NULL COMMENT 'Oxygen saturation, per cent (eVitals.12)',
  temperature_c    DECIMAL(3,1) NULL COMMENT 'Body temperature, degrees Celsius (eVitals.24)',
  gcs_eye          TINYINT      NULL COMMENT 'Glasgow coma scale, eye (eVitals.19)',
  gcs_verbal       TINYINT      NULL COMMENT 'Glasgow coma scale, verbal (eVitals.20)',
  gcs_motor        TINYINT      NULL COMMENT 'Glasgow coma scale, motor (eVitals.21)',
  gcs_total        TINYINT GENERATED ALWAYS AS (gcs_eye + gcs_verbal + gcs_motor) VIRTUAL COMMENT 'Glasgow coma score, 3-15 (eVitals.23)',
  PRIMARY KEY (dispatch_id, assessment_no, vital_no),
  CONSTRAINT vital_sign_assessment FOREIGN KEY (dispatch_id, assessment_no)
    REFERENCES assessment (dispatch_id, assessment_no) ON DELETE CASCADE,
  CONSTRAINT vital_sign_no_positive CHECK (vital_no >= 1),
  CONSTRAINT vital_sign_systolic CHECK (systolic_mmhg BETWEEN 0 AND 500),
  CONSTRAINT vital_sign_diastolic CHECK (diastolic_mmhg BETWEEN 0 AND systolic_mmhg),
  CONSTRAINT vital_sign_heart_rate CHECK (heart_rate BETWEEN 0 AND 500),
  CONSTRAINT vital_sign_respiratory_rate CHECK (respiratory_rate BETWEEN 0 AND 300),
  CONSTRAINT vital_sign_spo2 CHECK (spo2 BETWEEN 0 AND 100),
  CONSTRAINT vital_sign_temperature CHECK (temperature_c BETWEEN 10.0 AND 50.0),
  CONSTRAINT vital_sign_gcs_eye CHECK (gcs_eye BETWEEN 1 AND 4),
  CONSTRAINT vital_sign_gcs_verbal CHECK (gcs_verbal BETWEEN 1 AND 5),
  CONSTRAINT vital_sign_gcs_motor CHECK (gcs_motor BETWEEN 1 AND 6)
) COMMENT = 'One row: one reading of the vital signs in an assessment (weak entity of a weak entity)';
