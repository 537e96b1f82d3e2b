-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was marked for one client, by day: the units of an authorization are counted from it.
SELECT x.date, x.starts, x.ends, a.status, a.arrive, a.leave
FROM attendance a JOIN session x ON x.id = a.session
WHERE a.client = :client
ORDER BY x.date, x.starts
