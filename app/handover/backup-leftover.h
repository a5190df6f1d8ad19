#pragma once

/**
 * od_backup_leftovers_remove:
 * @folder: of backups
 * @profile_name: whose
 *
 * Removes files that were to become a backup of this profile, or its list of erasures, but whose writer was killed. Those that were written to within
 * the hour stay: another machine may be writing them. What does not succeed is left for the next time.
 */
void od_backup_leftovers_remove (const char *folder, const char *profile_name);
