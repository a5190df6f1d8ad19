#pragma once

/**
 * od_language_choose:
 * @wanted: (array zero-terminated=1): languages as g_get_language_names() gives them, the most wanted first: "fr_BE.UTF-8", "fr_BE", "fr", "C"
 *
 * The texts are written in Dutch, which has no catalogue in po/: where it is wanted before another language, that one must not come, and
 * whoever wants none that is there gets Dutch.
 *
 * Returns: (transfer none): "nl", or one of po/LINGUAS
 */
const char *od_language_choose (const char *const *wanted);

/**
 * od_language_begin:
 *
 * Shows this process's texts in the language that its user wants, and those of the libraries in the same one. To be called before there is
 * another thread. The catalogues are where they were installed, or in the folder that TEXTDOMAINDIR names, as for gettext's own programs.
 */
void od_language_begin (void);
