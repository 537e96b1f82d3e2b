-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The versions of the plans of those episodes; of one that is being signed: when the counselor signed it, and whether a
-- supervisor did.
SELECT p.episode, p.version, p.state, p.effective, p.next_review,
       CASE WHEN p.state IN ('ready', 'signed') THEN
         (SELECT max(s.date) FROM signature s WHERE s.plan = p.id AND s.review IS NULL AND s.role = 'counselor'
          AND s.way IN ('screen', 'paper')) END,
       p.state IN ('ready', 'signed') AND EXISTS
         (SELECT 1 FROM signature s WHERE s.plan = p.id AND s.review IS NULL AND s.role = 'supervisor')
FROM episode e
JOIN plan p ON p.episode = e.id
WHERE e.admit_date <= :until AND (e.discharge_date IS NULL OR e.discharge_date >= :since)
ORDER BY p.episode, p.version
