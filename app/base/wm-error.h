/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The one error domain. Every message is a plain sentence a counselor understands: what happened,
 * to which record, field or file, and what to do. */
#pragma once
#include <glib.h>

typedef enum
{
  WM_ERROR_INVALID,    /* a value or file is not acceptable */
  WM_ERROR_NOT_FOUND,  /* no such client, plan, file, report */
  WM_ERROR_EXISTS,     /* the target is there already */
  WM_ERROR_REFUSED,    /* a rule forbids the act */
  WM_ERROR_PASSPHRASE, /* the passphrase or code is wrong */
  WM_ERROR_CORRUPT,    /* a file is damaged */
  WM_ERROR_NO_SPACE,
  WM_ERROR_BUSY,       /* the clinic is open elsewhere */
  WM_ERROR_READ_ONLY,
  WM_ERROR_NEWER,      /* written by a newer Waymark */
  WM_ERROR_IO,
  WM_ERROR_USAGE,      /* the caller left something out */
} WmErrorCode;

#define WM_ERROR (wm_error_quark ())
GQuark wm_error_quark (void);
