-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who waits for a place. The order of the columns is that of WmIntakeColumn.
SELECT c.id, c.client_no, c.last_name, c.first_name, c.preferred_name, c.status, w.id, w.since, w.track, w.priority, w.last_contact, w.interim,
       (SELECT min(t.due) FROM task t WHERE t.client = c.id AND t.kind = 'call-back' AND t.done IS NULL)
FROM client c JOIN waitlist w ON w.client = c.id AND w.ended IS NULL
WHERE c.status = 'waitlisted'
ORDER BY w.since, w.rowid
