#include "practice-mail.h"

#include <glib/gi18n-lib.h>

#include "practice-mode.h"

#define TEXT_HEIGHT 200

static GtkWidget *
create_text (const OdMail *mail)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *text = g_strdup_printf (_ ("Aan: %s\nOnderwerp: %s\n\n%s"), *mail->address != '\0' ? mail->address : _ ("wie u de mail stuurde"),
                                           mail->subject, mail->body);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "fact");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), TEXT_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), label);
  gtk_widget_add_css_class (scrolled, "card");
  return scrolled;
}

static void
on_answered (AdwMessageDialog *dialog, const char *response, GVariant *delivery)
{
  if (g_str_equal (response, "deliver"))
    g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), OD_PRACTICE_DELIVER, delivery);
}

static void
unref_variant (gpointer variant, GClosure *closure)
{
  g_variant_unref (variant);
}

/* The button that takes the package to @desk. */
static void
add_delivery (AdwMessageDialog *dialog, OdDesk desk, const char *package)
{
  GVariant *delivery = g_variant_ref_sink (g_variant_new ("(ss)", od_desk_to_string (desk), package));

  adw_message_dialog_add_response (dialog, "deliver", desk == OD_DESK_OCMW ? _ ("_Bezorgen bij het OCMW") : _ ("_Bezorgen bij Kind en Gezin"));
  adw_message_dialog_set_response_appearance (dialog, "deliver", ADW_RESPONSE_SUGGESTED);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_answered), delivery, unref_variant, 0);
}

void
od_practice_mail_present (GtkWidget *widget, const OdMail *mail, const char *package)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("In het echt opent nu uw mailprogramma"),
                                              package != NULL ? _ ("Daar staat deze mail klaar, met het pakket als bijlage. U hoeft ze alleen nog te verzenden.")
                                                              : _ ("Daar staat deze mail klaar, met het blad als bijlage. U hoeft ze alleen nog te verzenden."));

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), create_text (mail));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Sluiten"));
  if (package != NULL)
    add_delivery (ADW_MESSAGE_DIALOG (dialog), od_desk_get_other (od_practice_mode_get_desk (widget)), package);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), package != NULL ? "deliver" : "close");
  gtk_window_present (GTK_WINDOW (dialog));
}
