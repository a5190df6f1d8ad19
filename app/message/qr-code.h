#pragma once

#include "pdf-drawing.h"

/**
 * OdQrCode:
 *
 * A text as a QR code (ISO/IEC 18004), made by libqrencode, for a scanner to type. A quarter of it may be unreadable (level Q).
 */
typedef struct _OdQrCode OdQrCode;

/* The code of @text, smallest when it is of capitals, digits and spaces alone; (transfer full) (nullable) when it is too long, or without
 * memory for it. */
OdQrCode *od_qr_code_new (const char *text);

/* Wipes it. */
void od_qr_code_free (OdQrCode *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdQrCode, od_qr_code_free)

/* How wide and high it is, in modules; around it OD_QR_CODE_QUIET modules stay white. */
guint od_qr_code_get_width (const OdQrCode *self);
#define OD_QR_CODE_QUIET 4

/* Draws it from (@x, @y) on, as squares of @module. It is decoration for a screen reader: what it says must stand beside it. */
void od_pdf_qr_code (OdPdfDrawing *drawing, double x, double y, double module, const OdQrCode *code);
