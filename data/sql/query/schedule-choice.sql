-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Series and stored sessions that may lie between :from and :to and end after the time :after, by when they begin; with
-- :staff only what that person has part in.
SELECT s.id, s.rule, s.first_date, s.last_date, s.starts
FROM series s
WHERE s.first_date <= :to AND (s.last_date IS NULL OR s.last_date >= :from) AND s.ends > :after
  AND (:staff IS NULL OR s.staff = :staff OR s.costaff = :staff)
UNION ALL
SELECT x.id, NULL, x.date, x.date, x.starts
FROM session x
WHERE x.date BETWEEN :from AND :to AND x.ends > :after AND (:staff IS NULL OR x.staff = :staff OR x.costaff = :staff)
ORDER BY 5, 1
