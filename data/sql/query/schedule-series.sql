-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Series that may have an occurrence between :from and :to; with :client only what that client may be expected at.
SELECT s.id, s.client_group, s.client, s.kind, s.rule, s.first_date, s.last_date, s.starts, s.ends, s.room, s.staff,
       s.costaff, g.name, g.capacity, g.track, r.name
FROM series s
LEFT JOIN client_group g ON g.id = s.client_group
LEFT JOIN room r ON r.id = s.room
WHERE s.first_date <= :to AND (s.last_date IS NULL OR s.last_date >= :from)
  AND (:client IS NULL OR s.client = :client OR s.client_group IN
    (SELECT m.client_group FROM membership m WHERE m.client = :client AND m.from_date <= :to
       AND (m.to_date IS NULL OR m.to_date >= :from)))
