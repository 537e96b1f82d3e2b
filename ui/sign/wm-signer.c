/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the signature's own table, shown by the way that is chosen; the service decides what is a signature. */
#define G_LOG_DOMAIN "wm-signer"
#include "wm-signer.h"

#include "wm-busy.h"
#include "wm-calendar-text.h"
#include "wm-schedule.h"
#include "wm-catalog.h"
#include "wm-form-fields.h"
#include "wm-in-sight.h"
#include "wm-presence.h"
#include "wm-signing.h"
#include "wm-text.h"
#include "wm-type-ahead.h"
#include "wm-typing.h"

#include <glib/gi18n.h>
#include <string.h>

typedef enum
{
  ROW_STAFF,
  ROW_NAME,
  ROW_RELATION,
  ROW_DATE,
  ROW_CODE,
  ROW_REASON,
  ROW_WITNESS,
  ROW_COMMENT,
  ROW_TYPED,
  ROW_PASSPHRASE,
  N_ROWS
} Row;

struct _WmSigner
{
  AdwPreferencesGroup parent_instance;

  /* owned */
  WmPlan *plan;
  WmReview *review; /* nullable: the plan itself is signed */
  WmRecord *given;  /* what is typed, as a signature that is never saved */
  GPtrArray *ways;  /* of static codes, in the order of the choice; NULL where nothing is to be signed any more */
  char *role;
  GCancellable *closed;

  WmBusy busy; /* while a passphrase is checked */

  /* borrowed: the group owns them */
  AdwComboRow *way;
  GtkWidget *rows[N_ROWS];
  GtkLabel *statement;
  GtkLabel *refusal;
  GtkButton *act;
  GtkSpinner *spinner;
};

enum
{
  SIGNAL_SIGNED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmSigner, wm_signer, ADW_TYPE_PREFERENCES_GROUP)

static gboolean
is (const char *a, const char *b)
{
  return g_strcmp0 (a, b) == 0;
}

static gboolean
is_client_side (WmSigner *self)
{
  return is (self->role, "client") || is (self->role, "guardian");
}

static const char *
chosen_way (WmSigner *self)
{
  guint i = adw_combo_row_get_selected (self->way);
  return i < self->ways->len ? self->ways->pdata[i] : self->ways->pdata[0];
}

static char *
client_name (WmSigner *self, const char *first)
{
  WmRecord *client = wm_plan_get_client (self->plan);
  return g_strdup_printf ("%s %s", wm_record_get (client, first), wm_record_get (client, "last-name"));
}

/* Who is expected, below the role. */
static char *
expected (WmSigner *self)
{
  WmClinic *clinic = wm_plan_get_clinic (self->plan);
  const char *guardian = wm_record_get (wm_plan_get_episode (self->plan), "guardian-name");
  WmRecord *user = wm_clinic_get_user_record (clinic);
  if (is (self->role, "client"))
    return client_name (self, "first-name");
  if (is (self->role, "guardian"))
    return g_strdup (guardian ? guardian : _("Not entered yet"));
  if (is (self->role, "counselor"))
    return wm_clinic_staff_name (clinic, wm_record_get (wm_plan_get_record (self->plan), "counselor"));
  return user && wm_signing_user_may (self->plan, self->role) ? wm_clinic_staff_name (clinic, wm_record_get_id (user)) : g_strdup ("");
}

/* what was signed */

/** wm_signature_in_words: Returns: (transfer full): who, when, and where it was declined why and who saw it. */
char *
wm_signature_in_words (WmClinic *clinic, WmRecord *signature)
{
  const char *credential = wm_record_get (signature, "credential"), *relation = wm_record_get (signature, "relation"),
             *reason = wm_record_get (signature, "reason");
  int minutes = wm_record_get_minutes (signature, "time");
  GString *words = g_string_new (wm_record_get (signature, "name"));
  g_autofree char *date = wm_record_day_in_words (signature, "date");
  g_autofree char *time = minutes < 0 ? NULL : wm_minutes_to_clock (minutes);
  g_autofree char *witness = wm_clinic_staff_name (clinic, wm_record_get (signature, "witness"));
  if (credential || relation)
    g_string_append_printf (words, ", %s", credential ? credential : relation);
  g_string_append_printf (words, " · %s", date);
  if (time)
    g_string_append_printf (words, ", %s", time);
  if (reason)
    g_string_append_printf (words, "\n“%s”", reason);
  if (*witness)
    g_string_append_printf (words, _(" · witness: %s"), witness);
  return g_string_free (words, FALSE);
}

