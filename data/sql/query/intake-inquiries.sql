-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who asked and isn't in treatment yet, by the newest inquiry. The order of the columns is that of WmIntakeColumn.
SELECT c.id, c.client_no, c.last_name, c.first_name, c.preferred_name, c.status, i.id, i.received, i.track_wanted, i.caller_relation,
       i.callback_phone, i.may_leave_message, i.urgent_risk
FROM client c
LEFT JOIN inquiry i ON i.id = (SELECT x.id FROM inquiry x WHERE x.client = c.id ORDER BY x.received DESC, x.rowid DESC LIMIT 1)
WHERE c.status IN ('inquiry', 'screening', 'assessment', 'admitted')
ORDER BY i.urgent_risk = 1 AND c.status = 'inquiry' DESC, i.received, c.rowid
