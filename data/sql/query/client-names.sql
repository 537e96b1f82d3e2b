-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Every client by what tells whether somebody is here already.
SELECT client_no, last_name, first_name, date_of_birth FROM client ORDER BY rowid
