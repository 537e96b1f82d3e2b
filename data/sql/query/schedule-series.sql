-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Series that may have an occurrence between :from and :to; with :client only what that client may be expected at,
-- with :chosen (a JSON list) only those.
WITH chosen AS (SELECT value AS id FROM json_each(coalesce(:chosen, '[]'))),
wanted AS (
  SELECT id FROM series WHERE client = :client
  UNION SELECT s.id FROM series s JOIN membership m ON m.client_group = s.client_group
    WHERE m.client = :client AND m.from_date <= :to AND (m.to_date IS NULL OR m.to_date >= :from)
  UNION SELECT id FROM series WHERE :client IS NULL AND :chosen IS NULL
  UNION SELECT id FROM chosen)
SELECT s.id, s.client_group, s.client, s.kind, s.rule, s.first_date, s.last_date, s.starts, s.ends, s.room, s.staff,
       s.costaff, g.name, g.capacity, g.track, r.name
FROM series s
LEFT JOIN client_group g ON g.id = s.client_group
LEFT JOIN room r ON r.id = s.room
WHERE s.id IN wanted AND s.first_date <= :to AND (s.last_date IS NULL OR s.last_date >= :from)
