#pragma once

#include <adwaita.h>

/**
 * OdQuestionWindow:
 *
 * A small window over another one that asks for a few answers: rows in groups, a button to cancel and one to go on. Escape cancels, and
 * Return goes on. Signal "answered": the user goes on; the window stays until the caller closes it.
 */
#define OD_TYPE_QUESTION_WINDOW (od_question_window_get_type ())
G_DECLARE_FINAL_TYPE (OdQuestionWindow, od_question_window, OD, QUESTION_WINDOW, AdwWindow)

/* @action is what the button says that goes on. */
GtkWidget *od_question_window_new (GtkWindow *parent, const char *title, const char *action);

/* Adds a group with @description (nullable); what goes in it is the caller's. */
AdwPreferencesGroup *od_question_window_add_group (OdQuestionWindow *self, const char *title, const char *description);

/* While the answer is being kept nothing can be pressed. */
void od_question_window_set_busy (OdQuestionWindow *self, gboolean busy);
