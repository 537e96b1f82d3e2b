-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who was whose counselor until when (domain reference 3.9); who waits is found without reading everyone.
CREATE TABLE counselor_change (
  id TEXT NOT NULL PRIMARY KEY,
  episode TEXT NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
  date TEXT NOT NULL,
  old_counselor TEXT REFERENCES staff (id),
  new_counselor TEXT NOT NULL REFERENCES staff (id),
  reason TEXT,
  decided_by TEXT REFERENCES staff (id),
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE INDEX counselor_change_episode ON counselor_change (episode);
CREATE INDEX client_status ON client (status);
