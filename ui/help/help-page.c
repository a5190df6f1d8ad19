#include "help-page.h"

#include <string.h>

typedef enum
{
  BLOCK_PARAGRAPH,
  BLOCK_STEP,     /* numbered */
  BLOCK_ITEM,
  BLOCK_NOTE,
  BLOCK_HEADING,
  BLOCK_PICTURE,
} BlockKind;

typedef struct
{
  BlockKind kind;
  guint number;   /* of a step */
  char *id;       /* of the section that begins with a heading, the file of a picture; "" for another */
  char *markup;   /* of a picture: what it shows, in words, without markup */
} Block;

static void
block_free (gpointer data)
{
  Block *block = data;

  g_free (block->id);
  g_free (block->markup);
  g_free (block);
}

void
od_help_page_free (OdHelpPage *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->description);
  g_free (self->guide);
  g_free (self->order);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

/* Reading */

typedef struct
{
  OdHelpPage *page;
  GString *text;       /* of the title, description or paragraph that is open; NULL outside */
  BlockKind kind;      /* of the paragraphs that come now */
  guint number;
  char *section;
  char *picture;       /* the file of the picture that is open; NULL outside */
  gboolean in_info;
  gboolean in_steps;
} Reading;

/* Elements within a paragraph, and the Pango markup for them. */
static const struct
{
  const char *element;
  const char *start;
  const char *end;
} inlines[] = {
  { "gui", "<b>", "</b>" }, { "key", "<tt>", "</tt>" }, { "cmd", "<tt>", "</tt>" }, { "em", "<i>", "</i>" },
};

static const char *
find_attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return "";
}

static void
begin_text (Reading *reading)
{
  reading->text = g_string_new (NULL);
}

static void
on_start (GMarkupParseContext *context, const char *element, const char **names, const char **values, gpointer data, GError **error)
{
  Reading *reading = data;

  for (guint i = 0; i < G_N_ELEMENTS (inlines); i++)
    if (reading->text != NULL && g_str_equal (element, inlines[i].element))
      g_string_append (reading->text, inlines[i].start);
  if (g_str_equal (element, "page"))
    reading->page->id = g_strdup (find_attribute (names, values, "id"));
  else if (g_str_equal (element, "info"))
    reading->in_info = TRUE;
  else if (g_str_equal (element, "link") && g_str_has_prefix (find_attribute (names, values, "xref"), "index#"))
    {
      g_free (reading->page->guide);
      reading->page->guide = g_strdup (find_attribute (names, values, "xref") + strlen ("index#"));
    }
  else if (g_str_equal (element, "section"))
    {
      g_free (reading->section);
      reading->section = g_strdup (find_attribute (names, values, "id"));
    }
  else if (g_str_equal (element, "steps") || g_str_equal (element, "list"))
    {
      reading->in_steps = g_str_equal (element, "steps");
      reading->number = 0;
    }
  else if (g_str_equal (element, "item"))
    {
      reading->kind = reading->in_steps ? BLOCK_STEP : BLOCK_ITEM;
      reading->number++;
    }
  else if (g_str_equal (element, "note"))
    reading->kind = BLOCK_NOTE;
  else if (g_str_equal (element, "media"))
    {
      g_free (reading->picture);
      reading->picture = g_strdup (find_attribute (names, values, "src"));
    }
  else if (g_str_equal (element, "p") || g_str_equal (element, "title") || g_str_equal (element, "desc"))
    begin_text (reading);
}

static void
add_block (Reading *reading, BlockKind kind, char *markup)
{
  const char *id = kind == BLOCK_HEADING ? reading->section : kind == BLOCK_PICTURE ? reading->picture : "";
  Block *block = g_new (Block, 1);

  *block = (Block) { kind, reading->number, g_strdup (id), markup };
  g_ptr_array_add (reading->page->blocks, block);
}

static void
take_title (Reading *reading, char *text)
{
  char **place = reading->in_info ? &reading->page->order : *reading->page->title == '\0' ? &reading->page->title : NULL;

  if (place == NULL)
    {
      add_block (reading, BLOCK_HEADING, text);
      return;
    }
  g_free (*place);
  *place = text;
}

