#pragma once

#include <glib.h>

/**
 * OdReview:
 * @erase: whether the client's data may go; else they are kept until @until
 * @ground: the code of one of a few fixed grounds (see choice.h)
 * @until: (nullable): ISO 8601 day of the next review, when kept
 *
 * What a person decided about a client who could not be reached: nothing of such a client goes by itself (protocol art. 3: the data
 * are kept until there was contact). The detail of a step OD_EVENT_REVIEW.
 */
typedef struct
{
  gboolean erase;
  char *ground;
  char *until;
} OdReview;

void od_review_clear (OdReview *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OdReview, od_review_clear)

/* "wissen:geen-reactie", "bewaren:later-opnieuw:2027-02-22"; (transfer full). */
char *od_review_to_detail (const OdReview *self);

/* @detail is (nullable); FALSE, with @self left empty, when it is no such code. */
gboolean od_review_from_detail (const char *detail, OdReview *self);
