#pragma once

#include "finding.h"

/**
 * OdClient:
 *
 * The contact details of one client: protocol art. 3's data and nothing else. An immutable, reference-counted value; its
 * memory is wiped when the last reference goes.
 */
typedef struct _OdClient OdClient;

/* A client of whom nothing is filled in yet; (transfer full). */
OdClient *od_client_new (void);

/* A client with these @values, by OdField; NULL for nothing; (transfer full). */
OdClient *od_client_new_filled (const char *const values[OD_CLIENT_N_FIELDS]);
OdClient *od_client_ref (OdClient *self);
void od_client_unref (OdClient *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdClient, od_client_unref)

/* What is filled in for @field, which is below OD_CLIENT_N_FIELDS; (transfer none), "" for nothing, never NULL. */
const char *od_client_get (const OdClient *self, OdField field);

/* A client like @self in whom @field is @value; (transfer full). NULL means "". */
OdClient *od_client_with (const OdClient *self, OdField field, const char *value);

gboolean od_client_equal (const OdClient *one, const OdClient *other);

/* "Voornaam Naam"; (transfer full). */
char *od_client_get_name (const OdClient *self);

/* The address on one line, "Grote Baan 1 bus 2, 2235 Hulshout"; (transfer full), "" without an address. */
char *od_client_get_address_line (const OdClient *self);

/* A client with every datum in its kept form: white space, NFC, phone as E.164, e-mail domain in lower case; (transfer full). */
OdClient *od_client_normalise (const OdClient *self);

/* The name of @field in the OSLO standards and so in bericht.json ("voornaam", "huisnummer", …); the longest it may be in
 * characters; and back from the name. */
const char *od_client_field_get_name (OdField field);
gsize od_client_field_get_max_characters (OdField field);
gboolean od_client_field_from_name (const char *name, OdField *field);

/* The findings about one datum as it stands (shape, characters; an empty one is well); (transfer full). */
OdFindings *od_client_check_field (const OdClient *self, OdField field);

/**
 * od_client_check:
 *
 * All findings about @self: those of each datum, given name and family name required, an address whole or not at all, and at
 * least one of address, phone and e-mail (protocol art. 3: needed to contact the client).
 *
 * Returns: (transfer full)
 */
OdFindings *od_client_check (const OdClient *self);

/* Whether @one and @other may be the same person: same folded name, or same phone, or same e-mail address. */
gboolean od_client_may_be_same_person (const OdClient *one, const OdClient *other);
