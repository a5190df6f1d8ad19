#include "passphrase-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "label.h"
#include "passphrase.h"
#include "passphrase-clipboard.h"
#include "passphrase-print.h"
#include "spelling-alphabet.h"

#define SECONDS_SHOWN 300 /* without a key or a movement of the mouse: a call takes less, a desk that is left longer */

#define OD_TYPE_PASSPHRASE_CARD (od_passphrase_card_get_type ())
G_DECLARE_FINAL_TYPE (OdPassphraseCard, od_passphrase_card, OD, PASSPHRASE_CARD, AdwWindow)

struct _OdPassphraseCard
{
  AdwWindow parent_instance;

  OdSecret *words;
  char *since;
  guint timeout;

  AdwToastOverlay *toast_overlay;
  GtkLabel *title_label;
  GtkLabel *since_label;
  GtkListBox *words_list;
};

G_DEFINE_FINAL_TYPE (OdPassphraseCard, od_passphrase_card, ADW_TYPE_WINDOW)

static gboolean
on_time_over (gpointer data)
{
  OdPassphraseCard *self = data;

  self->timeout = 0;
  gtk_window_close (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static gboolean
start_time_anew (OdPassphraseCard *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add_seconds (SECONDS_SHOWN, on_time_over, self);
  return GDK_EVENT_PROPAGATE;
}

/* The labels keep a plain copy of the words for as long as they are on the screen; there is no other way to show them. */
static GtkWidget *
create_line (const char *number, const char *word)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *number_label = gtk_label_new (number);
  GtkWidget *word_label = od_label_new (word, "card-word");

  gtk_widget_add_css_class (number_label, "dim-label");
  gtk_widget_add_css_class (number_label, "numeric");
  gtk_widget_set_visible (number_label, *number != '\0');
  gtk_label_set_width_chars (GTK_LABEL (number_label), 2);
  gtk_box_append (GTK_BOX (box), number_label);
  gtk_box_append (GTK_BOX (box), word_label);
  return box;
}

static GtkWidget *
create_spelling (const char *word)
{
  char *spelled = od_spell (word);
  GtkWidget *label = od_label_new (spelled, NULL);

  od_secret_wipe (spelled, strlen (spelled));
  g_free (spelled);
  gtk_widget_set_margin_start (label, 33); /* under the word */
  gtk_widget_set_visible (label, FALSE);
  return label;
}

static void
add_word (OdPassphraseCard *self, guint number, const char *word)
{
  g_autofree char *digits = number > 0 ? g_strdup_printf ("%u.", number) : g_strdup ("");
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *spelling = create_spelling (word);

  gtk_widget_add_css_class (box, "fact");
  gtk_box_append (GTK_BOX (box), create_line (digits, word));
  gtk_box_append (GTK_BOX (box), spelling);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, _ ("Spellen"));
  g_object_set_data (G_OBJECT (row), "spelling", spelling);
  gtk_list_box_append (self->words_list, row);
}

/* Words of the list one to a line; what somebody made up as it is, since spaces count in it. */
static void
add_words (OdPassphraseCard *self)
{
  if (!od_passphrase_is_listed (self->words))
    {
      add_word (self, 0, od_secret_peek (self->words));
      return;
    }
  for (guint i = 0; i < OD_PASSPHRASE_WORDS; i++)
    {
      g_autoptr (OdSecret) word = od_secret_get_word (self->words, i);

      add_word (self, i + 1, od_secret_peek (word));
    }
}

static void
on_row_activated (OdPassphraseCard *self, GtkListBoxRow *row)
{
  GtkWidget *spelling = g_object_get_data (G_OBJECT (row), "spelling");

  gtk_widget_set_visible (spelling, !gtk_widget_get_visible (spelling));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdPassphraseCard *self = OD_PASSPHRASE_CARD (widget);

  od_passphrase_clipboard_copy (gtk_widget_get_clipboard (widget), self->words);
  adw_toast_overlay_add_toast (self->toast_overlay,
                               adw_toast_new (_ ("Gekopieerd. Het klembord wordt na 45 seconden geleegd.")));
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdPassphraseCard *self = OD_PASSPHRASE_CARD (widget);

  od_passphrase_print (GTK_WINDOW (self), gtk_label_get_text (self->title_label), self->since, self->words);
}

static void
od_passphrase_card_dispose (GObject *object)
{
  OdPassphraseCard *self = OD_PASSPHRASE_CARD (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->words, od_secret_unref);
  g_clear_pointer (&self->since, g_free);

  G_OBJECT_CLASS (od_passphrase_card_parent_class)->dispose (object);
}

static void
od_passphrase_card_class_init (OdPassphraseCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_passphrase_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/be/overdracht/Overdracht/common/passphrase-card.ui");
  gtk_widget_class_bind_template_child (widget_class, OdPassphraseCard, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, OdPassphraseCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, OdPassphraseCard, since_label);
  gtk_widget_class_bind_template_child (widget_class, OdPassphraseCard, words_list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_install_action (widget_class, "card.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "card.print", NULL, print_action);
}

static void
od_passphrase_card_init (OdPassphraseCard *self)
{
  GtkEventController *touched = gtk_event_controller_legacy_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (touched, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (touched, "event", G_CALLBACK (start_time_anew), self);
  gtk_widget_add_controller (GTK_WIDGET (self), touched);
}

void
od_passphrase_card_present (GtkWindow *parent, const char *recipient, const char *since, OdSecret *words)
{
  OdPassphraseCard *self = g_object_new (OD_TYPE_PASSPHRASE_CARD, "transient-for", parent, NULL);
  g_autofree char *title = g_strdup_printf (_ ("Wachtzin voor %s"), recipient);

  self->words = od_secret_ref (words);
  self->since = since != NULL ? g_strdup_printf (_ ("Vanaf %s"), since) : g_strdup ("");
  gtk_label_set_text (self->title_label, title);
  gtk_label_set_text (self->since_label, self->since);
  gtk_widget_set_visible (GTK_WIDGET (self->since_label), *self->since != '\0');
  add_words (self);
  start_time_anew (self);
  gtk_window_present (GTK_WINDOW (self));
}
