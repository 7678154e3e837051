-- What others report: dispatch exports, and data with faults planted in them. A row that can be read is loaded and flagged by the rules,
-- so there are keys here, but no order, no range and no reference is asked for, and NULL means: not reported.
-- Keys tell capitals from small letters and sort by code point, as MongoDB does.

CREATE TABLE reported_call (
  call_no             VARCHAR(20)  NOT NULL COLLATE utf8mb4_0900_bin COMMENT 'As reported (eResponse.03)',
  incident_no         VARCHAR(20)  NULL,
  call_type           VARCHAR(60)  NULL,
  call_type_group     VARCHAR(60)  NULL,
  call_date           DATE         NULL COMMENT 'Local date of the call',
  watch_date          DATE         NULL COMMENT 'Local date on which the watch began',
  received_at         DATETIME(3)  NULL COMMENT 'Call at the answering point (eTimes.01), UTC',
  entry_at            DATETIME(3)  NULL COMMENT 'Call entered into the dispatch system, UTC',
  original_priority   VARCHAR(10)  NULL COMMENT 'Codes of the reporting service',
  priority            VARCHAR(10)  NULL,
  final_priority      VARCHAR(10)  NULL,
  alarms              SMALLINT     NULL COMMENT 'Number of alarms',
  final_disposition   VARCHAR(60)  NULL COMMENT 'How the call ended, for all its units',
  address             VARCHAR(100) NULL,
  city                VARCHAR(40)  NULL,
  postcode            VARCHAR(10)  NULL,
  battalion           VARCHAR(10)  NULL,
  station_area        VARCHAR(10)  NULL,
  box                 VARCHAR(10)  NULL,
  fire_district       VARCHAR(10)  NULL COMMENT 'Fire prevention district',
  supervisor_district VARCHAR(10)  NULL,
  neighbourhood       VARCHAR(60)  NULL,
  location            POINT        NULL SRID 4326 COMMENT 'Longitude and latitude, WGS 84 (eScene.11)',
  PRIMARY KEY (call_no)
) COMMENT = 'One row: a call as somebody else reports it';

CREATE TABLE reported_response (
  row_id              VARCHAR(40)  NOT NULL COLLATE utf8mb4_0900_bin COMMENT 'Number of the reported row',
  call_no             VARCHAR(20)  NOT NULL COLLATE utf8mb4_0900_bin COMMENT 'A reported call, which may be missing',
  unit                VARCHAR(20)  NOT NULL COLLATE utf8mb4_0900_bin COMMENT 'Radio name (eResponse.14)',
  unit_type           VARCHAR(30)  NULL COMMENT 'Such as MEDIC, ENGINE, PRIVATE',
  unit_sequence       SMALLINT     NULL COMMENT 'Place among the units of the call, from 1',
  als_unit            BOOLEAN      NULL COMMENT 'TRUE: advanced life support',
  notified_at         DATETIME(3)  NULL COMMENT 'Unit notified (eTimes.03), UTC as all that follow',
  en_route_at         DATETIME(3)  NULL COMMENT 'Unit en route (eTimes.05)',
  on_scene_at         DATETIME(3)  NULL COMMENT 'Unit on scene (eTimes.06)',
  at_patient_at       DATETIME(3)  NULL COMMENT 'At the patient (eTimes.07)',
  left_scene_at       DATETIME(3)  NULL COMMENT 'Unit left the scene with a patient (eTimes.09)',
  at_destination_at   DATETIME(3)  NULL COMMENT 'At the hospital (eTimes.11)',
  transfer_of_care_at DATETIME(3)  NULL COMMENT 'eTimes.12',
  in_service_at       DATETIME(3)  NULL COMMENT 'Unit free again (eTimes.13)',
  outcome             VARCHAR(20)  NULL COMMENT 'Of this unit, in the words of dispatch.outcome; NULL: reported for the call alone',
  acuity              VARCHAR(20)  NULL COMMENT 'Initial acuity (eSituation.13)',
  assessed_at         DATETIME(3)  NULL COMMENT 'First assessment of the patient',
  PRIMARY KEY (row_id),
  KEY reported_response_call (call_no, unit),
  KEY reported_response_unit (unit, notified_at)
) COMMENT = 'One row: a unit sent to a call as somebody else reports it';

