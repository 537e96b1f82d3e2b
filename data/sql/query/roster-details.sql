-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the roster says about one client beyond the names: the newest episode, its plan in force (else the newest
-- plan), open flags. The order of the columns is that of WmRosterColumn, from WM_ROSTER_FIRST_DETAIL on.
SELECT l.code, l.label, e.track, s.name, e.admit_date, e.planned_weeks, p.state, p.version,
       coalesce((SELECT r.next_review FROM review r WHERE r.plan = p.id AND r.next_review IS NOT NULL
                 ORDER BY r.review_date DESC, r.rowid DESC LIMIT 1), p.next_review),
       e.mandated, e.hours_min, e.hours_max, e.id, p.id, e.discharge_date, e.counselor,
       (SELECT count(*) FROM safety_flag f WHERE f.client = c.id AND f.closed IS NULL)
FROM (SELECT :client AS id) c
LEFT JOIN episode e ON e.id = (SELECT x.id FROM episode x WHERE x.client = c.id
  ORDER BY x.discharge_date IS NULL DESC, x.admit_date DESC, x.rowid DESC LIMIT 1)
LEFT JOIN staff s ON s.id = e.counselor
LEFT JOIN level_of_care l ON l.id = e.level
LEFT JOIN plan p ON p.id = (SELECT y.id FROM plan y WHERE y.episode = e.id
  ORDER BY y.state = 'in-force' DESC, y.version DESC LIMIT 1)
