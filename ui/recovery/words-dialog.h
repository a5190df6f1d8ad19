#pragma once

#include <adwaita.h>

#include "question-window.h"
#include "secret.h"

/* What is done with the words; @window stays until the caller closes it. */
typedef void (*OdWordsTyped) (OdQuestionWindow *window, OdSecret *words, gpointer data);

/* Asks the twelve words of a recovery sheet. @data is (transfer full), freed with @free_data when the window goes. */
void od_words_dialog_present (GtkWindow *parent, const char *title, const char *explanation, const char *action, OdWordsTyped typed, gpointer data,
                              GDestroyNotify free_data);
