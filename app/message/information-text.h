#pragma once

#include <glib.h>

#include "protocol.h"

/**
 * OdInformationText:
 *
 * What the client is told before consenting (protocol C; decree of 30 April 2004 art. 10/1; GDPR art. 13), in one version and all its
 * languages, as data/information has it.
 */
typedef struct _OdInformationText OdInformationText;

/* The newest version; (transfer full). */
OdInformationText *od_information_text_load (void);
void od_information_text_free (OdInformationText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdInformationText, od_information_text_free)

/* "2026-1", for the consent record; (transfer none). */
const char *od_information_text_get_version (OdInformationText *self);

/* ISO 639-1 codes of the languages it is written in, Dutch first, NULL-terminated; (transfer none). */
const char *const *od_information_text_get_languages (void);
gboolean od_information_text_has_language (const char *language);

/* Its parts: the first is the title with what opens the sheet, the last one the consent. */
guint od_information_text_get_n_parts (OdInformationText *self);

/* The heading and the text of a part, paragraphs as lines, filled in for @protocol; (transfer full). */
char *od_information_text_get_heading (OdInformationText *self, guint part, const char *language, OdProtocol *protocol);
char *od_information_text_get_text (OdInformationText *self, guint part, const char *language, OdProtocol *protocol);
