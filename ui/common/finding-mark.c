#include "finding-mark.h"

#include "finding-text.h"
#include "label.h"
#include "screen-reader.h"
#include "style.h"

GtkWidget *
od_finding_mark_new (void)
{
  GtkWidget *mark = od_label_new (NULL, "finding");

  gtk_widget_set_visible (mark, FALSE);
  gtk_widget_add_css_class (mark, "caption");
  return mark;
}

void
od_finding_mark_attach (GtkWidget *mark, GtkListBoxRow *row)
{
  g_autoptr (GtkWidget) content = g_object_ref (gtk_list_box_row_get_child (row));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "with-finding");
  gtk_list_box_row_set_child (row, NULL);
  gtk_box_append (GTK_BOX (box), content);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_list_box_row_set_child (row, box);
}

void
od_finding_mark_set (GtkWidget *mark, GtkWidget *row, GtkWidget *control, const OdFinding *finding)
{
  gboolean error = finding != NULL && finding->severity == OD_SEVERITY_ERROR;
  g_autofree char *text = finding != NULL ? od_finding_get_text (finding) : NULL;

  gtk_label_set_text (GTK_LABEL (mark), text != NULL ? text : "");
  gtk_widget_set_visible (mark, finding != NULL);
  od_style_set (row, "error", error);
  od_style_set (mark, "error", error);
  od_style_set (mark, "warning", finding != NULL && !error);
  od_screen_reader_set_invalid (control, error);
  od_screen_reader_describe (control, text);
}