static void
add_signed (WmSigner *self, WmRecord *signature, const char *subtitle)
{
  WmClinic *clinic = wm_plan_get_clinic (self->plan);
  gboolean given = wm_signature_is_given (signature);
  GtkWidget *row = adw_action_row_new (), *icon = gtk_image_new_from_icon_name (given ? "object-select-symbolic" : "dialog-information-symbolic");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE); /* before the texts, which may hold an & */
  g_object_set (row, "title", wm_clinic_label (clinic, "signature-way", wm_record_get (signature, "way")), "subtitle", subtitle,
                "subtitle-lines", 0, NULL);
  gtk_widget_add_css_class (icon, given ? "success" : "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static WmRecord *
standing (WmSigner *self)
{
  const char *review = self->review ? wm_record_get_id (wm_review_get_record (self->review)) : NULL;
  return wm_plan_review_signature_of (self->plan, review, self->role);
}

static void
add_standing (WmSigner *self, WmRecord *signature)
{
  WmRecord *returned = self->review || !is (self->role, "supervisor") ? NULL : wm_plan_returned (self->plan);
  g_autofree char *words = signature ? wm_signature_in_words (wm_plan_get_clinic (self->plan), signature) : NULL;
  if (signature)
    add_signed (self, signature, words);
  if (returned)
    {
      g_autofree char *who = wm_signature_in_words (wm_plan_get_clinic (self->plan), returned);
      g_autofree char *text = g_strdup_printf ("%s\n“%s”", who, wm_record_get (returned, "statement"));
      add_signed (self, returned, text);
    }
}

/* what is to be signed */

/* Which rows a way needs, by who signs. */
static gboolean
is_needed (WmSigner *self, Row row, const char *way)
{
  gboolean screen = is (way, "screen"), paper = is (way, "paper"), declined = is (way, "refused") || is (way, "unable");
  switch (row)
    {
    case ROW_STAFF:
      return paper && (is (self->role, "supervisor") || is (self->role, "physician"));
    case ROW_NAME:
    case ROW_RELATION:
      return is (self->role, "guardian");
    case ROW_DATE:
    case ROW_CODE:
      return paper;
    case ROW_REASON:
    case ROW_WITNESS:
      return declined;
    case ROW_COMMENT:
      return is (way, "returned");
    case ROW_TYPED:
      return screen && is (self->role, "client");
    case ROW_PASSPHRASE:
      return screen && !is_client_side (self);
    case N_ROWS:
    default:
      return FALSE;
    }
}

/* Client and guardian read it in the language in which the plan was explained. */
static const char *
statement_of (WmSigner *self, const char *way)
{
  const char *text = self->review ? wm_review_statement (self->role, way) : wm_signing_statement (self->role, way);
  const char *language = wm_record_get (wm_plan_get_record (self->plan), "explained-in");
  if (is (way, "returned"))
    return _("The plan stays as it was signed. The counselor reads the comment and makes the next version.");
  if (!is_client_side (self))
    return text;
  return wm_catalog_text (wm_catalog_get (language ? language : wm_record_get (wm_plan_get_client (self->plan), "language")), text);
}

static const char *
act_label (const char *way)
{
  if (is (way, "screen"))
    return _("Sign");
  return is (way, "returned") ? _("Return to the counselor") : _("Record");
}

static void
way_cb (WmSigner *self)
{
  const char *way = chosen_way (self);
  for (Row row = 0; row < N_ROWS; row++)
    gtk_widget_set_visible (self->rows[row], is_needed (self, row, way));
  g_autofree char *name = g_strdup_printf ("%s: %s", adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (self)), act_label (way));
  if (!wm_record_is_empty (self->given, "way"))
    wm_record_set (self->given, "way", way);
  gtk_label_set_label (self->statement, statement_of (self, way));
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), FALSE);
  gtk_button_set_label (self->act, act_label (way));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->act), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)))
    wm_in_sight_soon (GTK_WIDGET (self));
}

static void
refuse (WmSigner *self, const char *sentence)
{
  gtk_label_set_label (self->refusal, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), TRUE);
  wm_in_sight_soon (GTK_WIDGET (self));
}

/* Capitals and accents don't count: people write their own name as they do. */
static gboolean
is_own_name (WmSigner *self, const char *typed)
{
  g_autofree char *bare = g_strstrip (g_strdup (typed)), *folded = wm_text_fold (bare);
  static const char *const firsts[] = { "first-name", "preferred-name" };
  for (guint i = 0; i < G_N_ELEMENTS (firsts); i++)
    {
      g_autofree char *name = wm_record_is_empty (wm_plan_get_client (self->plan), firsts[i]) ? NULL : client_name (self, firsts[i]);
      g_autofree char *own = name ? wm_text_fold (name) : NULL;
      if (is (own, folded))
        return TRUE;
    }
  return FALSE;
}

