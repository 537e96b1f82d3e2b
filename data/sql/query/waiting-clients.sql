-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who is in treatment; with :staff only who has this counselor. And how many episodes of care there are in all.
SELECT client, (SELECT count(*) FROM episode) FROM episode
WHERE discharge_date IS NULL AND (:staff IS NULL OR counselor = :staff)
