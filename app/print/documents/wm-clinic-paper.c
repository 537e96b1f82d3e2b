/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "wm-clinic-paper.h"

/** wm_clinic_paper: Returns: what the clinic prints on; Letter and normal print where nothing else is set. */
WmPaper
wm_clinic_paper (WmClinic *clinic)
{
  WmPaper paper = { WM_PAPER_LETTER, FALSE };
  wm_paper_parse (wm_clinic_setting (clinic, "paper"), wm_clinic_setting (clinic, "print-size"), &paper, NULL);
  return paper;
}
