#include "qr-code.h"

#include <cairo.h>
#include <qrencode.h>
#include <string.h>

#define DARK 1

struct _OdQrCode
{
  QRcode *code;
};

static gboolean
is_dark (const OdQrCode *self, int column, int row)
{
  return column < self->code->width && (self->code->data[row * self->code->width + column] & DARK) != 0;
}

/* What libqrencode works with in between it frees as it stands, as cairo does. */
OdQrCode *
od_qr_code_new (const char *text)
{
  QRcode *code = QRcode_encodeString (text, 0, QR_ECLEVEL_Q, QR_MODE_8, TRUE);
  OdQrCode *self;

  if (code == NULL)
    return NULL;
  self = g_new (OdQrCode, 1);
  self->code = code;
  return self;
}

void
od_qr_code_free (OdQrCode *self)
{
  explicit_bzero (self->code->data, (gsize) self->code->width * (gsize) self->code->width);
  QRcode_free (self->code);
  g_free (self);
}

guint
od_qr_code_get_width (const OdQrCode *self)
{
  return (guint) self->code->width;
}

/* One path, and in it what is dark beside each other as one rectangle: so no hair lines show between the squares. */
void
od_pdf_qr_code (OdPdfDrawing *drawing, double x, double y, double module, const OdQrCode *code)
{
  int width = code->code->width;

  if (drawing->measuring)
    return;
  for (int row = 0; row < width; row++)
    for (int from = 0, to; from < width; from = to + 1)
      {
        for (to = from; is_dark (code, to, row); to++)
          ;
        if (to > from)
          cairo_rectangle (drawing->cairo, x + from * module, y + row * module, (to - from) * module, module);
      }
  cairo_set_source_rgb (drawing->cairo, 0, 0, 0);
  cairo_fill (drawing->cairo);
}
