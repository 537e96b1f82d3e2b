-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first schema: one table per record type of app/model, one column per field.

CREATE TABLE clinic (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  address TEXT,
  phone TEXT,
  after_hours_phone TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE staff (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  credential TEXT,
  role TEXT NOT NULL,
  credential_expires TEXT,
  active INTEGER CHECK (active IN (0, 1)),
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  value TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE pick_item (
  id TEXT NOT NULL PRIMARY KEY,
  list TEXT NOT NULL,
  code TEXT NOT NULL,
  label TEXT NOT NULL,
  plain TEXT,
  active INTEGER CHECK (active IN (0, 1)),
  position INTEGER,
  counts INTEGER CHECK (counts IN (0, 1)),
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE level_of_care (
  id TEXT NOT NULL PRIMARY KEY,
  code TEXT NOT NULL,
  edition TEXT NOT NULL,
  label TEXT NOT NULL,
  rank REAL NOT NULL CHECK (rank BETWEEN 0 AND 100),
  min_adult REAL,
  max_adult REAL,
  min_adolescent REAL,
  max_adolescent REAL,
  adolescent_age_limit INTEGER CHECK (adolescent_age_limit BETWEEN 12 AND 25),
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE client (
  id TEXT NOT NULL PRIMARY KEY,
  client_no TEXT NOT NULL UNIQUE,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  preferred_name TEXT,
  pronouns TEXT,
  date_of_birth TEXT,
  sex TEXT,
  language TEXT,
  interpreter INTEGER CHECK (interpreter IN (0, 1)),
  employment TEXT,
  living TEXT,
  phone TEXT,
  may_contact INTEGER CHECK (may_contact IN (0, 1)),
  emergency_name TEXT,
  emergency_phone TEXT,
  emergency_relation TEXT,
  status TEXT NOT NULL,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE episode (
  id TEXT NOT NULL PRIMARY KEY,
  client TEXT NOT NULL REFERENCES client (id) ON DELETE CASCADE,
  admit_date TEXT NOT NULL,
  track TEXT,
  level TEXT REFERENCES level_of_care (id),
  counselor TEXT REFERENCES staff (id),
  prescribed_days INTEGER CHECK (prescribed_days BETWEEN 1 AND 7),
  hours_min REAL CHECK (hours_min BETWEEN 0 AND 80),
  hours_max REAL CHECK (hours_max BETWEEN 0 AND 80),
  planned_weeks INTEGER CHECK (planned_weeks BETWEEN 1 AND 52),
  expected_end TEXT,
  mandated INTEGER CHECK (mandated IN (0, 1)),
  referral_source TEXT,
  discharge_date TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE diagnosis (
  id TEXT NOT NULL PRIMARY KEY,
  episode TEXT NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
  code TEXT NOT NULL,
  text TEXT NOT NULL,
  criteria_count INTEGER CHECK (criteria_count BETWEEN 0 AND 11),
  severity TEXT,
  status TEXT,
  is_primary INTEGER CHECK (is_primary IN (0, 1)),
  diagnosed TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE assessment (
  id TEXT NOT NULL PRIMARY KEY,
  episode TEXT NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
  assessed TEXT NOT NULL,
  edition TEXT NOT NULL,
  own_words TEXT,
  strengths TEXT,
  needs TEXT,
  abilities TEXT,
  preferences TEXT,
  barriers TEXT,
  level_indicated TEXT REFERENCES level_of_care (id),
  level_placed TEXT REFERENCES level_of_care (id),
  discrepancy_reason TEXT,
  summary TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE asam_rating (
  id TEXT NOT NULL PRIMARY KEY,
  assessment TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  dimension TEXT NOT NULL,
  rating INTEGER CHECK (rating BETWEEN 0 AND 4),
  narrative TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE safety_flag (
  id TEXT NOT NULL PRIMARY KEY,
  client TEXT NOT NULL REFERENCES client (id) ON DELETE CASCADE,
  opened TEXT NOT NULL,
  kind TEXT NOT NULL,
  level TEXT NOT NULL,
  plan TEXT,
  closed TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE plan (
  id TEXT NOT NULL PRIMARY KEY,
  client TEXT NOT NULL REFERENCES client (id),
  episode TEXT NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
  version INTEGER NOT NULL CHECK (version BETWEEN 1 AND 999),
  state TEXT NOT NULL,
  kind TEXT NOT NULL,
  plan_date TEXT NOT NULL,
  level TEXT REFERENCES level_of_care (id),
  counselor TEXT REFERENCES staff (id),
  next_review TEXT,
  assessment TEXT REFERENCES assessment (id),
  own_words TEXT,
  strengths TEXT,
  needs TEXT,
  abilities TEXT,
  preferences TEXT,
  barriers TEXT,
  supports TEXT,
  stage TEXT,
  step_down_criteria TEXT,
  step_down_date TEXT,
  next_level TEXT REFERENCES level_of_care (id),
  took_part INTEGER CHECK (took_part IN (0, 1)),
  took_part_how TEXT,
  copy_offered INTEGER CHECK (copy_offered IN (0, 1)),
  explained_in TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE problem (
  id TEXT NOT NULL PRIMARY KEY,
  plan TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  item TEXT NOT NULL,
  title TEXT,
  statement TEXT,
  evidence TEXT,
  plain TEXT,
  dimension TEXT,
  diagnosis TEXT REFERENCES diagnosis (id),
  priority TEXT,
  status TEXT,
  reason TEXT,
  identified TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE goal (
  id TEXT NOT NULL PRIMARY KEY,
  plan TEXT NOT NULL REFERENCES plan (id),
  problem TEXT NOT NULL REFERENCES problem (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  item TEXT NOT NULL,
  text TEXT,
  own_words INTEGER CHECK (own_words IN (0, 1)),
  target_date TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE objective (
  id TEXT NOT NULL PRIMARY KEY,
  plan TEXT NOT NULL REFERENCES plan (id),
  goal TEXT NOT NULL REFERENCES goal (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  item TEXT NOT NULL,
  text TEXT,
  measure_type TEXT,
  method TEXT,
  plain_method TEXT,
  baseline TEXT,
  now TEXT,
  target TEXT,
  unit TEXT,
  weeks INTEGER CHECK (weeks BETWEEN 1 AND 104),
  start_date TEXT,
  target_date TEXT,
  status TEXT,
  strength TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE intervention (
  id TEXT NOT NULL PRIMARY KEY,
  plan TEXT NOT NULL REFERENCES plan (id),
  objective TEXT NOT NULL REFERENCES objective (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  item TEXT NOT NULL,
  text TEXT,
  service TEXT,
  plain_name TEXT,
  modality TEXT,
  staff TEXT REFERENCES staff (id),
  provider TEXT,
  frequency INTEGER CHECK (frequency BETWEEN 1 AND 60),
  per TEXT,
  minutes INTEGER CHECK (minutes BETWEEN 1 AND 720),
  sessions INTEGER CHECK (sessions BETWEEN 1 AND 999),
  start_date TEXT,
  stop_date TEXT,
  setting TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE form_document (
  id TEXT NOT NULL PRIMARY KEY,
  client TEXT NOT NULL REFERENCES client (id),
  episode TEXT NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
  form TEXT NOT NULL,
  form_version INTEGER NOT NULL CHECK (form_version BETWEEN 1 AND 999),
  version INTEGER NOT NULL CHECK (version BETWEEN 1 AND 999),
  state TEXT NOT NULL,
  made TEXT NOT NULL,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE form_answer (
  id TEXT NOT NULL PRIMARY KEY,
  document TEXT NOT NULL REFERENCES form_document (id) ON DELETE CASCADE,
  section TEXT NOT NULL,
  row_no INTEGER NOT NULL,
  item TEXT NOT NULL,
  value TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE room (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  capacity INTEGER CHECK (capacity BETWEEN 1 AND 200),
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE client_group (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  track TEXT,
  room TEXT REFERENCES room (id),
  facilitator TEXT NOT NULL REFERENCES staff (id),
  cofacilitator TEXT REFERENCES staff (id),
  capacity INTEGER CHECK (capacity BETWEEN 2 AND 60),
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE series (
  id TEXT NOT NULL PRIMARY KEY,
  client_group TEXT REFERENCES client_group (id),
  client TEXT REFERENCES client (id),
  kind TEXT NOT NULL,
  rule TEXT NOT NULL,
  first_date TEXT NOT NULL,
  last_date TEXT,
  starts TEXT NOT NULL,
  ends TEXT NOT NULL,
  room TEXT REFERENCES room (id),
  staff TEXT NOT NULL REFERENCES staff (id),
  costaff TEXT REFERENCES staff (id),
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE session (
  id TEXT NOT NULL PRIMARY KEY,
  series TEXT REFERENCES series (id),
  planned_date TEXT,
  client_group TEXT REFERENCES client_group (id),
  client TEXT REFERENCES client (id),
  kind TEXT NOT NULL,
  date TEXT NOT NULL,
  starts TEXT NOT NULL,
  ends TEXT NOT NULL,
  break_start TEXT,
  break_end TEXT,
  room TEXT REFERENCES room (id),
  staff TEXT NOT NULL REFERENCES staff (id),
  costaff TEXT REFERENCES staff (id),
  topic TEXT,
  state TEXT NOT NULL,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE membership (
  id TEXT NOT NULL PRIMARY KEY,
  client_group TEXT NOT NULL REFERENCES client_group (id) ON DELETE CASCADE,
  client TEXT NOT NULL REFERENCES client (id),
  from_date TEXT NOT NULL,
  to_date TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE attendance (
  id TEXT NOT NULL PRIMARY KEY,
  session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  client TEXT NOT NULL REFERENCES client (id),
  status TEXT NOT NULL,
  arrive TEXT,
  leave TEXT,
  reason TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE INDEX episode_client ON episode (client);
CREATE INDEX diagnosis_episode ON diagnosis (episode);
CREATE INDEX assessment_episode ON assessment (episode);
CREATE INDEX asam_rating_assessment ON asam_rating (assessment);
CREATE INDEX safety_flag_client ON safety_flag (client);
CREATE INDEX plan_client ON plan (client);
CREATE INDEX plan_episode ON plan (episode);
CREATE INDEX plan_assessment ON plan (assessment);
CREATE INDEX problem_plan ON problem (plan);
CREATE INDEX goal_plan ON goal (plan);
CREATE INDEX goal_problem ON goal (problem);
CREATE INDEX objective_plan ON objective (plan);
CREATE INDEX objective_goal ON objective (goal);
CREATE INDEX intervention_plan ON intervention (plan);
CREATE INDEX intervention_objective ON intervention (objective);
CREATE INDEX form_document_client ON form_document (client);
CREATE INDEX form_document_episode ON form_document (episode);
CREATE INDEX form_answer_document ON form_answer (document);
CREATE INDEX session_series ON session (series);
CREATE INDEX membership_client_group ON membership (client_group);
CREATE INDEX membership_client ON membership (client);
CREATE INDEX attendance_session ON attendance (session);
CREATE INDEX attendance_client ON attendance (client);

-- The audit: entries in a chain of hashes, values in rows that may be erased.
CREATE TABLE audit_entry (
  n INTEGER NOT NULL PRIMARY KEY,
  at TEXT NOT NULL,
  user TEXT NOT NULL,
  act TEXT NOT NULL,
  action TEXT NOT NULL,
  record_type TEXT NOT NULL,
  record TEXT NOT NULL,
  salt BLOB NOT NULL,
  digest BLOB NOT NULL,
  chain BLOB NOT NULL
) STRICT;

CREATE TABLE audit_value (
  entry INTEGER NOT NULL PRIMARY KEY REFERENCES audit_entry (n),
  content TEXT NOT NULL
) STRICT;

-- What is being typed and not saved yet.
CREATE TABLE draft (
  key TEXT NOT NULL PRIMARY KEY,
  text TEXT NOT NULL,
  changed TEXT NOT NULL
) STRICT;
