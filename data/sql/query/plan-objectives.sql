-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the objectives say of the next :count plans after :after that were made since :from; a plan without any is a row
-- without text.
SELECT p.id, p.client, p.plan_date, o.text
FROM (SELECT id, client, plan_date FROM plan
      WHERE id > :after AND plan_date >= :from ORDER BY id LIMIT CAST(:count AS INTEGER)) p
LEFT JOIN objective o ON o.plan = p.id
ORDER BY p.id
