#pragma once

#include <adwaita.h>

/**
 * OdQuestionWindow:
 *
 * A small window over another one that asks for a few answers: rows in groups, a button to cancel and one to go on. Escape cancels, and
 * Return goes on.
 */
#define OD_TYPE_QUESTION_WINDOW (od_question_window_get_type ())
G_DECLARE_FINAL_TYPE (OdQuestionWindow, od_question_window, OD, QUESTION_WINDOW, AdwWindow)

/* The user goes on. */
typedef void (*OdQuestionAnswered) (gpointer asking);

/* @action is what the button says that goes on; (transfer floating). It is as high as what is asked, unless the caller sets its height: there
 * where rows come later. */
OdQuestionWindow *od_question_window_new (GtkWindow *parent, const char *title, const char *action);

/* Adds a group with @description (nullable); what goes in it is the caller's. */
AdwPreferencesGroup *od_question_window_add_group (OdQuestionWindow *self, const char *title, const char *description);

/* Shows the window, which stays until the caller closes it. @asking (transfer full) is what is asked, and the rows that hold the answer: it is
 * given to @answered, and goes with the window, by @free_asking. */
void od_question_window_present (OdQuestionWindow *self, OdQuestionAnswered answered, gpointer asking, GDestroyNotify free_asking);

/* What was given to od_question_window_present(); (transfer none). */
gpointer od_question_window_get_asking (OdQuestionWindow *self);

/* While the answer is worked on nothing can be pressed; (transfer full): the window and what it asks, since the user may close it meanwhile. */
OdQuestionWindow *od_question_window_begin_work (OdQuestionWindow *self);

/* Ends that. Unless it was @done, @heading and @error say why; returns @done. */
gboolean od_question_window_end_work (OdQuestionWindow *self, gboolean done, const char *heading, const GError *error);
