#include "agree-dialog.h"

#include <glib/gi18n-lib.h>

#include "agree-passphrase.h"
#include "day-row.h"
#include "day-text.h"
#include "entry-name.h"
#include "error-dialog.h"
#include "finding-mark.h"
#include "passphrase-card.h"
#include "protocol-text.h"
#include "tooltip-name.h"
#include "unkept.h"

#define OD_TYPE_AGREE_DIALOG (od_agree_dialog_get_type ())
G_DECLARE_FINAL_TYPE (OdAgreeDialog, od_agree_dialog, OD, AGREE_DIALOG, AdwWindow)

struct _OdAgreeDialog
{
  AdwWindow parent_instance;

  OdProfile *profile;
  OdProtocol *protocol;
  OdAgreeMode mode;

  GtkLabel *title_label;
  GtkLabel *explanation_label;
  GtkWidget *words_group;
  GtkEditable *words_row;
  GtkWidget *words_mark;
  OdDayRow *since_row;
  GtkWidget *until_group;
  OdDayRow *until_row;
  GtkButton *save_button;
};

G_DEFINE_FINAL_TYPE (OdAgreeDialog, od_agree_dialog, ADW_TYPE_WINDOW)

static gboolean
has_one_in_use (OdAgreeDialog *self)
{
  return od_passphrase_agreement_get_current (
             od_profile_find_agreement (self->profile, od_protocol_get_id (self->protocol)))
         != NULL;
}

static const char *
get_title (OdAgreeDialog *self)
{
  if (self->mode == OD_AGREE_STOP)
    return _ ("Terug naar een wachtzin per pakket");
  if (self->mode == OD_AGREE_ENTER)
    return _ ("Gehoorde wachtzin ingeven");
  return has_one_in_use (self) ? _ ("Wachtzin vernieuwen") : _ ("Wachtzin afspreken");
}

static const char *
get_explanation (OdAgreeDialog *self)
{
  if (self->mode == OD_AGREE_STOP)
    return _ ("Elk pakket krijgt dan weer een eigen wachtzin, die u telkens doorgeeft.");
  if (self->mode == OD_AGREE_ENTER)
    return _ ("De andere partij maakte een wachtzin en las ze u voor. Typ ze hier over: hoofdletters en koppeltekens "
              "maken bij de zeven woorden niet uit.");
  return _ (
      "Overdracht maakt zeven woorden en toont ze op een kaart. Lees ze de andere partij voor aan de telefoon; zij "
      "geeft ze in bij haar protocol. Vanaf dan opent wie ze kent elk nieuw pakket, zonder dat u telkens belt.");
}

static const char *
get_button (OdAgreeDialog *self)
{
  if (self->mode == OD_AGREE_STOP)
    return _ ("Overgaan");
  return self->mode == OD_AGREE_ENTER ? _ ("Bewaren") : _ ("Maken en tonen");
}

/* The words as they stand in the entry, which keeps its plain copy until the dialog goes. */
static OdSecret *
read_words (OdAgreeDialog *self)
{
  return self->mode == OD_AGREE_ENTER ? od_secret_new (gtk_editable_get_text (self->words_row), -1) : NULL;
}

static gboolean
check (OdAgreeDialog *self, const OdSecret *words)
{
  g_autoptr (OdFindings) findings = NULL;

  findings = od_passphrase_agree_check (self->profile, od_protocol_get_id (self->protocol), words,
                                        od_day_row_get_day (self->since_row), od_day_row_get_day (self->until_row));
  od_finding_mark_set (self->words_mark, GTK_WIDGET (self->words_row), GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->words_row))),
                       od_findings_find (findings, OD_FIELD_PASSPHRASE));
  od_day_row_set_finding (self->since_row, od_findings_find (findings, OD_FIELD_PASSPHRASE_SINCE));
  od_day_row_set_finding (self->until_row, od_findings_find (findings, OD_FIELD_PASSPHRASE_UNTIL));
  return !od_findings_has_errors (findings);
}

static void
show_card (OdAgreeDialog *self, OdSecret *words)
{
  g_autofree char *other = od_protocol_other_to_text (self->protocol, od_profile_get_settings (self->profile)->desk);
  g_autofree char *since = od_day_to_text (od_day_row_get_day (self->since_row));

  od_passphrase_card_present (gtk_window_get_transient_for (GTK_WINDOW (self)), other, since, words);
}

