-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Intake complete: programs, credentials, inquiry, waitlist, screening, histories, authorizations, medication, what the
-- assessment asks (domain reference 1.3, 3.1 to 3.4).

CREATE TABLE credential (
  id TEXT NOT NULL PRIMARY KEY,
  staff TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  number TEXT,
  issued_by TEXT,
  expires TEXT,
  may_diagnose INTEGER CHECK (may_diagnose IN (0, 1)),
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE icd_code (
  id TEXT NOT NULL PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL,
  from_date TEXT,
  to_date TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE program (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  level TEXT REFERENCES level_of_care (id),
  weeks INTEGER CHECK (weeks BETWEEN 1 AND 52),
  days INTEGER CHECK (days BETWEEN 1 AND 7),
  hours_min REAL CHECK (hours_min BETWEEN 0 AND 80),
  hours_max REAL CHECK (hours_max BETWEEN 0 AND 80),
  needs_sud INTEGER CHECK (needs_sud IN (0, 1)),
  active INTEGER CHECK (active IN (0, 1)),
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

ALTER TABLE staff ADD COLUMN may_diagnose INTEGER CHECK (may_diagnose IN (0, 1));
ALTER TABLE client ADD COLUMN gender TEXT;
ALTER TABLE client ADD COLUMN pregnant TEXT;
ALTER TABLE client ADD COLUMN ethnicity TEXT;
ALTER TABLE client ADD COLUMN veteran INTEGER CHECK (veteran IN (0, 1));
ALTER TABLE client ADD COLUMN marital TEXT;
ALTER TABLE client ADD COLUMN education TEXT;
ALTER TABLE client ADD COLUMN payer TEXT;
ALTER TABLE client ADD COLUMN member_id TEXT;
ALTER TABLE client ADD COLUMN no_allergies INTEGER CHECK (no_allergies IN (0, 1));
ALTER TABLE episode ADD COLUMN program TEXT REFERENCES program (id);
ALTER TABLE episode ADD COLUMN phase TEXT;
ALTER TABLE episode ADD COLUMN prior_level TEXT REFERENCES level_of_care (id);
ALTER TABLE episode ADD COLUMN hours_reason TEXT;
ALTER TABLE episode ADD COLUMN extension_reason TEXT;
ALTER TABLE episode ADD COLUMN mandate_agency TEXT;
ALTER TABLE episode ADD COLUMN mandate_officer TEXT;
ALTER TABLE episode ADD COLUMN mandate_phone TEXT;
ALTER TABLE episode ADD COLUMN mandate_reports TEXT;
ALTER TABLE episode ADD COLUMN parent_told TEXT;
ALTER TABLE diagnosis ADD COLUMN as_prescribed INTEGER CHECK (as_prescribed IN (0, 1));
ALTER TABLE diagnosis ADD COLUMN remission TEXT;
ALTER TABLE diagnosis ADD COLUMN on_maintenance INTEGER CHECK (on_maintenance IN (0, 1));
ALTER TABLE diagnosis ADD COLUMN controlled_environment INTEGER CHECK (controlled_environment IN (0, 1));
ALTER TABLE diagnosis ADD COLUMN rank INTEGER CHECK (rank BETWEEN 1 AND 99);
ALTER TABLE diagnosis ADD COLUMN diagnosed_by TEXT REFERENCES staff (id);
ALTER TABLE assessment ADD COLUMN recommendations TEXT;
ALTER TABLE assessment ADD COLUMN problem_list TEXT;
ALTER TABLE safety_flag ADD COLUMN closed_by TEXT REFERENCES staff (id);
ALTER TABLE safety_flag ADD COLUMN close_reason TEXT;

CREATE TABLE client_address (
  id TEXT NOT NULL PRIMARY KEY,
  client TEXT NOT NULL REFERENCES client (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  street TEXT NOT NULL,
  city TEXT,
  state TEXT,
  postal_code TEXT,
  may_contact INTEGER NOT NULL CHECK (may_contact IN (0, 1)),
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE client_phone (
  id TEXT NOT NULL PRIMARY KEY,
  client TEXT NOT NULL REFERENCES client (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  number TEXT NOT NULL,
  may_contact INTEGER NOT NULL CHECK (may_contact IN (0, 1)),
  may_leave_message INTEGER CHECK (may_leave_message IN (0, 1)),
  may_text INTEGER CHECK (may_text IN (0, 1)),
  identify_as TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE client_race (
  id TEXT NOT NULL PRIMARY KEY,
  client TEXT NOT NULL REFERENCES client (id) ON DELETE CASCADE,
  race TEXT NOT NULL,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE allergy (
  id TEXT NOT NULL PRIMARY KEY,
  client TEXT NOT NULL REFERENCES client (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  reaction TEXT,
  severity TEXT,
  noted TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE availability (
  id TEXT NOT NULL PRIMARY KEY,
  client TEXT NOT NULL REFERENCES client (id) ON DELETE CASCADE,
  weekday TEXT NOT NULL,
  starts TEXT NOT NULL,
  ends TEXT NOT NULL,
  kind TEXT NOT NULL,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE contact (
  id TEXT NOT NULL PRIMARY KEY,
  client TEXT NOT NULL REFERENCES client (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  stance TEXT,
  relation TEXT,
  organization TEXT,
  phone TEXT,
  may_attend INTEGER CHECK (may_attend IN (0, 1)),
  guardian INTEGER CHECK (guardian IN (0, 1)),
  note TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE inquiry (
  id TEXT NOT NULL PRIMARY KEY,
  client TEXT NOT NULL REFERENCES client (id) ON DELETE CASCADE,
  received TEXT NOT NULL,
  received_time TEXT,
  caller_name TEXT NOT NULL,
  caller_relation TEXT NOT NULL,
  callback_phone TEXT,
  may_leave_message INTEGER NOT NULL CHECK (may_leave_message IN (0, 1)),
  identify_as TEXT NOT NULL,
  referral_source TEXT NOT NULL,
  reason TEXT NOT NULL,
  urgent_risk INTEGER NOT NULL CHECK (urgent_risk IN (0, 1)),
  payer TEXT,
  track_wanted TEXT,
  first_offered TEXT,
  first_service TEXT,
  disposition TEXT,
  referred_to TEXT,
  taken_by TEXT REFERENCES staff (id),
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE waitlist (
  id TEXT NOT NULL PRIMARY KEY,
  client TEXT NOT NULL REFERENCES client (id) ON DELETE CASCADE,
  since TEXT NOT NULL,
  program TEXT REFERENCES program (id),
  track TEXT,
  priority TEXT NOT NULL,
  interim TEXT,
  last_contact TEXT,
  ended TEXT,
  disposition TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE screening (
  id TEXT NOT NULL PRIMARY KEY,
  client TEXT NOT NULL REFERENCES client (id) ON DELETE CASCADE,
  screened TEXT NOT NULL,
  screened_by TEXT NOT NULL REFERENCES staff (id),
  intoxicated INTEGER CHECK (intoxicated IN (0, 1)),
  withdrawal_risk TEXT,
  overdose_ever INTEGER CHECK (overdose_ever IN (0, 1)),
  last_overdose TEXT,
  suicide_risk TEXT,
  violence_risk TEXT,
  self_harm TEXT,
  action TEXT,
  medical_emergency INTEGER CHECK (medical_emergency IN (0, 1)),
  needs_24h INTEGER CHECK (needs_24h IN (0, 1)),
  result TEXT,
  referred_to TEXT,
  override_reason TEXT,
  overridden_by TEXT REFERENCES staff (id),
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE screening_use (
  id TEXT NOT NULL PRIMARY KEY,
  screening TEXT NOT NULL REFERENCES screening (id) ON DELETE CASCADE,
  substance TEXT NOT NULL,
  last_use TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE status_change (
  id TEXT NOT NULL PRIMARY KEY,
  client TEXT NOT NULL REFERENCES client (id) ON DELETE CASCADE,
  date TEXT NOT NULL,
  old_status TEXT,
  new_status TEXT NOT NULL,
  reason TEXT,
  referred_to TEXT,
  decided_by TEXT REFERENCES staff (id),
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE medication (
  id TEXT NOT NULL PRIMARY KEY,
  client TEXT NOT NULL REFERENCES client (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  purpose TEXT NOT NULL,
  dose TEXT,
  route TEXT,
  frequency TEXT,
  prescriber TEXT,
  start_date TEXT,
  stop_date TEXT,
  stop_reason TEXT,
  status TEXT NOT NULL,
  adherence TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE level_change (
  id TEXT NOT NULL PRIMARY KEY,
  episode TEXT NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
  date TEXT NOT NULL,
  old_level TEXT REFERENCES level_of_care (id),
  new_level TEXT NOT NULL REFERENCES level_of_care (id),
  reason TEXT,
  criteria_met TEXT,
  hours_min REAL CHECK (hours_min BETWEEN 0 AND 80),
  hours_max REAL CHECK (hours_max BETWEEN 0 AND 80),
  accepted_by TEXT,
  first_appointment TEXT,
  decided_by TEXT REFERENCES staff (id),
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE phase_change (
  id TEXT NOT NULL PRIMARY KEY,
  episode TEXT NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
  date TEXT NOT NULL,
  phase TEXT NOT NULL,
  days INTEGER CHECK (days BETWEEN 1 AND 7),
  reason TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE authorization (
  id TEXT NOT NULL PRIMARY KEY,
  episode TEXT NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
  payer TEXT NOT NULL,
  number TEXT,
  from_date TEXT NOT NULL,
  to_date TEXT NOT NULL,
  units REAL CHECK (units BETWEEN 0 AND 9999),
  unit TEXT,
  note TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE document (
  id TEXT NOT NULL PRIMARY KEY,
  episode TEXT NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  version TEXT NOT NULL,
  given TEXT NOT NULL,
  given_by TEXT REFERENCES staff (id),
  signed TEXT,
  signed_by TEXT,
  refused INTEGER CHECK (refused IN (0, 1)),
  reason TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE substance_use (
  id TEXT NOT NULL PRIMARY KEY,
  assessment TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  substance TEXT NOT NULL,
  rank TEXT,
  route TEXT,
  age_first INTEGER CHECK (age_first BETWEEN 0 AND 120),
  days_used INTEGER CHECK (days_used BETWEEN 0 AND 30),
  last_use TEXT,
  frequency TEXT,
  amount TEXT,
  longest_abstinence TEXT,
  withdrawal INTEGER CHECK (withdrawal IN (0, 1)),
  overdoses INTEGER CHECK (overdoses BETWEEN 0 AND 99),
  last_overdose TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE prior_treatment (
  id TEXT NOT NULL PRIMARY KEY,
  assessment TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  level TEXT REFERENCES level_of_care (id),
  place TEXT NOT NULL,
  year INTEGER CHECK (year BETWEEN 1940 AND 2100),
  outcome TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE mental_status (
  id TEXT NOT NULL PRIMARY KEY,
  assessment TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  appearance TEXT,
  behavior TEXT,
  speech TEXT,
  mood TEXT,
  affect TEXT,
  thought_process TEXT,
  thought_content TEXT,
  perception TEXT,
  cognition TEXT,
  insight TEXT,
  comment TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE task (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  client TEXT REFERENCES client (id),
  staff TEXT REFERENCES staff (id),
  due TEXT NOT NULL,
  done TEXT,
  done_by TEXT REFERENCES staff (id),
  note TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE INDEX credential_staff ON credential (staff);
CREATE INDEX client_address_client ON client_address (client);
CREATE INDEX client_phone_client ON client_phone (client);
CREATE INDEX client_race_client ON client_race (client);
CREATE INDEX allergy_client ON allergy (client);
CREATE INDEX availability_client ON availability (client);
CREATE INDEX contact_client ON contact (client);
CREATE INDEX inquiry_client ON inquiry (client);
CREATE INDEX waitlist_client ON waitlist (client);
CREATE INDEX screening_client ON screening (client);
CREATE INDEX screening_use_screening ON screening_use (screening);
CREATE INDEX status_change_client ON status_change (client);
CREATE INDEX medication_client ON medication (client);
CREATE INDEX level_change_episode ON level_change (episode);
CREATE INDEX phase_change_episode ON phase_change (episode);
CREATE INDEX authorization_episode ON authorization (episode);
CREATE INDEX document_episode ON document (episode);
CREATE INDEX substance_use_assessment ON substance_use (assessment);
CREATE INDEX prior_treatment_assessment ON prior_treatment (assessment);
CREATE INDEX mental_status_assessment ON mental_status (assessment);
CREATE INDEX task_client ON task (client);
