-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Everyone expected somewhere between :from and :to (or :client alone; or with :chosen, a JSON list of series and sessions,
-- at those), with the newest episode begun by then.
WITH chosen AS (SELECT value AS id FROM json_each(coalesce(:chosen, '[]'))),
some AS (
  SELECT client, client_group, NULL AS session FROM series WHERE id IN chosen
  UNION ALL SELECT client, client_group, id FROM session WHERE id IN chosen
  UNION ALL SELECT client, client_group, id FROM session WHERE series IN chosen AND date BETWEEN :from AND :to)
SELECT c.id, c.client_no, c.first_name, c.last_name, c.preferred_name, c.date_of_birth, e.admit_date,
       e.discharge_date, e.hours_min, e.hours_max, e.counselor, e.level, l.min_adult, l.max_adult,
       l.min_adolescent, l.max_adolescent, l.adolescent_age_limit
FROM client c
LEFT JOIN episode e ON e.id = (SELECT x.id FROM episode x WHERE x.client = c.id AND x.admit_date <= :to
  ORDER BY x.discharge_date IS NULL DESC, x.admit_date DESC, x.rowid DESC LIMIT 1)
LEFT JOIN level_of_care l ON l.id = e.level
WHERE c.id IN (
  SELECT :client WHERE :client IS NOT NULL
  UNION SELECT m.client FROM membership m
    WHERE :client IS NULL AND :chosen IS NULL AND m.from_date <= :to AND (m.to_date IS NULL OR m.to_date >= :from)
  UNION SELECT s.client FROM series s
    WHERE :client IS NULL AND :chosen IS NULL AND s.first_date <= :to AND (s.last_date IS NULL OR s.last_date >= :from)
  UNION SELECT x.client FROM session x WHERE :client IS NULL AND :chosen IS NULL AND x.date BETWEEN :from AND :to
  UNION SELECT a.client FROM attendance a JOIN session x ON x.id = a.session
    WHERE :client IS NULL AND :chosen IS NULL AND x.date BETWEEN :from AND :to
  UNION SELECT client FROM some
  UNION SELECT m.client FROM membership m WHERE m.client_group IN (SELECT client_group FROM some)
    AND m.from_date <= :to AND (m.to_date IS NULL OR m.to_date >= :from)
  UNION SELECT a.client FROM attendance a WHERE a.session IN (SELECT session FROM some))
