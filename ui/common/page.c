#include "page.h"

#include "label.h"

GtkWidget *
od_page_new (GtkWidget *content)
{
  GtkWidget *page = gtk_scrolled_window_new ();

  g_object_set (content, "margin-top", 24, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (page), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (page), g_object_new (ADW_TYPE_CLAMP, "maximum-size", 620, "child", content, NULL));
  return page;
}

GtkWidget *
od_page_heading_new (const char *title, const char *summary)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), od_label_new (title, "title-1"));
  gtk_box_append (GTK_BOX (box), od_label_new (summary, "dim-label"));
  return box;
}
