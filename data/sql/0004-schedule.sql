-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- One client's week is read without everyone's: by their own sessions, their groups', and what was moved.
CREATE INDEX series_client ON series (client);
CREATE INDEX series_client_group ON series (client_group);
CREATE INDEX session_client ON session (client);
CREATE INDEX session_client_group ON session (client_group);
CREATE INDEX session_planned_date ON session (planned_date);
