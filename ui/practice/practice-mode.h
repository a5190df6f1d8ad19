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

/* An action of the application: shows a desk with a package to be imported ("(ss)": see od_desk_to_string(), and the path). */
#define OD_PRACTICE_DELIVER "practice-deliver"

/* And as menus name them: shows a desk ("s"), imports the package that waits at the OCMW, begins anew. */
#define OD_PRACTICE_DESK_ACTION "app.practice-desk"
#define OD_PRACTICE_EXERCISE_ACTION "app.practice-exercise"
#define OD_PRACTICE_AGAIN_ACTION "app.practice-again"
