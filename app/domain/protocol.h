#pragma once

#include <glib-object.h>

#include "finding.h"
#include "office-record.h"
#include "party.h"

typedef enum
{
  OD_PROTOCOL_DRAFT,          /* ontwerp: not yet in force */
  OD_PROTOCOL_IN_FORCE,       /* van kracht */
  OD_PROTOCOL_NOTICE_GIVEN,   /* opgezegd, but still in force until its last day (art. 11) */
  OD_PROTOCOL_ENDED,          /* beëindigd (art. 8, 11) */
} OdProtocolState;

typedef enum
{
  OD_ARCHIVE_ZIP,
  OD_ARCHIVE_7Z,
} OdArchiveFormat;

/* What a protocol may have at most: actors and the characters of one, places, and the two periods. */
#define OD_PROTOCOL_MAX_ACTORS 50
#define OD_PROTOCOL_MAX_ACTOR_CHARACTERS 80
#define OD_PROTOCOL_MAX_PLACES 100 /* Antwerp has a dozen */
#define OD_PROTOCOL_MAX_NOTICE_MONTHS 120
#define OD_PROTOCOL_MAX_RETENTION_YEARS 200

/* One side of a protocol. Strings are never NULL, "" for unknown. Days are ISO 8601. */
typedef struct
{
  char *name;               /* "Opgroeien regie" */
  char *full_name;          /* as the agreement names it */
  char *team;               /* the local team, "Lokaal team Kind en Gezin Zuiderkempen"; "" for an OCMW */
  char *enterprise_number;  /* ten digits */
  char *address;
  char *represented_by;
  char *dpo_email;          /* contact of art. 9 */
  char *dpo_advice_on;
  char *website;            /* where the protocol is published (D) */
} OdProtocolParty;

/* A municipality whose residents the OCMW serves. */
typedef struct
{
  char *postcode;
  char *municipality;
} OdProtocolPlace;

/**
 * OdProtocol:
 *
 * One data-sharing protocol between Opgroeien regie and an OCMW (protocol 1-11), with everything in it that differs from one
 * OCMW to the next. Immutable after od_protocol_new(). The properties "id", "title", "team" and "ocmw" are read-only strings.
 */
#define OD_TYPE_PROTOCOL (od_protocol_get_type ())
G_DECLARE_FINAL_TYPE (OdProtocol, od_protocol, OD, PROTOCOL, GObject)

/* What a protocol is made of; see the accessors. @places is an array of @n_places. */
typedef struct
{
  char *id;                 /* "opgroeien-ocmw-hulshout-2025" */
  char *title;
  OdProtocolParty sender;   /* Opgroeien regie and its team */
  OdProtocolParty recipient; /* the OCMW */
  char *mailbox;            /* of the social workers (art. 6) */
  char *purpose;            /* art. 2, as it is told to the client */
  char *legal_ground;
  char *law;                /* art. 10 */
  char *cooperation_agreement_on;
  char *signed_on;
  char *in_force_on;        /* first day */
  char *notice_given_on;    /* "" when not */
  char *ended_on;           /* first day on which it no longer holds, by art. 8 or 11; "" when not */
  guint notice_months;
  guint retention_years;    /* after closing of the client file (art. 3) */
  OdArchiveFormat archive_format;
  OdProtocolPlace *places;
  gsize n_places;
  char **actors;            /* of the geïntegreerd breed onthaal (art. 4), NULL-terminated; (nullable) for the usual ones */
} OdProtocolData;

void od_protocol_data_clear (OdProtocolData *data);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OdProtocolData, od_protocol_data_clear)

/* Fills @copy, whatever it held, with a copy of @data. */
void od_protocol_data_copy (OdProtocolData *copy, const OdProtocolData *data);

/* Takes over the strings of @data, which is left empty; (transfer full). */
OdProtocol *od_protocol_new (OdProtocolData *data);

/* All of it; (transfer none), for as long as @self lives. */
const OdProtocolData *od_protocol_get_data (OdProtocol *self);
const char *od_protocol_get_id (OdProtocol *self);

/* Ids of protocols under which people only practise begin so. Every message names its protocol: so what is practice is never taken in as real, nor
 * the other way round, by whoever reads it. */
#define OD_PROTOCOL_PRACTICE_PREFIX "oefening-"
gboolean od_protocol_id_is_practice (const char *id);

/* To which actors of the geïntegreerd breed onthaal the OCMW may pass data on (art. 4): those of the agreement, or else the three
 * that the decree of 9 February 2018 names; NULL-terminated, (transfer none). */
const char *const *od_protocol_get_actors (OdProtocol *self);

/* @self with @actors, which are not empty; (transfer full). */
OdProtocol *od_protocol_with_actors (OdProtocol *self, const char *const *actors);

/* @self with packages in @format from now on; (transfer full). */
OdProtocol *od_protocol_with_archive_format (OdProtocol *self, OdArchiveFormat format);

/**
 * od_protocol_with_termination:
 * @termination: of kind OD_OFFICE_TERMINATION: its ground and day
 *
 * Returns: (transfer full): @self after notice was given, which ends it after the notice period (art. 11), or ended at once, on misuse (art. 8)
 *   or because its legal ground fell (art. 11)
 */
OdProtocol *od_protocol_with_termination (OdProtocol *self, OdOfficeRecord *termination);

/* @self after the party at @desk told what OD_OFFICE_CHANGE @change says of its mailbox, DPO, address or representative; (transfer full). What
 * it tells of the law changes nothing. */
OdProtocol *od_protocol_with_change (OdProtocol *self, OdDesk desk, OdOfficeRecord *change);

/* What @change is about, as @self has it now; (transfer none), "" for the law. */
const char *od_protocol_peek_changing (OdProtocol *self, OdDesk desk, OdOfficeRecord *change);

/* The party that works at @desk; (transfer full). */
OdParty *od_protocol_get_party (OdProtocol *self, OdDesk desk);

/* Its state on @today (ISO 8601 day); the last day counts as in force. */
OdProtocolState od_protocol_get_state (OdProtocol *self, const char *today);

/* Whether it holds on @today, be it under notice. */
gboolean od_protocol_is_in_force (OdProtocol *self, const char *today);

/* The last day on which it holds, or NULL while nobody has ended it; (transfer full). */
char *od_protocol_get_last_day (OdProtocol *self);

/* The municipality that @postcode stands for in this protocol, (transfer none), or NULL when it serves another. */
const char *od_protocol_find_municipality (OdProtocol *self, const char *postcode);

/* Findings that keep a referral from being packed under @self on @today: not yet or no longer in force; (transfer full). */
OdFindings *od_protocol_check (OdProtocol *self, const char *today);
