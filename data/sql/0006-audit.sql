-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The salt of an entry's values goes to their erasable row, and no link of the chain needs it any more; the newest
-- entry is known in a second place. The program moves the entries over and links them anew after this file ran.
ALTER TABLE audit_value RENAME TO audit_value_1;
ALTER TABLE audit_entry RENAME TO audit_entry_1;

CREATE TABLE audit_entry (
  n INTEGER NOT NULL PRIMARY KEY,
  at TEXT NOT NULL,
  user TEXT NOT NULL,
  act TEXT NOT NULL,
  action TEXT NOT NULL,
  record_type TEXT NOT NULL,
  record TEXT NOT NULL,
  digest BLOB NOT NULL,
  chain BLOB NOT NULL
) STRICT;

CREATE TABLE audit_value (
  entry INTEGER NOT NULL PRIMARY KEY REFERENCES audit_entry (n),
  salt BLOB NOT NULL,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE audit_head (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  n INTEGER NOT NULL,
  chain BLOB NOT NULL
) STRICT;

INSERT INTO audit_head (id, n, chain) VALUES (1, 0, zeroblob (32));
