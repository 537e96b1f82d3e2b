/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The one copy of a passphrase outside its entry. */
#include "wm-typed-secret.h"

#include <string.h>

/** wm_typed_secret_take: Returns: (transfer full): what is typed; the entry is empty afterwards. For wm_typed_secret_free(). */
char *
wm_typed_secret_take (GtkEditable *entry)
{
  char *secret = g_strdup (gtk_editable_get_text (entry));
  gtk_editable_set_text (entry, "");
  return secret;
}

/** wm_typed_secret_free: wipes @secret (nullable). */
void
wm_typed_secret_free (char *secret)
{
  if (secret)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}
