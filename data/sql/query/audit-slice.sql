-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The entries of the audit after :from and up to :to, newest first, without their values.
SELECT n, at, user, act, action, record_type, record
FROM audit_entry
WHERE n > CAST(:from AS INTEGER) AND n <= CAST(:to AS INTEGER)
ORDER BY n DESC