static void
on_agreed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdAgreeDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdSecret) words = od_passphrase_agree_finish (OD_PROFILE (source), result, &error);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "agree.save", TRUE);
  if (words == NULL)
    {
      od_error_dialog_present (GTK_WIDGET (self), _ ("De wachtzin is niet bewaard"), error);
      return;
    }
  if (self->mode == OD_AGREE_MAKE)
    show_card (self, words);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_stopped (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdAgreeDialog) self = data;
  g_autoptr (GError) error = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "agree.save", TRUE);
  if (od_passphrase_stop_agreed_finish (OD_PROFILE (source), result, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    od_error_dialog_present (GTK_WIDGET (self), _ ("Er is niets veranderd"), error);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdAgreeDialog *self = OD_AGREE_DIALOG (widget);
  const char *id = od_protocol_get_id (self->protocol);
  g_autoptr (OdSecret) words = read_words (self);

  if (!check (self, words))
    return;
  gtk_widget_action_set_enabled (widget, "agree.save", FALSE);
  if (self->mode == OD_AGREE_STOP)
    od_passphrase_stop_agreed_async (self->profile, id, od_day_row_get_day (self->until_row), NULL, on_stopped,
                                     g_object_ref (self));
  else
    od_passphrase_agree_async (self->profile, id, words, od_day_row_get_day (self->since_row),
                               od_day_row_get_day (self->until_row), NULL, on_agreed, g_object_ref (self));
}

static void
on_activated (OdAgreeDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "agree.save", NULL);
}

static void
od_agree_dialog_dispose (GObject *object)
{
  OdAgreeDialog *self = OD_AGREE_DIALOG (object);

  g_clear_object (&self->protocol);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (od_agree_dialog_parent_class)->dispose (object);
}

static void
od_agree_dialog_class_init (OdAgreeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_agree_dialog_dispose;

  g_type_ensure (OD_TYPE_DAY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/overdracht/Overdracht/protocol/agree-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, OdAgreeDialog, title_label);
  gtk_widget_class_bind_template_child (widget_class, OdAgreeDialog, explanation_label);
  gtk_widget_class_bind_template_child (widget_class, OdAgreeDialog, words_group);
  gtk_widget_class_bind_template_child (widget_class, OdAgreeDialog, words_row);
  gtk_widget_class_bind_template_child (widget_class, OdAgreeDialog, since_row);
  gtk_widget_class_bind_template_child (widget_class, OdAgreeDialog, until_group);
  gtk_widget_class_bind_template_child (widget_class, OdAgreeDialog, until_row);
  gtk_widget_class_bind_template_child (widget_class, OdAgreeDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_install_action (widget_class, "agree.save", NULL, save_action);
}

static void
od_agree_dialog_init (OdAgreeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->words_mark = od_finding_mark_new ();
  od_finding_mark_attach (self->words_mark, GTK_LIST_BOX_ROW (self->words_row));
  od_tooltip_name_buttons (GTK_WIDGET (self->words_row));
  od_entry_name_follow_title (GTK_WIDGET (self->words_row));
}

/* As high as what is asked, since a wrapping text does not tell its height before it has a width. */
static int
get_height (OdAgreeDialog *self)
{
  return 220 + (self->mode == OD_AGREE_ENTER ? 130 : 0) + (has_one_in_use (self) ? 150 : 0);
}

static void
fill (OdAgreeDialog *self)
{
  g_autofree char *today = od_profile_get_today (self->profile);
  g_autofree char *until = od_passphrase_agreement_propose_until (today);

  gtk_window_set_title (GTK_WINDOW (self), get_title (self));
  gtk_window_set_default_size (GTK_WINDOW (self), 520, get_height (self));
  gtk_label_set_text (self->title_label, get_title (self));
  gtk_label_set_text (self->explanation_label, get_explanation (self));
  gtk_button_set_label (self->save_button, get_button (self));
  gtk_widget_set_visible (self->words_group, self->mode == OD_AGREE_ENTER);
  gtk_widget_set_visible (self->until_group, has_one_in_use (self));
  od_day_row_set_day (self->since_row, today);
  od_day_row_set_day (self->until_row, until);
}

void
od_agree_dialog_present (GtkWindow *parent, OdProfile *profile, OdProtocol *protocol, OdAgreeMode mode)
{
  OdAgreeDialog *self = g_object_new (OD_TYPE_AGREE_DIALOG, "transient-for", parent, NULL);

  self->profile = g_object_ref (profile);
  self->protocol = g_object_ref (protocol);
  self->mode = mode;
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
  od_unkept_begin (GTK_WINDOW (self));
  /* Not sooner: GTK 4.8 tells a screen reader of a window with a focus before it is shown as of a mere container. */
  gtk_widget_grab_focus (mode == OD_AGREE_ENTER ? GTK_WIDGET (self->words_row) : GTK_WIDGET (self->save_button));
}
