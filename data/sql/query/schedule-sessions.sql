-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Stored sessions that lie, or were planned, between :from and :to; with :client only what concerns that client,
-- with :chosen (a JSON list of series and sessions) only those and what took the place of theirs.
WITH chosen AS (SELECT value AS id FROM json_each(coalesce(:chosen, '[]'))),
wanted AS (
  SELECT id FROM session WHERE client = :client
  UNION SELECT x.id FROM session x JOIN membership m ON m.client_group = x.client_group
    WHERE m.client = :client AND m.from_date <= :to AND (m.to_date IS NULL OR m.to_date >= :from)
  UNION SELECT session FROM attendance WHERE client = :client
  UNION SELECT id FROM session WHERE :client IS NULL AND :chosen IS NULL AND date BETWEEN :from AND :to
  UNION SELECT id FROM session WHERE :client IS NULL AND :chosen IS NULL AND planned_date BETWEEN :from AND :to
  UNION SELECT id FROM chosen
  UNION SELECT id FROM session WHERE series IN chosen)
SELECT x.id, x.client_group, x.client, x.kind, x.series, x.planned_date, x.date, x.starts, x.ends, x.room, x.staff,
       x.costaff, g.name, g.capacity, g.track, r.name, x.break_start, x.break_end, x.topic, x.state
FROM session x
LEFT JOIN client_group g ON g.id = x.client_group
LEFT JOIN room r ON r.id = x.room
WHERE x.id IN wanted AND (x.date BETWEEN :from AND :to OR x.planned_date BETWEEN :from AND :to)
