-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Every client by what finds them, or :client alone. The order of the columns is that of WmRosterColumn.
SELECT id, client_no, last_name, first_name, preferred_name, pronouns, date_of_birth, status, language, interpreter
FROM client WHERE :client IS NULL
UNION ALL
SELECT id, client_no, last_name, first_name, preferred_name, pronouns, date_of_birth, status, language, interpreter
FROM client WHERE id = :client
