-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the objectives of all plans made since :from say.
SELECT o.plan, p.client, p.plan_date, o.text
FROM objective o JOIN plan p ON p.id = o.plan
WHERE p.plan_date >= :from
