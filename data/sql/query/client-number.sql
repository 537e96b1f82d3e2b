-- SPDX-FileCopyrightText: Waymark contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The highest number of the form that the program gives: the prefix and at most eight digits.
SELECT coalesce(max(CAST(substr(client_no, length(:prefix) + 1) AS INTEGER)), 0) FROM client
WHERE substr(client_no, 1, length(:prefix)) = :prefix
  AND length(client_no) BETWEEN length(:prefix) + 1 AND length(:prefix) + 8
  AND substr(client_no, length(:prefix) + 1) NOT GLOB '*[^0-9]*'
