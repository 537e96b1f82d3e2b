/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The life of a plan's version: draft, ready, signed, in force, superseded. What is signed never changes. */
#pragma once
#include "wm-review.h"
#include "wm-signers.h"

/* One signature, as a person gives it. */
typedef struct
{
  const char *role;       /* a code of "signer-role" */
  const char *way;        /* "screen", "paper", "refused", "unable"; "returned": a supervisor's comment */
  const char *staff;      /* id of who signs for the clinic; NULL: the counselor of the plan, or the client's side */
  const char *name;       /* the guardian's; NULL: as the episode has it */
  const char *relation;   /* the guardian's; NULL: as the episode has it */
  WmDay date;             /* beside a signature on paper; else today counts */
  const char *time;       /* "HH:MM"; NULL: now */
  const char *paper_code; /* nullable: the code at the foot of the signed paper, to be compared */
  const char *statement;  /* NULL: wm_signing_statement() in the signer's language; of who returns it: what should change */
  const char *reason;     /* of who declines */
  const char *witness;    /* id of the staff member who saw that */
  const char *passphrase; /* of staff who sign on screen, entered again (PR14) */
  WmPresence *presence;   /* in its place, where it was proved in a thread; taken by the signature */
} WmSigning;

gboolean wm_signing_mark_ready (WmPlan *plan, GPtrArray *findings, GError **error);
gboolean wm_signing_back_to_draft (WmPlan *plan, GError **error);
gboolean wm_signing_add (WmPlan *plan, const WmSigning *signing, GPtrArray *findings, GError **error);
gboolean wm_signing_user_may (WmPlan *plan, const char *role);
gboolean wm_signing_finish (WmPlan *plan, GPtrArray *findings, GError **error);
gboolean wm_signing_add_to_review (WmReview *review, const WmSigning *signing, GError **error);
gboolean wm_signing_record_copy (WmPlan *plan, gboolean offered, WmDay given, GError **error);

/* PR16: what is signed is what was signed. */
gboolean wm_signing_verify (WmPlan *plan, GError **error);
gboolean wm_signing_verify_all (WmClinic *clinic, GError **error);
