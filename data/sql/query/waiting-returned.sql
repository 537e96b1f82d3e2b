-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The newest plan of :client where a supervisor returned it with a comment and nobody has answered yet: neither has the
-- next version been begun, nor did a supervisor sign all the same. The day of the last comment.
SELECT p.version, max(s.date) FROM episode e
JOIN plan p ON p.episode = e.id AND p.state = 'signed'
JOIN signature s ON s.plan = p.id AND s.way = 'returned' AND s.review IS NULL
WHERE e.client = :client AND e.discharge_date IS NULL
  AND NOT EXISTS (SELECT 1 FROM plan n WHERE n.episode = p.episode AND n.version > p.version)
  AND NOT EXISTS (SELECT 1 FROM signature x WHERE x.plan = p.id AND x.review IS NULL AND x.role = 'supervisor'
                  AND x.way IN ('screen', 'paper'))
GROUP BY p.id
