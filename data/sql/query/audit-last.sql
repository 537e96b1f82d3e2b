-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The number of the newest entry of the audit.
SELECT coalesce(max(n), 0) FROM audit_entry
