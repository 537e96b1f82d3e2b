-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Every episode of care that was open on some day between :since and :until, the newest of a client first. The first
-- columns are those of schedule-people.
SELECT c.id, c.client_no, c.first_name, c.last_name, c.preferred_name, c.date_of_birth, e.admit_date,
       e.discharge_date, e.hours_min, e.hours_max, e.counselor, e.level, l.min_adult, l.max_adult,
       l.min_adolescent, l.max_adolescent, l.adolescent_age_limit, e.id
FROM episode e
JOIN client c ON c.id = e.client
LEFT JOIN level_of_care l ON l.id = e.level
WHERE e.admit_date <= :until AND (e.discharge_date IS NULL OR e.discharge_date >= :since)
ORDER BY e.discharge_date IS NULL DESC, e.admit_date DESC, e.rowid DESC
