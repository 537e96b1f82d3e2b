-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was marked for the sessions between :from and :to; with :client only for that client, with :chosen (a JSON list of
-- series and sessions) only for those.
WITH chosen AS (SELECT value AS id FROM json_each(coalesce(:chosen, '[]')))
SELECT a.id, a.session, a.client, a.status, a.arrive, a.leave, a.reason
FROM attendance a JOIN session x ON x.id = a.session
WHERE a.client = :client AND x.date BETWEEN :from AND :to
UNION ALL
SELECT a.id, a.session, a.client, a.status, a.arrive, a.leave, a.reason
FROM session x JOIN attendance a ON a.session = x.id
WHERE :client IS NULL AND :chosen IS NULL AND x.date BETWEEN :from AND :to
UNION ALL
SELECT a.id, a.session, a.client, a.status, a.arrive, a.leave, a.reason
FROM session x JOIN attendance a ON a.session = x.id
WHERE :client IS NULL AND x.id IN (SELECT id FROM chosen UNION SELECT y.id FROM session y WHERE y.series IN chosen)
  AND x.date BETWEEN :from AND :to
