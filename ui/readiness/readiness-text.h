#pragma once

#include "readiness.h"

/* What people read of a point of readiness. */
typedef struct
{
  char *title;
  char *subtitle;      /* (nullable) */
  char *button;        /* (nullable) where the person can do nothing about it */
  const char *action;  /* of the window */
  GVariant *target;    /* (nullable) of the action */
} OdReadinessText;

void od_readiness_text_clear (OdReadinessText *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OdReadinessText, od_readiness_text_clear)

void od_readiness_to_text (OdProfile *profile, const OdReadinessPoint *point, OdReadinessText *text);
