-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What makes taking part possible for a client (domain reference 3.1).
ALTER TABLE client ADD COLUMN accommodations TEXT;