static const char *
text_of (WmSigner *self, Row row)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->rows[row]));
}

static gboolean
sign (WmSigner *self, const WmSigning *signing, GError **error)
{
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  return self->review ? wm_signing_add_to_review (self->review, signing, error) : wm_signing_add (self->plan, signing, findings, error);
}

static WmSigning
what_is_given (WmSigner *self, const char *way)
{
  WmRecord *user = wm_clinic_get_user_record (wm_plan_get_clinic (self->plan));
  gboolean self_signs = (is (way, "screen") || is (way, "returned")) && !is_client_side (self);
  WmSigning s = { .role = self->role, .way = way, .name = wm_record_get (self->given, "name"),
                  .relation = wm_record_get (self->given, "relation"), .date = wm_record_get_day (self->given, "date"),
                  .reason = wm_record_get (self->given, "reason"), .witness = wm_record_get (self->given, "witness"),
                  .staff = wm_record_get (self->given, "staff") };
  if (self_signs && user)
    s.staff = wm_record_get_id (user);
  if (is (way, "paper") && !wm_text_is_empty (text_of (self, ROW_CODE)))
    s.paper_code = text_of (self, ROW_CODE);
  if (is (way, "returned"))
    s.statement = wm_record_get (self->given, "statement");
  return s;
}

static void
finish (WmSigner *self, WmPresence *presence)
{
  g_autoptr (GError) error = NULL;
  WmSigning signing = what_is_given (self, chosen_way (self));
  signing.presence = presence;
  if (!sign (self, &signing, &error))
    {
      refuse (self, error->message);
      return;
    }
  wm_typing_end_of (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->given);
  g_signal_emit (self, signals[SIGNAL_SIGNED], 0);
}

static void
proved (gpointer owner, WmPresence *presence, const GError *error)
{
  WmSigner *self = owner;
  wm_busy_end (&self->busy);
  if (presence)
    finish (self, presence);
  else
    refuse (self, error->message);
}

/* The others who sign wait too: a signature makes them anew. */
static void
ask_presence (WmSigner *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_PREFERENCES_PAGE);
  if (wm_busy_begin (&self->busy, page ? page : GTK_WIDGET (self), self->spinner))
    wm_presence_ask (wm_plan_get_clinic (self->plan), GTK_EDITABLE (self->rows[ROW_PASSPHRASE]), self->closed, proved, self);
}

static void
act_cb (WmSigner *self)
{
  const char *way = chosen_way (self);
  if (self->busy.on)
    return;
  if (is_needed (self, ROW_TYPED, way) && !is_own_name (self, text_of (self, ROW_TYPED)))
    {
      g_autofree char *name = client_name (self, "first-name");
      g_autofree char *sentence = g_strdup_printf (_("To sign, the client types their name: %s."), name);
      refuse (self, sentence);
      gtk_widget_grab_focus (self->rows[ROW_TYPED]);
      return;
    }
  if (is_needed (self, ROW_PASSPHRASE, way) && *text_of (self, ROW_PASSPHRASE) != '\0')
    ask_presence (self);
  else
    finish (self, NULL);
}

static void
add_way (WmSigner *self, GtkStringList *labels, const char *way, const char *label)
{
  g_ptr_array_add (self->ways, (gpointer) way);
  gtk_string_list_append (labels, label ? label : wm_clinic_label (wm_plan_get_clinic (self->plan), "signature-way", way));
}

/* On screen staff sign for themselves alone; who declined may only sign now. */
static void
add_ways (WmSigner *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  WmRecord *declined = standing (self);
  gboolean may = is_client_side (self) || wm_signing_user_may (self->plan, self->role);
  self->ways = g_ptr_array_new ();
  if (may)
    add_way (self, labels, "screen", _("On this screen"));
  add_way (self, labels, "paper", _("On paper"));
  if (is_client_side (self) && declined == NULL)
    {
      add_way (self, labels, "refused", NULL);
      add_way (self, labels, "unable", NULL);
    }
  if (may && is (self->role, "supervisor") && self->review == NULL && is (wm_record_get (wm_plan_get_record (self->plan), "state"), "signed"))
    add_way (self, labels, "returned", _("Return with a comment"));
  adw_combo_row_set_model (self->way, G_LIST_MODEL (labels));
}

