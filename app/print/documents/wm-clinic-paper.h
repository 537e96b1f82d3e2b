/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The paper and the size of print that the clinic has chosen. */
#pragma once
#include "wm-clinic.h"
#include "wm-pages.h"

WmPaper wm_clinic_paper (WmClinic *clinic);
