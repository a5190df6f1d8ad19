#include "passphrase-word.h"

GtkWidget *
od_passphrase_word_new (guint number, const OdSecret *word)
{
  g_autofree char *digits = g_strdup_printf ("%u.", number);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *number_label = gtk_label_new (digits);
  GtkWidget *word_label = gtk_label_new (od_secret_peek (word));
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_label_set_width_chars (GTK_LABEL (number_label), 3);
  gtk_label_set_xalign (GTK_LABEL (number_label), 1);
  gtk_widget_add_css_class (number_label, "dim-label");
  gtk_widget_add_css_class (number_label, "numeric");
  gtk_widget_add_css_class (word_label, "passphrase-word");
  gtk_box_append (GTK_BOX (box), number_label);
  gtk_box_append (GTK_BOX (box), word_label);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_RELATION_LABELLED_BY, number_label, word_label, NULL, -1);
  return child;
}