static GtkWidget *
entry_row (const char *title, GType type, WmSigner *self)
{
  GtkWidget *row = g_object_new (type, "title", title, NULL);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (act_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
field_row (WmSigner *self, const char *name)
{
  return wm_form_row_new (wm_plan_get_clinic (self->plan), self->given, wm_schema_field (&wm_signature_schema, name));
}

static void
make_rows (WmSigner *self)
{
  static const WmField comment = { "statement", N_("What should change"), WM_KIND_LONG_TEXT };
  static const WmField date = { "date", N_("Date on the paper"), WM_KIND_DATE };
  self->rows[ROW_STAFF] = field_row (self, "staff");
  self->rows[ROW_NAME] = field_row (self, "name");
  self->rows[ROW_RELATION] = field_row (self, "relation");
  self->rows[ROW_DATE] = wm_form_row_new (wm_plan_get_clinic (self->plan), self->given, &date);
  self->rows[ROW_CODE] = entry_row (_("Code at the foot of the paper, to be compared (optional)"), ADW_TYPE_ENTRY_ROW, self);
  self->rows[ROW_REASON] = field_row (self, "reason");
  self->rows[ROW_WITNESS] = field_row (self, "witness");
  self->rows[ROW_COMMENT] = wm_form_row_new (wm_plan_get_clinic (self->plan), self->given, &comment);
  self->rows[ROW_TYPED] = entry_row (_("The client types their name"), ADW_TYPE_ENTRY_ROW, self);
  self->rows[ROW_PASSPHRASE] = entry_row (_("Your passphrase, once more"), ADW_TYPE_PASSWORD_ENTRY_ROW, self);
  for (Row row = 0; row < N_ROWS; row++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->rows[row]);
}

/* The last row: what is said by signing, what was refused, the button. */
static void
add_act (WmSigner *self)
{
  GtkWidget *row = adw_preferences_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4),
            *statement = gtk_label_new (NULL), *refusal = gtk_label_new (NULL), *spinner = gtk_spinner_new (), *act = gtk_button_new ();
  g_object_set (statement, "xalign", 0.0, "wrap", TRUE, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, NULL);
  g_object_set (refusal, "xalign", 0.0, "wrap", TRUE, "visible", FALSE, NULL);
  g_object_set (words, "hexpand", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-top", 10, "margin-bottom", 10, NULL);
  gtk_widget_add_css_class (statement, "quote");
  gtk_widget_add_css_class (statement, "dim-label");
  gtk_widget_add_css_class (refusal, "error");
  gtk_widget_set_valign (act, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), statement);
  gtk_box_append (GTK_BOX (words), refusal);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), spinner);
  gtk_box_append (GTK_BOX (box), act);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set (row, "activatable", FALSE, "focusable", FALSE, NULL);
  self->statement = GTK_LABEL (statement);
  self->refusal = GTK_LABEL (refusal);
  self->act = GTK_BUTTON (act);
  self->spinner = GTK_SPINNER (spinner);
  g_signal_connect_object (act, "clicked", G_CALLBACK (act_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
set_known (WmSigner *self)
{
  WmRecord *episode = wm_plan_get_episode (self->plan);
  wm_record_set_day (self->given, "date", wm_clinic_get_today (wm_plan_get_clinic (self->plan)));
  if (is (self->role, "guardian"))
    wm_record_set_many (self->given, "name", wm_record_get (episode, "guardian-name"), "relation", wm_record_get (episode, "guardian-relation"), NULL);
}

static void
add_form (WmSigner *self)
{
  const char *sample = wm_clinic_setting (wm_plan_get_clinic (self->plan), "sample-passphrase");
  self->way = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->way), _("How"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->way));
  set_known (self);
  add_ways (self);
  wm_type_ahead (self->way);
  make_rows (self);
  add_act (self);
  if (sample)
    {
      g_autofree char *title = g_strdup_printf (_("Your passphrase, in this invented clinic: %s"), sample);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[ROW_PASSPHRASE]), title);
    }
  g_signal_connect_object (self->way, "notify::selected", G_CALLBACK (way_cb), self, G_CONNECT_SWAPPED);
  way_cb (self);
}

static void
wm_signer_dispose (GObject *object)
{
  WmSigner *self = WM_SIGNER (object);
  g_cancellable_cancel (self->closed);
  wm_busy_end (&self->busy);
  g_clear_object (&self->closed);
  g_clear_object (&self->plan);
  g_clear_object (&self->review);
  g_clear_object (&self->given);
  g_clear_pointer (&self->ways, g_ptr_array_unref);
  g_clear_pointer (&self->role, g_free);
  G_OBJECT_CLASS (wm_signer_parent_class)->dispose (object);
}

