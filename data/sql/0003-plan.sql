-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The treatment plan complete: what its rules ask for, reviews and signatures (domain reference 3.3, 3.8, 4.1).

ALTER TABLE episode ADD COLUMN consent_basis TEXT;
ALTER TABLE episode ADD COLUMN guardian_name TEXT;
ALTER TABLE episode ADD COLUMN guardian_relation TEXT;
ALTER TABLE episode ADD COLUMN guardian_phone TEXT;
ALTER TABLE diagnosis ADD COLUMN deferral_reason TEXT;
ALTER TABLE assessment ADD COLUMN signed TEXT;
ALTER TABLE assessment ADD COLUMN signed_by TEXT REFERENCES staff (id);
ALTER TABLE asam_rating ADD COLUMN topic TEXT;
ALTER TABLE asam_rating ADD COLUMN minimum_level TEXT REFERENCES level_of_care (id);
ALTER TABLE plan ADD COLUMN effective TEXT;
ALTER TABLE plan ADD COLUMN culture TEXT;
ALTER TABLE plan ADD COLUMN hours_reason TEXT;
ALTER TABLE plan ADD COLUMN family_invited INTEGER CHECK (family_invited IN (0, 1));
ALTER TABLE plan ADD COLUMN disagreement TEXT;
ALTER TABLE plan ADD COLUMN copy_date TEXT;
ALTER TABLE plan ADD COLUMN explained_by TEXT REFERENCES staff (id);
ALTER TABLE problem ADD COLUMN second_dimension TEXT;
ALTER TABLE problem ADD COLUMN life_area TEXT;
ALTER TABLE problem ADD COLUMN screen TEXT;
ALTER TABLE problem ADD COLUMN safety_flag TEXT REFERENCES safety_flag (id);
ALTER TABLE objective ADD COLUMN first_start TEXT;
ALTER TABLE objective ADD COLUMN first_target TEXT;
ALTER TABLE objective ADD COLUMN status_date TEXT;
ALTER TABLE objective ADD COLUMN barrier TEXT;
ALTER TABLE objective ADD COLUMN relapse_plan INTEGER CHECK (relapse_plan IN (0, 1));

CREATE TABLE life_area (
  id TEXT NOT NULL PRIMARY KEY,
  assessment TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  area TEXT NOT NULL,
  finding TEXT,
  need INTEGER CHECK (need IN (0, 1)),
  strength INTEGER CHECK (strength IN (0, 1)),
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE screen_result (
  id TEXT NOT NULL PRIMARY KEY,
  episode TEXT NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
  instrument TEXT NOT NULL,
  date TEXT NOT NULL,
  score REAL CHECK (score BETWEEN 0 AND 200),
  positive INTEGER CHECK (positive IN (0, 1)),
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE review (
  id TEXT NOT NULL PRIMARY KEY,
  plan TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
  review_date TEXT NOT NULL,
  kind TEXT NOT NULL,
  client_comment TEXT,
  continued_stay_reason TEXT,
  step_down_reason TEXT,
  changes TEXT,
  next_review TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE review_objective (
  id TEXT NOT NULL PRIMARY KEY,
  review TEXT NOT NULL REFERENCES review (id) ON DELETE CASCADE,
  objective TEXT NOT NULL REFERENCES objective (id),
  progress TEXT,
  evidence TEXT,
  value_now TEXT,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE review_rating (
  id TEXT NOT NULL PRIMARY KEY,
  review TEXT NOT NULL REFERENCES review (id) ON DELETE CASCADE,
  dimension TEXT NOT NULL,
  rating INTEGER CHECK (rating BETWEEN 0 AND 4),
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE signature (
  id TEXT NOT NULL PRIMARY KEY,
  plan TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
  review TEXT REFERENCES review (id),
  role TEXT NOT NULL,
  way TEXT NOT NULL,
  staff TEXT REFERENCES staff (id),
  name TEXT NOT NULL,
  credential TEXT,
  relation TEXT,
  date TEXT NOT NULL,
  time TEXT NOT NULL,
  statement TEXT,
  reason TEXT,
  witness TEXT REFERENCES staff (id),
  recorded_by TEXT REFERENCES staff (id),
  content_code TEXT NOT NULL,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE INDEX life_area_assessment ON life_area (assessment);
CREATE INDEX screen_result_episode ON screen_result (episode);
CREATE INDEX review_plan ON review (plan);
CREATE INDEX review_objective_review ON review_objective (review);
CREATE INDEX review_objective_objective ON review_objective (objective);
CREATE INDEX review_rating_review ON review_rating (review);
CREATE INDEX signature_plan ON signature (plan);
CREATE INDEX signature_review ON signature (review);
CREATE INDEX session_date ON session (date);

UPDATE pick_item SET counts = code IN ('individual', 'group', 'relapse-prevention', 'education', 'skills', 'family',
  'family-education', 'expressive', 'mindfulness') WHERE list = 'service';
