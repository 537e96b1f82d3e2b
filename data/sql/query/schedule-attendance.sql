-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was marked for the sessions between :from and :to.
SELECT a.id, a.session, a.client, a.status, a.arrive, a.leave, a.reason
FROM attendance a JOIN session x ON x.id = a.session
WHERE x.date BETWEEN :from AND :to AND (:client IS NULL OR a.client = :client)
