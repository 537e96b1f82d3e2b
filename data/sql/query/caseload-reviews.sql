-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The finished reviews of those plans, in the order in which they were held: when the counselor signed, and whether a
-- supervisor did.
SELECT p.episode, p.version, p.state, r.review_date, r.next_review,
       (SELECT max(s.date) FROM signature s WHERE s.review = r.id AND s.role = 'counselor' AND s.way IN ('screen', 'paper')),
       EXISTS (SELECT 1 FROM signature s WHERE s.review = r.id AND s.role = 'supervisor')
FROM episode e
JOIN plan p ON p.episode = e.id
JOIN review r ON r.plan = p.id
WHERE e.admit_date <= :until AND (e.discharge_date IS NULL OR e.discharge_date >= :since)
ORDER BY r.review_date, r.rowid
