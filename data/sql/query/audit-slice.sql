-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The entries of the audit after :from and up to :to, newest first, without their values: only why
-- somebody opened a chart that is not theirs.
SELECT e.n, e.at, e.user, e.act, e.action, e.record_type, e.record, v.content
FROM audit_entry e LEFT JOIN audit_value v ON v.entry = e.n AND e.act = 'open with a reason'
WHERE e.n > CAST(:from AS INTEGER) AND e.n <= CAST(:to AS INTEGER)
ORDER BY e.n DESC
