#pragma once

#include <glib.h>

/**
 * OdDeadline:
 * @OD_DEADLINE_FIRST_CONTACT: working days from receipt to the first contact, at the OCMW
 * @OD_DEADLINE_WISH: days from a contact to a clear wish, at the OCMW
 * @OD_DEADLINE_REVIEW: days until a client who could not be reached is looked at again, at the OCMW
 * @OD_DEADLINE_CONFIRMATION: working days from sending to the receipt, at Kind en Gezin
 * @OD_DEADLINE_SENDER_ERASURE: days from the receipt until the client's data may go at Kind en Gezin
 *
 * How long something may take. The protocol names none of them: an office sets its own.
 */
typedef enum
{
  OD_DEADLINE_FIRST_CONTACT,
  OD_DEADLINE_WISH,
  OD_DEADLINE_REVIEW,
  OD_DEADLINE_CONFIRMATION,
  OD_DEADLINE_SENDER_ERASURE,
  OD_N_DEADLINES,
} OdDeadline;

/* The deadlines of one desk, by OdDeadline. */
typedef struct
{
  guint days[OD_N_DEADLINES];
} OdDeadlines;

void od_deadlines_set_defaults (OdDeadlines *self);

/* Whether each is from 1 to od_deadline_get_maximum(). */
gboolean od_deadlines_are_valid (const OdDeadlines *self);

/* "eerste-contact" and the like, for the settings in the register. */
const char *od_deadline_to_string (OdDeadline deadline);

guint od_deadline_get_maximum (OdDeadline deadline);

/* The last day of @deadline when it begins on @day, ISO 8601; (transfer full). */
char *od_deadlines_add (const OdDeadlines *self, OdDeadline deadline, const char *day);
