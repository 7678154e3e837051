-- Code lists: values that carry data of their own, so they are rows and not an ENUM.
--
-- Two conditions come again in all files. REGEXP '[^\\p{Z}\\p{C}]' wants one character that is seen: neither a space of any kind nor
-- a control character, such as a tab. REGEXP_LIKE(x, '^...\\z', 'c') wants a form: 'c' tells capitals from small letters, which the
-- collation does not, and \z is the end, where $ lets a newline follow.

CREATE TABLE dispatch_priority (
  priority      TINYINT      NOT NULL COMMENT 'Rank, 1 is the most urgent',
  name          VARCHAR(20)  NOT NULL COMMENT 'NEMSIS eDispatch.05 label',
  target_s      SMALLINT     NOT NULL COMMENT 'Target from unit notified to on scene, in seconds',
  PRIMARY KEY (priority),
  UNIQUE KEY dispatch_priority_name (name),
  CONSTRAINT dispatch_priority_rank CHECK (priority BETWEEN 1 AND 4),
  CONSTRAINT dispatch_priority_target CHECK (target_s >= 1),
  CONSTRAINT dispatch_priority_name CHECK (name REGEXP '[^\\p{Z}\\p{C}]')
) COMMENT = 'One row: an urgency that a dispatcher can give a call';

CREATE TABLE triage_level (
  esi           TINYINT      NOT NULL COMMENT 'Emergency Severity Index, 1 is the most acute',
  name          VARCHAR(20)  NOT NULL,
  target_min    SMALLINT     NOT NULL COMMENT 'Target from registration to physician, in minutes',
  PRIMARY KEY (esi),
  UNIQUE KEY triage_level_name (name),
  CONSTRAINT triage_level_range CHECK (esi BETWEEN 1 AND 5),
  CONSTRAINT triage_level_target CHECK (target_min >= 0),
  CONSTRAINT triage_level_name CHECK (name REGEXP '[^\\p{Z}\\p{C}]')
) COMMENT = 'One row: a level of the Emergency Severity Index';

CREATE TABLE specialty (
  specialty_code CHAR(3)     NOT NULL,
  name           VARCHAR(40) NOT NULL,
  PRIMARY KEY (specialty_code),
  UNIQUE KEY specialty_name (name),
  CONSTRAINT specialty_code CHECK (REGEXP_LIKE(specialty_code, '^[A-Z]{3}\\z', 'c')),
  CONSTRAINT specialty_name CHECK (name REGEXP '[^\\p{Z}\\p{C}]')
) COMMENT = 'One row: a medical specialty a physician can hold';

CREATE TABLE clinical_problem (
  problem_code  CHAR(3)      NOT NULL,
  name          VARCHAR(40)  NOT NULL,
  body_system   VARCHAR(20)  NOT NULL,
  PRIMARY KEY (problem_code),
  UNIQUE KEY clinical_problem_name (name),
  CONSTRAINT clinical_problem_code CHECK (REGEXP_LIKE(problem_code, '^[A-Z]{3}\\z', 'c')),
  CONSTRAINT clinical_problem_name CHECK (name REGEXP '[^\\p{Z}\\p{C}]'),
  CONSTRAINT clinical_problem_body_system CHECK (body_system REGEXP '[^\\p{Z}\\p{C}]')
) COMMENT = 'One row: a problem that callers report (eDispatch.01) and paramedics find (eSituation.11)';
