/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of each section, in their order; a list without a schema ends. */
#include "wm-records-page.h"

#include <glib/gi18n.h>

/**
 * wm_record_kind_make:
 * @owner_id: (nullable): of the record that kind->owner links to
 * @id: (nullable): the record's own; %NULL: a fresh one
 *
 * Returns: (transfer full): a new record, with what every new one of this kind begins with.
 */
WmRecord *
wm_record_kind_make (const WmRecordKind *kind, WmClinic *clinic, const char *owner_id, const char *id)
{
  WmRecord *record = id ? wm_record_new_with_id (kind->schema, id) : wm_record_new (kind->schema);
  if (kind->owner)
    wm_record_set (record, kind->owner, owner_id);
  if (kind->preset[0])
    wm_record_set (record, kind->preset[0], kind->preset[1]);
  if (kind->today)
    wm_record_set_day (record, kind->today, wm_clinic_get_today (clinic));
  return record;
}

const WmRecordKind wm_records_contacts[] = {
  { &wm_contact_schema, N_("People and offices"), N_("Add a contact"), N_("Family, a sponsor, a physician, a probation officer: whoever takes part or may be asked."),
    "client", "name", { "kind", "relation", "organization", "phone" }, { "stance", "neutral" }, NULL, NULL, FALSE },
  { &wm_client_phone_schema, N_("Phones"), N_("Add a phone"), N_("Where the client may be called, and how to identify us there."),
    "client", "number", { "kind", "may-contact", "may-leave-message", "identify-as" }, { "may-contact", "0" }, NULL, NULL, FALSE },
  { &wm_client_address_schema, N_("Addresses"), N_("Add an address"), N_("Where the client lives or takes mail."),
    "client", "street", { "city", "state", "kind", "may-contact" }, { "may-contact", "0" }, NULL, NULL, FALSE },
  { &wm_availability_schema, N_("When the client can come"), N_("Add a time"), N_("Work, school, care for children: what the week must fit around."),
    "client", "weekday", { "starts", "ends", "kind", NULL }, { NULL }, NULL, NULL, FALSE },
  { NULL, NULL, NULL, NULL, NULL, NULL, { NULL }, { NULL }, NULL, NULL, FALSE },
};

const WmRecordKind wm_records_medications[] = {
  { &wm_medication_schema, N_("Medications"), N_("Add a medication"), N_("What the client takes, was offered or declined, whoever prescribes it."),
    "client", "name", { "purpose", "dose", "frequency", "status" }, { "status", "active" }, NULL, NULL, FALSE },
  { &wm_allergy_schema, N_("Allergies"), N_("Add an allergy"), N_("Nothing entered yet. Enter “none known” once it was asked."),
    "client", "name", { "kind", "reaction", "severity", NULL }, { NULL }, "noted", NULL, FALSE },
  { NULL, NULL, NULL, NULL, NULL, NULL, { NULL }, { NULL }, NULL, NULL, FALSE },
};

const WmRecordKind wm_records_authorizations[] = {
  { &wm_authorization_schema, N_("Authorizations"), N_("Add an authorization"), N_("What a payer approved: from when, until when, how many units."),
    "episode", "payer", { "number", "from-date", "to-date", "units" }, { NULL }, "from-date", NULL, FALSE },
  { &wm_document_schema, N_("Papers of admission"), N_("Add a paper"), N_("Consents, notices and rules that were given: which version, when, signed or not."),
    "episode", "kind", { "version", "given", "signed", "refused" }, { NULL }, "given", NULL, FALSE },
  { NULL, NULL, NULL, NULL, NULL, NULL, { NULL }, { NULL }, NULL, NULL, FALSE },
};