static gboolean
wm_signer_grab_focus (GtkWidget *widget)
{
  WmSigner *self = WM_SIGNER (widget);
  wm_in_sight_soon (GTK_WIDGET (self)); /* down to the button that signs: else Done would be taken for it */
  return self->way && gtk_widget_grab_focus (GTK_WIDGET (self->way));
}

static void
wm_signer_class_init (WmSignerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_signer_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = wm_signer_grab_focus;
  /* ::signed after the service kept it. */
  signals[SIGNAL_SIGNED] = g_signal_new ("signed", WM_TYPE_SIGNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wm_signer_init (WmSigner *self)
{
  self->closed = g_cancellable_new ();
}

/** wm_signer_new: @role under @plan, or under its @review (nullable). */
GtkWidget *
wm_signer_new (WmPlan *plan, WmReview *review, const char *role)
{
  WmSigner *self = g_object_new (WM_TYPE_SIGNER, NULL);
  self->plan = g_object_ref (plan);
  self->review = review ? g_object_ref (review) : NULL;
  self->role = g_strdup (role);
  self->given = wm_record_new (&wm_signature_schema);
  WmRecord *signature = standing (self);
  g_autofree char *who = signature ? g_strdup ("") : expected (self), *shown = g_markup_escape_text (who, -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), wm_clinic_label (wm_plan_get_clinic (plan), "signer-role", role));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), shown);
  add_standing (self, signature);
  if (signature == NULL || !wm_signature_is_given (signature))
    add_form (self);
  return GTK_WIDGET (self);
}

/** wm_signer_choose_way: shows what @way needs; a way that isn't offered changes nothing. */
void
wm_signer_choose_way (WmSigner *self, const char *way)
{
  for (guint i = 0; self->ways && i < self->ways->len; i++)
    if (is (self->ways->pdata[i], way))
      adw_combo_row_set_selected (self->way, i);
}

/* The way is kept with what is typed, which another way doesn't show; one that was only looked at is nothing typed. */
static void
typed_cb (WmSigner *self)
{
  wm_record_set (self->given, "way", chosen_way (self));
}

/* What nobody can say any more, since the signature stands, is shown once. */
static void
show_overtaken (const char *text, AdwPreferencesGroup *notice)
{
  g_autoptr (WmRecord) typed = wm_record_new (&wm_signature_schema);
  wm_record_draft_read (text, typed);
  const char *words = wm_record_get (typed, wm_record_is_empty (typed, "statement") ? "reason" : "statement");
  if (words == NULL || notice == NULL)
    return;
  g_autofree char *sentence = g_strdup_printf (_("It was signed meanwhile. What you had typed and not saved: “%s”"), words);
  GtkWidget *label = gtk_label_new (sentence);
  g_object_set (label, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "selectable", TRUE, NULL);
  gtk_widget_add_css_class (label, "form-note");
  adw_preferences_group_add (notice, label);
  gtk_widget_set_visible (GTK_WIDGET (notice), TRUE);
}

static void
drop_overtaken (WmSigner *self, const char *key, AdwPreferencesGroup *notice)
{
  WmClinic *clinic = wm_plan_get_clinic (self->plan);
  g_autofree char *text = key ? wm_store_get_draft (wm_clinic_get_store (clinic), key) : NULL;
  if (text && wm_record_draft_put (clinic, key, NULL, NULL))
    show_overtaken (text, notice);
}

/**
 * wm_signer_keep_typed:
 * @window: whose signer it is from now on
 * @notice: (nullable): hidden; where it is told that what was typed before is back
 *
 * A comment, a reason, a name that is typed and not signed with is kept; a passphrase never is.
 */
void
wm_signer_keep_typed (WmSigner *self, GtkWindow *window, AdwPreferencesGroup *notice)
{
  WmRecord *owner = self->review ? wm_review_get_record (self->review) : wm_plan_get_record (self->plan);
  g_autofree char *key = wm_record_draft_key (wm_plan_get_clinic (self->plan), &wm_signature_schema, wm_record_get_id (owner), self->role);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  if (self->way == NULL)
    {
      drop_overtaken (self, key, notice);
      return;
    }
  g_ptr_array_add (records, g_object_ref (self->given));
  if (wm_typing_begin (window, wm_plan_get_clinic (self->plan), key, records, notice) != WM_RETURN_NOTHING)
    wm_signer_choose_way (self, wm_record_get (self->given, "way"));
  g_signal_connect_object (self->given, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
}

/** wm_signer_is_open: whether this one is still to sign; who declined isn't waited for. */
gboolean
wm_signer_is_open (WmSigner *self)
{
  return standing (self) == NULL;
}
