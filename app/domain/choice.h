#pragma once

#include "finding.h"

/**
 * OdChoiceKind:
 * @OD_CHOICE_CONTACT_MANNER: how a contact was sought
 * @OD_CHOICE_ERASE_GROUND: why the data of a client who could not be reached may go
 * @OD_CHOICE_KEEP_GROUND: why they are kept a while longer
 *
 * What a social worker chooses from: there is no free text about a client (protocol art. 3), but an office may add choices.
 */
typedef enum
{
  OD_CHOICE_CONTACT_MANNER,
  OD_CHOICE_ERASE_GROUND,
  OD_CHOICE_KEEP_GROUND,
  OD_N_CHOICE_KINDS,
} OdChoiceKind;

/* "contactwijze" and the like, for the settings in the register. */
const char *od_choice_kind_to_string (OdChoiceKind kind);

/**
 * OdChoice:
 * @code: what is kept in steps, "e-mail"; never changes
 * @label: what people read, "e-mail"
 * @offered: whether it can still be chosen; what was chosen before stays readable
 */
typedef struct
{
  char *code;
  char *label;
  gboolean offered;
} OdChoice;

/* Lower-case letters, digits and hyphens, up to 40: whatever else there is in a register, it is no sentence about a client. */
gboolean od_choice_code_is_valid (const char *code);

/**
 * OdChoices:
 *
 * The lists of one office. Immutable: what changes gives a new one, (transfer full).
 */
typedef struct _OdChoices OdChoices;

OdChoices *od_choices_new (void);
OdChoices *od_choices_ref (OdChoices *self);
void od_choices_unref (OdChoices *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdChoices, od_choices_unref)

/* Of OdChoice, in the order in which they are shown; (transfer none). */
GPtrArray *od_choices_get (OdChoices *self, OdChoiceKind kind);

/* (transfer none) (nullable) */
const OdChoice *od_choices_find (OdChoices *self, OdChoiceKind kind, const char *code);

/* Whether @code may be chosen now. */
gboolean od_choices_offer (OdChoices *self, OdChoiceKind kind, const char *code);

/* Findings about a @label for @code, NULL for a new one: required, characters, no national register number, not there twice;
 * (transfer full). The field is OD_FIELD_CHOICE. */
OdFindings *od_choices_check_label (OdChoices *self, OdChoiceKind kind, const char *code, const char *label);

/* @label has no findings. The code of a new choice is made of it. */
OdChoices *od_choices_with_new (OdChoices *self, OdChoiceKind kind, const char *label);
OdChoices *od_choices_with_label (OdChoices *self, OdChoiceKind kind, const char *code, const char *label);

/* The last one that is offered stays so. */
OdChoices *od_choices_with_offered (OdChoices *self, OdChoiceKind kind, const char *code, gboolean offered);

/* As one text for the settings in the register, (transfer full); and back, with the list of @kind replaced: @self itself, with a
 * new reference, when @text holds no such list. */
char *od_choices_to_text (OdChoices *self, OdChoiceKind kind);
OdChoices *od_choices_with_text (OdChoices *self, OdChoiceKind kind, const char *text);