static void
on_end (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Reading *reading = data;
  char *text;

  for (guint i = 0; i < G_N_ELEMENTS (inlines); i++)
    if (reading->text != NULL && g_str_equal (element, inlines[i].element))
      g_string_append (reading->text, inlines[i].end);
  if (g_str_equal (element, "info"))
    reading->in_info = FALSE;
  if (g_str_equal (element, "item") || g_str_equal (element, "note"))
    reading->kind = BLOCK_PARAGRAPH;
  if (g_str_equal (element, "media"))
    g_clear_pointer (&reading->picture, g_free);
  if (reading->text == NULL || (!g_str_equal (element, "p") && !g_str_equal (element, "title") && !g_str_equal (element, "desc")))
    return;
  text = g_string_free (g_steal_pointer (&reading->text), FALSE);
  if (g_str_equal (element, "title"))
    take_title (reading, text);
  else if (g_str_equal (element, "p"))
    add_block (reading, reading->picture != NULL ? BLOCK_PICTURE : reading->kind, text);
  else
    {
      g_free (reading->page->description);
      reading->page->description = text;
    }
}

static void
on_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Reading *reading = data;
  g_autofree char *escaped = g_markup_escape_text (text, (gssize) length);

  if (reading->text != NULL && reading->picture != NULL)
    g_string_append_len (reading->text, text, (gssize) length);
  else if (reading->text != NULL)
    g_string_append (reading->text, escaped);
}

OdHelpPage *
od_help_page_new (GBytes *source, GError **error)
{
  static const GMarkupParser parser = { on_start, on_end, on_text, NULL, NULL };
  g_autoptr (OdHelpPage) page = g_new0 (OdHelpPage, 1);
  Reading reading = { .page = page, .section = g_strdup ("") };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &reading, NULL);
  gboolean good;

  page->title = g_strdup ("");
  page->description = g_strdup ("");
  page->guide = g_strdup ("");
  page->order = g_strdup ("");
  page->blocks = g_ptr_array_new_with_free_func (block_free);
  good = g_markup_parse_context_parse (context, g_bytes_get_data (source, NULL), (gssize) g_bytes_get_size (source), error)
         && g_markup_parse_context_end_parse (context, error);
  if (reading.text != NULL)
    g_string_free (reading.text, TRUE);
  g_free (reading.section);
  g_free (reading.picture);
  return good ? g_steal_pointer (&page) : NULL;
}

char **
od_help_page_list_sections (OdHelpPage *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = g_ptr_array_index (self->blocks, i);

      if (block->kind == BLOCK_HEADING)
        {
          g_strv_builder_add (builder, block->id);
          g_strv_builder_add (builder, block->markup);
        }
    }
  return g_strv_builder_end (builder);
}

/* Showing */

static GtkWidget *
create_label (const char *markup)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static GtkWidget *
create_item (const char *sign, const char *markup)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *mark = gtk_label_new (sign);

  gtk_label_set_width_chars (GTK_LABEL (mark), 2);
  gtk_label_set_xalign (GTK_LABEL (mark), 1);
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_add_css_class (mark, "numeric");
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), create_label (markup));
  return box;
}

static GtkWidget *
create_note (const char *markup)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (card), g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name",
                                                "dialog-information-symbolic", "valign", GTK_ALIGN_START, NULL));
  gtk_box_append (GTK_BOX (card), create_label (markup));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "help-note");
  return card;
}

/* As large as it is, or as the page is wide: enlarged it would be blurred. */
static GtkWidget *
create_picture (const char *folder, const Block *block)
{
  g_autofree char *path = g_build_path ("/", folder, block->id, NULL);
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_resource (path);
  GtkWidget *picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));

  /* GTK's own alternative text is a description in 4.8, and leaves the picture without a name. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL, block->markup, -1);
  gtk_widget_set_overflow (picture, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (picture, "help-picture");
  return g_object_new (ADW_TYPE_CLAMP, "child", picture, "maximum-size", gdk_texture_get_width (texture),
                       "tightening-threshold", gdk_texture_get_width (texture), NULL);
}

static GtkWidget *
create_block (const char *folder, const Block *block)
{
  g_autofree char *number = g_strdup_printf ("%u.", block->number);
  GtkWidget *heading;

  switch (block->kind)
    {
    case BLOCK_STEP:
      return create_item (number, block->markup);
    case BLOCK_ITEM:
      return create_item ("•", block->markup);
    case BLOCK_NOTE:
      return create_note (block->markup);
    case BLOCK_HEADING:
      heading = create_label (block->markup);
      gtk_widget_add_css_class (heading, "heading");
      gtk_widget_set_margin_top (heading, 12);
      return heading;
    case BLOCK_PICTURE:
      return create_picture (folder, block);
    case BLOCK_PARAGRAPH:
    default:
      return create_label (block->markup);
    }
}

GtkWidget *
od_help_page_create (OdHelpPage *self, const char *folder)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *title = create_label (self->title);

  gtk_widget_add_css_class (title, "title-1");
  gtk_box_append (GTK_BOX (box), title);
  for (guint i = 0; i < self->blocks->len; i++)
    gtk_box_append (GTK_BOX (box), create_block (folder, g_ptr_array_index (self->blocks, i)));
  return box;
}
