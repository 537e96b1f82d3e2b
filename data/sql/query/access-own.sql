-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- One row where :client is :staff's: in no caseload or in theirs, in a group they lead, or in sessions of their own.
WITH newest AS (SELECT counselor FROM episode WHERE client = :client ORDER BY discharge_date IS NULL DESC, admit_date DESC, rowid DESC LIMIT 1)
SELECT 1
WHERE NOT EXISTS (SELECT 1 FROM newest WHERE counselor IS NOT NULL AND counselor <> :staff)
   OR EXISTS (SELECT 1 FROM membership m JOIN client_group g ON g.id = m.client_group
              WHERE m.client = :client AND (m.to_date IS NULL OR m.to_date >= :day) AND :staff IN (g.facilitator, g.cofacilitator))
   OR EXISTS (SELECT 1 FROM series WHERE client = :client AND (last_date IS NULL OR last_date >= :day) AND :staff IN (staff, costaff))
   OR EXISTS (SELECT 1 FROM session WHERE client = :client AND date >= date (:day, '-30 days') AND state <> 'cancelled' AND :staff IN (staff, costaff))
