-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who belongs to which group at some time between :from and :to; with :client only that client, with :chosen (a JSON list
-- of series and sessions) only of the groups that those are of.
WITH chosen AS (SELECT value AS id FROM json_each(coalesce(:chosen, '[]')))
SELECT m.client_group, m.client, m.from_date, m.to_date FROM membership m
WHERE m.client = :client AND m.from_date <= :to AND (m.to_date IS NULL OR m.to_date >= :from)
UNION ALL
SELECT m.client_group, m.client, m.from_date, m.to_date FROM membership m
WHERE :client IS NULL AND :chosen IS NULL AND m.from_date <= :to AND (m.to_date IS NULL OR m.to_date >= :from)
UNION ALL
SELECT m.client_group, m.client, m.from_date, m.to_date FROM membership m
WHERE :client IS NULL AND m.client_group IN (
    SELECT client_group FROM series WHERE id IN chosen UNION SELECT client_group FROM session WHERE id IN chosen)
  AND m.from_date <= :to AND (m.to_date IS NULL OR m.to_date >= :from)
