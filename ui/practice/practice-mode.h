#pragma once

#include <adwaita.h>

#include "practice.h"

/* The program in which people practise is a process of its own, beside the one that works with what is real. */

/* Makes this process one that practises, before any window: with the actions for it, and the mark on each window. */
void od_practice_mode_begin (AdwApplication *application);

/* Shows both desks, on top the one where a referral begins. */
void od_practice_mode_present (AdwApplication *application);

/* Forgets all that was practised. */
void od_practice_mode_end (void);

/* What this process practises with; (transfer none) (nullable) when it works with what is real. */
OdPractice *od_practice_mode_get (void);

/* At which desk the window is that @widget is in, or that it is over. */
OdDesk od_practice_mode_get_desk (GtkWidget *widget);

/* Actions of the application: shows a desk ("s": see od_desk_to_string()), or shows it with a package to be imported ("(ss)": and its path). */
#define OD_PRACTICE_DESK_ACTION "app.practice-desk"
#define OD_PRACTICE_DELIVER_ACTION "app.practice-deliver"

/* And without a parameter: to import the package that waits at the OCMW, and to begin anew. */
#define OD_PRACTICE_EXERCISE_ACTION "app.practice-exercise"
#define OD_PRACTICE_AGAIN_ACTION "app.practice-again"
