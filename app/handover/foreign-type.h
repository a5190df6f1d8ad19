#pragma once

#include <glib.h>

/**
 * OdForeignKind:
 *
 * What may be done with a file that somebody else made: text and pictures are shown, documents go to the desktop's viewer too.
 */
typedef enum
{
  OD_FOREIGN_TEXT,
  OD_FOREIGN_PICTURE,  /* that may be decoded here */
  OD_FOREIGN_DOCUMENT, /* for a viewer alone */
  OD_FOREIGN_ARCHIVE,  /* another package in the package: may be saved, never opened */
  OD_FOREIGN_PROGRAM,  /* an executable or a script: is named, never opened nor saved */
  OD_FOREIGN_OTHER,    /* may be saved */
} OdForeignKind;

/**
 * OdForeignType:
 * @content_type: a MIME type
 * @extension: (nullable): of the file that a viewer gets, without the dot
 * @name: "PDF-document", in the language of the user
 */
typedef struct
{
  const char *content_type;
  OdForeignKind kind;
  const char *extension;
  const char *name;
} OdForeignType;

/* What @content is, by its bytes first; @name, as its maker called it, only tells apart what the bytes leave open. May be called on any
 * thread; (transfer none), never NULL. */
const OdForeignType *od_foreign_type_find (const char *name, GBytes *content);
