#include "passphrase-print.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "error-dialog.h"
#include "passphrase.h"

#define TITLE_SIZE 20 /* points */
#define TEXT_SIZE 12
#define WORD_SIZE 26
#define MARGIN 72

/* What is printed. */
typedef struct
{
  GtkWindow *parent;
  char *title;
  char *since;
  OdSecret *words;
} Card;

static void
card_free (gpointer data, GClosure *closure)
{
  Card *card = data;

  g_clear_object (&card->parent);
  g_free (card->title);
  g_free (card->since);
  od_secret_unref (card->words);
  g_free (card);
}

/* Draws @text of @size points at @top; gives where the next goes. */
static double
draw_text (GtkPrintContext *context, const char *text, double size, double top)
{
  cairo_t *cairo = gtk_print_context_get_cairo_context (context);
  PangoLayout *layout = gtk_print_context_create_pango_layout (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans");
  int height;

  pango_font_description_set_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (gtk_print_context_get_width (context) - 2 * MARGIN) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, NULL, &height);
  cairo_move_to (cairo, MARGIN, top);
  pango_cairo_show_layout (cairo, layout);
  g_object_unref (layout);
  return top + (double)height / PANGO_SCALE + size / 2;
}

static double
draw_words (GtkPrintContext *context, const OdSecret *words, double top)
{
  if (!od_passphrase_is_listed (words))
    return draw_text (context, od_secret_peek (words), WORD_SIZE, top);
  for (guint i = 0; i < OD_PASSPHRASE_WORDS; i++)
    {
      g_autoptr (OdSecret) word = od_secret_get_word (words, i);
      char *line = g_strdup_printf ("%u.  %s", i + 1, od_secret_peek (word));

      top = draw_text (context, line, WORD_SIZE, top);
      od_secret_wipe (line, strlen (line));
      g_free (line);
    }
  return top;
}

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, Card *card)
{
  double top = draw_text (context, card->title, TITLE_SIZE, MARGIN);

  if (*card->since != '\0')
    top = draw_text (context, card->since, TEXT_SIZE, top);
  top = draw_words (context, card->words, top + TITLE_SIZE);
  draw_text (
      context,
      _ ("Bewaar dit blad achter slot, nooit bij de pakketten zelf, en vernietig het zodra de wachtzin vernieuwd is."),
      TEXT_SIZE, top + TITLE_SIZE);
}

static void
on_done (GtkPrintOperation *operation, GtkPrintOperationResult result, Card *card)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &failed);
  error = g_error_new (
      G_IO_ERROR, G_IO_ERROR_FAILED, "%s\n%s",
      _ ("De kaart is niet afgedrukt; de wachtzin is bewaard gebleven. Kijk de printer na en probeer opnieuw."),
      failed != NULL ? failed->message : "");
  od_error_dialog_present (GTK_WIDGET (card->parent), _ ("De kaart is niet afgedrukt"), error);
}

void
od_passphrase_print (GtkWindow *parent, const char *title, const char *since, OdSecret *words)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  Card *card = g_new0 (Card, 1);

  card->parent = g_object_ref (parent);
  card->title = g_strdup (title);
  card->since = g_strdup (since);
  card->words = od_secret_ref (words);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_job_name (operation, _ ("Overdracht"));
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (on_draw_page), card, card_free, 0);
  g_signal_connect (operation, "done", G_CALLBACK (on_done), card);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
