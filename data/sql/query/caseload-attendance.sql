-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Everyone's attendance from :since to :until.
SELECT a.client, a.status, a.arrive, a.leave, x.date, x.state, x.kind, x.starts, x.ends, x.break_start, x.break_end
FROM session x
JOIN attendance a ON a.session = x.id
WHERE x.date BETWEEN :since AND :until
