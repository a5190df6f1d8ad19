#include "question-window.h"

#include <glib/gi18n-lib.h>

#include "error-dialog.h"
#include "group.h"
#include "text-size.h"
#include "unkept.h"

#define MOST_HEIGHT 680

struct _OdQuestionWindow
{
  AdwWindow parent_instance;

  GtkWidget *title;
  GtkWidget *answer_button;
  GtkWidget *page;
  GtkWidget *scroller; /* in the page, once it has a group */

  OdQuestionAnswered answered;
  gpointer asking;
  GDestroyNotify free_asking;
};

G_DEFINE_FINAL_TYPE (OdQuestionWindow, od_question_window, ADW_TYPE_WINDOW)

static void
answer (OdQuestionWindow *self)
{
  g_autoptr (OdQuestionWindow) alive = g_object_ref (self); /* whoever is answered may close it */

  self->answered (self->asking);
}

/* Between two buttons a narrow window leaves it little room. */
static GtkWidget *
create_title (void)
{
  GtkWidget *title = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (title), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (GTK_LABEL (title), GTK_JUSTIFY_CENTER);
  gtk_label_set_lines (GTK_LABEL (title), 2);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "heading");
  return title;
}

static GtkWidget *
create_header_bar (OdQuestionWindow *self)
{
  GtkWidget *header_bar = adw_header_bar_new ();
  GtkWidget *cancel_button = gtk_button_new_with_label (_ ("Annuleren"));

  gtk_widget_add_css_class (self->answer_button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel_button), "window.close");
  g_signal_connect_swapped (self->answer_button, "clicked", G_CALLBACK (answer), self);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header_bar), self->title);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header_bar), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header_bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header_bar), cancel_button);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header_bar), self->answer_button);
  return header_bar;
}

/* Whoever is asked something answers first, with a button where nothing is to be filled in; cancelling is one key away. */
static void
od_question_window_map (GtkWidget *widget)
{
  OdQuestionWindow *self = OD_QUESTION_WINDOW (widget);

  GTK_WIDGET_CLASS (od_question_window_parent_class)->map (widget);
  od_unkept_begin (GTK_WINDOW (widget));
  gtk_widget_child_focus (self->page, GTK_DIR_TAB_FORWARD);
  if (GTK_IS_SCROLLED_WINDOW (gtk_window_get_focus (GTK_WINDOW (widget))))
    gtk_widget_grab_focus (self->answer_button);
}

/* As high as what is asked, until it scrolls. GTK 4.8 takes each text in what scrolls for one line, and so opens a window too low. */
static void
fit_height (GtkWindow *window)
{
  GtkWidget *scroller = OD_QUESTION_WINDOW (window)->scroller;
  int width, height, taken, needed;

  gtk_window_get_default_size (window, &width, &height);
  if (height > 0)
    return;
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_widget_measure (scroller, GTK_ORIENTATION_VERTICAL, width, NULL, &taken, NULL, NULL);
  gtk_widget_measure (gtk_widget_get_first_child (scroller), GTK_ORIENTATION_VERTICAL, width, NULL, &needed, NULL, NULL);
  gtk_window_set_default_size (window, width, MIN (height - taken + needed, MOST_HEIGHT * od_text_size_get_scale (scroller)));
}

static void
od_question_window_finalize (GObject *object)
{
  OdQuestionWindow *self = OD_QUESTION_WINDOW (object);

  if (self->asking != NULL)
    self->free_asking (self->asking);

  G_OBJECT_CLASS (od_question_window_parent_class)->finalize (object);
}

static void
od_question_window_class_init (OdQuestionWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_question_window_finalize;
  GTK_WIDGET_CLASS (klass)->map = od_question_window_map;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
od_question_window_init (OdQuestionWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->title = create_title ();
  self->answer_button = gtk_button_new ();
  self->page = adw_preferences_page_new ();
  gtk_widget_set_vexpand (self->page, TRUE);
  gtk_box_append (GTK_BOX (box), create_header_bar (self));
  gtk_box_append (GTK_BOX (box), self->page);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->answer_button);
  g_signal_connect_after (self, "realize", G_CALLBACK (fit_height), NULL); /* once large text made it wider */
}

OdQuestionWindow *
od_question_window_new (GtkWindow *parent, const char *title, const char *action)
{
  OdQuestionWindow *self = g_object_new (OD_TYPE_QUESTION_WINDOW, "transient-for", parent, "modal", TRUE, "title", title, "default-width",
                                         480, NULL);

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->page)), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_button_set_label (GTK_BUTTON (self->answer_button), action);
  return self;
}

AdwPreferencesGroup *
od_question_window_add_group (OdQuestionWindow *self, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (od_group_new (title, description));

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), group);
  self->scroller = gtk_widget_get_ancestor (GTK_WIDGET (group), GTK_TYPE_SCROLLED_WINDOW);
  return group;
}

void
od_question_window_present (OdQuestionWindow *self, OdQuestionAnswered answered, gpointer asking, GDestroyNotify free_asking)
{
  self->answered = answered;
  self->asking = asking;
  self->free_asking = free_asking;
  gtk_window_present (GTK_WINDOW (self));
}

gpointer
od_question_window_get_asking (OdQuestionWindow *self)
{
  return self->asking;
}

OdQuestionWindow *
od_question_window_begin_work (OdQuestionWindow *self)
{
  gtk_widget_set_sensitive (self->answer_button, FALSE);
  return g_object_ref (self);
}

gboolean
od_question_window_end_work (OdQuestionWindow *self, gboolean done, const char *heading, const GError *error)
{
  gtk_widget_set_sensitive (self->answer_button, TRUE);
  if (!done)
    od_error_dialog_present (GTK_WIDGET (self), heading, error);
  return done;
}