CREATE TABLE reported_vital_sign (
  row_id           VARCHAR(40)  NOT NULL COLLATE utf8mb4_0900_bin COMMENT 'A reported response',
  assessment_no    SMALLINT     NOT NULL COMMENT '1, 2, ... within the response',
  vital_no         SMALLINT     NOT NULL COMMENT '1, 2, ... within the assessment',
  taken_at         DATETIME(3)  NULL COMMENT 'eVitals.01',
  systolic_mmhg    SMALLINT     NULL COMMENT 'Systolic blood pressure, mmHg (eVitals.06)',
  diastolic_mmhg   SMALLINT     NULL COMMENT 'Diastolic blood pressure, mmHg (eVitals.07)',
  heart_rate       SMALLINT     NULL COMMENT 'Beats a minute (eVitals.10)',
  respiratory_rate SMALLINT     NULL COMMENT 'Breaths a minute (eVitals.14)',
  spo2             SMALLINT     NULL COMMENT 'Oxygen saturation, per cent (eVitals.12)',
  temperature_c    DECIMAL(5,1) NULL COMMENT 'Body temperature, degrees Celsius (eVitals.24)',
  gcs_eye          SMALLINT     NULL COMMENT 'Glasgow coma scale, eye (eVitals.19)',
  gcs_verbal       SMALLINT     NULL COMMENT 'Glasgow coma scale, verbal (eVitals.20)',
  gcs_motor        SMALLINT     NULL COMMENT 'Glasgow coma scale, motor (eVitals.21)',
  gcs_total        SMALLINT     NULL COMMENT 'Glasgow coma score as reported, not computed (eVitals.23)',
  PRIMARY KEY (row_id, assessment_no, vital_no)
) COMMENT = 'One row: one reading of the vital signs as somebody else reports it';

CREATE TABLE reported_visit (
  visit_no      VARCHAR(20)  NOT NULL COLLATE utf8mb4_0900_bin COMMENT 'As reported',
  row_id        VARCHAR(40)  NULL COLLATE utf8mb4_0900_bin COMMENT 'The response that brought the patient; NULL: a walk-in',
  arrived_at    DATETIME(3)  NULL COMMENT 'At the hospital',
  registered_at DATETIME(3)  NULL,
  triaged_at    DATETIME(3)  NULL,
  esi           SMALLINT     NULL COMMENT 'Emergency Severity Index, 1 is the most acute',
  bedded_at     DATETIME(3)  NULL,
  seen_at       DATETIME(3)  NULL COMMENT 'First contact with a physician',
  departed_at   DATETIME(3)  NULL,
  PRIMARY KEY (visit_no),
  KEY reported_visit_response (row_id)
) COMMENT = 'One row: a stay in an emergency department as somebody else reports it';

CREATE TABLE reported_treatment (
  treatment_no  VARCHAR(20)  NOT NULL COLLATE utf8mb4_0900_bin COMMENT 'As reported',
  visit_no      VARCHAR(20)  NOT NULL COLLATE utf8mb4_0900_bin COMMENT 'A reported visit, which may be missing',
  kind          VARCHAR(30)  NULL,
  started_at    DATETIME(3)  NULL,
  ended_at      DATETIME(3)  NULL,
  PRIMARY KEY (treatment_no),
  KEY reported_treatment_visit (visit_no)
) COMMENT = 'One row: a treatment as somebody else reports it';

CREATE TABLE reported_disposition (
  visit_no      VARCHAR(20)  NOT NULL COLLATE utf8mb4_0900_bin COMMENT 'A reported visit, which may be missing',
  decided_at    DATETIME(3)  NULL,
  decision      VARCHAR(40)  NULL,
  ward          VARCHAR(40)  NULL COMMENT 'For admissions only',
  PRIMARY KEY (visit_no)
) COMMENT = 'One row: how a visit ended as somebody else reports it';

CREATE TABLE reported_flag (
  row_id        VARCHAR(40)  NOT NULL COLLATE utf8mb4_0900_bin COMMENT 'A reported response that breaks the rule, or whose call does',
  rule          VARCHAR(60)  NOT NULL COLLATE utf8mb4_0900_bin COMMENT 'A file of sql/rules, without its ending, or unreadable-value or contradicts-its-call',
  detail        TEXT         NULL COMMENT 'Of unreadable-value and contradicts-its-call: each value, with its column',
  PRIMARY KEY (row_id, rule)
) COMMENT = 'One row: a rule that an imported response breaks, or what else is wrong with its values; written by the import';

CREATE TABLE reported_rejection (
  line_no       INT          NOT NULL COMMENT 'Line of the file on which the row begins, from 1',
  reason        VARCHAR(20)  NOT NULL COMMENT 'What kind of fault, such as time or duplicate',
  detail        VARCHAR(200) NOT NULL COMMENT 'What exactly, with column and value',
  raw_row       TEXT         NOT NULL COMMENT 'As it stands in the file; of a line that is too long, the beginning',
  PRIMARY KEY (line_no)
) COMMENT = 'One row: a row of an imported file that could not be read, and was not loaded';
