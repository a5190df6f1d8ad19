#pragma once

/* What libraries free is not always wiped: GTK keeps copies of what it shows, and what reads a message keeps its text. What is a secret of ours
 * is an OdSecret; this is for the names of clients, of which nobody can count the copies. */

/* From now on the C library overwrites what is freed. To be called first. */
void od_freed_memory_wipe (void);

/* Overwrites what the main thread freed lately, which the C library keeps at hand as it is: a second later, when a screen reader was told what
 * went from the screen. */
void od_freed_memory_wipe_at_hand (void);
