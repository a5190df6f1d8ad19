#include "practice-story.h"

#include "draft.h"
#include "erase.h"
#include "follow.h"
#include "import.h"
#include "information.h"
#include "office.h"
#include "pack.h"
#include "profile-private.h"
#include "quality.h"
#include "receipt.h"

#define PROTOCOL "oefening-ocmw-voorbeeldgem"
#define TEAM_MEMBER "Tine Teamlid"
#define SOCIAL_WORKER "Wim Werker"
#define COLLEAGUE "Lies Lezer"

#define N_DESKS (OD_DESK_OCMW + 1)
#define RETRY_MICROSECONDS 1000

/* Nobody's: the names say so, the house number does not exist, and the numbers of 0470 00 00 00 are not given out. */
typedef enum
{
  FIEN,
  MILA,
  NOOR,
  ADAM,
  LARS,
  YARA,
  SAMI,
  ELIF,
  ROOS,
  TUUR,
  OTIS,
  JADE,
  N_FAMILIES,
} Family;

static const struct
{
  const char *given_name;
  const char *family_name;
  const char *phone;
  const char *email;
} families[N_FAMILIES] = {
  [FIEN] = { "Fien", "Verzonnen-Gezin", "0470 00 00 00", "fien@voorbeeld.example" },
  [MILA] = { "Mila", "Fictief-Voorbeeld", "0470 00 00 01", "mila@voorbeeld.example" },
  [NOOR] = { "Noor", "Verzinsel", "0470 00 00 02", "noor@voorbeeld.example" },
  [ADAM] = { "Adam", "Bedacht-Voorbeeld", "0470 00 00 03", "adam@voorbeeld.example" },
  [LARS] = { "Lars", "Denkbeeldig", "0470 00 00 04", "lars@voorbeeld.example" },
  [YARA] = { "Yara", "Zogezegd-Voorbeeld", "0470 00 00 05", "yara@voorbeeld.example" },
  [SAMI] = { "Sami", "Oefening", "0470 00 00 06", "sami@voorbeeld.example" },
  [ELIF] = { "Elif", "Niemand-Voorbeeld", "0470 00 00 07", "elif@voorbeeld.example" },
  [ROOS] = { "Roos", "Voorbeeldig", "0470 00 00 08", "roos@voorbeeld.example" },
  [TUUR] = { "Tuur", "Verzonnen", "0470 00 00 09", "tuur@voorbeeld.example" },
  [OTIS] = { "Otis", "Bijna-Voorbeeld", "0470 00 00 10", "otis@voorbeeld.example" },
  [JADE] = { "Jade", "Halfaf-Voorbeeld", "0470 00 00 11", "jade@voorbeeld.example" },
};

typedef struct
{
  GMainContext *context;
  GAsyncResult *result; /* of what is waited for */
  OdProfile *profiles[N_DESKS];
  GDateTime *now;
  char *references[N_FAMILIES];
  char *packages[N_FAMILIES]; /* the last one, on its way to the other desk */
  OdSecret *passphrases[N_FAMILIES];
} Telling;

typedef struct Turn Turn;
typedef gboolean (*Tell) (Telling *self, const Turn *turn, GError **error);

/* @what happens to @family, so many days before now. */
struct Turn
{
  guint days_ago;
  Tell what;
  Family family;
  OdEvent event;
  const char *detail;
};

static void
take_result (GObject *source, GAsyncResult *result, gpointer data)
{
  Telling *self = data;

  self->result = g_object_ref (result);
}

/* What was begun with take_result(); (transfer full). */
static GAsyncResult *
await (Telling *self)
{
  while (self->result == NULL)
    g_main_context_iteration (self->context, TRUE);
  return g_steal_pointer (&self->result);
}

static OdReferral *
get_referral (Telling *self, OdDesk desk, Family family)
{
  return od_profile_find_referral_by_reference (self->profiles[desk], self->references[family]);
}

static void
send_package (Telling *self, Family family, const char *path)
{
  g_free (self->packages[family]);
  self->packages[family] = g_strdup (path);
}

/* At Kind en Gezin */

static OdClient *
make_client (Family family, gboolean complete)
{
  const struct
  {
    OdField field;
    const char *value;
  } data[] = {
    { OD_FIELD_GIVEN_NAME, families[family].given_name }, { OD_FIELD_FAMILY_NAME, families[family].family_name },
    { OD_FIELD_PHONE, families[family].phone },           { OD_FIELD_EMAIL, families[family].email },
    { OD_FIELD_STREET, "Voorbeeldstraat" },               { OD_FIELD_HOUSE_NUMBER, "999" },
    { OD_FIELD_POSTCODE, "9999" },                        { OD_FIELD_MUNICIPALITY, "Voorbeeldgem" },
  };
  OdClient *client = od_client_new ();

  for (guint i = 0; i < (complete ? G_N_ELEMENTS (data) : 2); i++)
    {
      OdClient *more = od_client_with (client, data[i].field, data[i].value);

      od_client_unref (client);
      client = more;
    }
  return client;
}

static OdConsent *
make_consent (Telling *self)
{
  OdConsent *consent = od_consent_new ();

  consent->informed = OD_INFORMED_ALL;
  consent->informed_by = g_strdup (TEAM_MEMBER);
  consent->informed_on = od_profile_get_today (self->profiles[OD_DESK_KIND_EN_GEZIN]);
  consent->manner = OD_CONSENT_ORAL;
  consent->consent_on = g_strdup (consent->informed_on);
  consent->information_version = od_information_get_version ();
  return consent;
}

static gboolean
save (Telling *self, Family family, OdReferral *draft, gboolean complete, GError **error)
{
  OdProfile *team = self->profiles[OD_DESK_KIND_EN_GEZIN];
  g_autoptr (OdClient) client = make_client (family, complete);
  g_autoptr (OdConsent) consent = complete ? make_consent (self) : od_consent_new ();
  g_autoptr (OdReferral) with_client = od_referral_with_client (draft, client, self->now);
  g_autoptr (OdReferral) with_consent = od_referral_with_consent (with_client, consent, self->now);
  g_autoptr (OdReferral) whole = od_referral_with_protocol (with_consent, PROTOCOL, self->now);
  g_autoptr (OdReferral) saved = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  od_draft_save_async (team, whole, NULL, take_result, self);
  result = await (self);
  saved = od_draft_save_finish (team, result, error);
  return saved != NULL;
}

static gboolean
draft (Telling *self, Family family, gboolean complete, GError **error)
{
  OdProfile *team = self->profiles[OD_DESK_KIND_EN_GEZIN];
  g_autoptr (OdReferral) begun = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  od_draft_new_async (team, NULL, take_result, self);
  result = await (self);
  begun = od_draft_new_finish (team, result, error);
  if (begun == NULL)
    return FALSE;
  self->references[family] = g_strdup (od_referral_get_reference (begun));
  return save (self, family, begun, complete, error);
}

static gboolean
begin_draft (Telling *self, const Turn *turn, GError **error)
{
  return draft (self, turn->family, FALSE, error);
}

static gboolean
complete_draft (Telling *self, const Turn *turn, GError **error)
{
  return draft (self, turn->family, TRUE, error);
}

static gboolean
pack (Telling *self, const Turn *turn, GError **error)
{
  OdProfile *team = self->profiles[OD_DESK_KIND_EN_GEZIN];
  g_autoptr (OdPacked) packed = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (!draft (self, turn->family, TRUE, error))
    return FALSE;
  od_pack_async (team, get_referral (self, OD_DESK_KIND_EN_GEZIN, turn->family), NULL, NULL, NULL, take_result, self);
  result = await (self);
  packed = od_pack_finish (team, result, error);
  if (packed == NULL)
    return FALSE;
  send_package (self, turn->family, packed->path);
  self->passphrases[turn->family] = od_secret_ref (packed->passphrase);
  return TRUE;
}

static gboolean
give_passphrase (Telling *self, Family family, GError **error)
{
  OdProfile *team = self->profiles[OD_DESK_KIND_EN_GEZIN];
  g_autofree char *today = od_profile_get_today (team);
  g_autoptr (OdReferral) given = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  od_pack_record_passphrase_given_async (team, get_referral (self, OD_DESK_KIND_EN_GEZIN, family), OD_CHANNEL_PHONE, today, NULL,
                                         take_result, self);
  result = await (self);
  given = od_pack_record_passphrase_given_finish (team, result, error);
  return given != NULL;
}

static gboolean
hand_over (Telling *self, const Turn *turn, GError **error)
{
  OdProfile *team = self->profiles[OD_DESK_KIND_EN_GEZIN];
  g_autoptr (OdReferral) sent = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (!pack (self, turn, error) || !give_passphrase (self, turn->family, error))
    return FALSE;
  od_pack_record_sent_async (team, get_referral (self, OD_DESK_KIND_EN_GEZIN, turn->family), NULL, take_result, self);
  result = await (self);
  sent = od_pack_record_sent_finish (team, result, error);
  return sent != NULL;
}

static gboolean
erase (Telling *self, const Turn *turn, GError **error)
{
  OdProfile *team = self->profiles[OD_DESK_KIND_EN_GEZIN];
  g_autoptr (OdErased) erased = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  od_erase_async (team, get_referral (self, OD_DESK_KIND_EN_GEZIN, turn->family), NULL, take_result, self);
  result = await (self);
  erased = od_erase_finish (team, result, error);
  return erased != NULL;
}

/* At both */

static gboolean
import (Telling *self, OdDesk desk, Family family, GError **error)
{
  OdProfile *profile = self->profiles[desk];
  g_autoptr (GFile) file = g_file_new_for_path (self->packages[family]);
  g_autoptr (OdImportSource) source = od_import_source_new_for_file (file);
  g_autoptr (OdImport) opened = NULL;
  g_autoptr (OdReferral) accepted = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) accepting = NULL;

  od_import_open_async (profile, source, self->passphrases[family], NULL, take_result, self);
  result = await (self);
  opened = od_import_open_finish (profile, result, error);
  if (opened == NULL)
    return FALSE;
  od_import_accept_async (profile, opened, NULL, take_result, self);
  accepting = await (self);
  accepted = od_import_accept_finish (profile, accepting, error);
  return accepted != NULL;
}

/* What the OCMW sent back. */
static gboolean
take_back (Telling *self, const Turn *turn, GError **error)
{
  return import (self, OD_DESK_KIND_EN_GEZIN, turn->family, error);
}

/* At the OCMW */

static gboolean
receive (Telling *self, const Turn *turn, GError **error)
{
  return import (self, OD_DESK_OCMW, turn->family, error);
}

static gboolean
confirm (Telling *self, const Turn *turn, GError **error)
{
  OdProfile *ocmw = self->profiles[OD_DESK_OCMW];
  g_autoptr (OdPacked) packed = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (!receive (self, turn, error))
    return FALSE;
  od_receipt_pack_async (ocmw, get_referral (self, OD_DESK_OCMW, turn->family), NULL, take_result, self);
  result = await (self);
  packed = od_receipt_pack_finish (ocmw, result, error);
  if (packed == NULL)
    return FALSE;
  send_package (self, turn->family, packed->path);
  return take_back (self, turn, error);
}

static gboolean
follow (Telling *self, const Turn *turn, GError **error)
{
  OdProfile *ocmw = self->profiles[OD_DESK_OCMW];
  const OdFollowing what = {
    .event = turn->event,
    .detail = turn->event == OD_EVENT_ATTEMPT ? turn->detail : NULL,
    .worker = turn->event == OD_EVENT_ASSIGN ? turn->detail : NULL,
    .file_number = turn->event == OD_EVENT_WANT_HELP ? turn->detail : NULL,
  };
  g_autoptr (OdReferral) changed = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  od_follow_async (ocmw, get_referral (self, OD_DESK_OCMW, turn->family), &what, NULL, take_result, self);
  result = await (self);
  changed = od_follow_finish (ocmw, result, error);
  return changed != NULL;
}

/* A quality notice: the phone number is wrong. */
static gboolean
report (Telling *self, const Turn *turn, GError **error)
{
  OdProfile *ocmw = self->profiles[OD_DESK_OCMW];
  g_autoptr (GPtrArray) remarks = od_quality_remarks_new ();
  g_autoptr (OdPackedNotice) packed = NULL;
  g_autoptr (OdNotice) sent = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) sending = NULL;

  g_ptr_array_add (remarks, od_quality_remark_new (OD_FIELD_PHONE, OD_QUALITY_WRONG, NULL));
  od_quality_pack_async (ocmw, get_referral (self, OD_DESK_OCMW, turn->family), remarks, NULL, take_result, self);
  result = await (self);
  packed = od_quality_pack_finish (ocmw, result, error);
  if (packed == NULL)
    return FALSE;
  send_package (self, turn->family, packed->path);
  od_notice_record_sent_async (ocmw, packed->notice, NULL, take_result, self);
  sending = await (self);
  sent = od_notice_record_sent_finish (ocmw, sending, error);
  return sent != NULL && take_back (self, turn, error);
}

/* For each office one of what it accounts for. */
static gboolean
keep_processor (Telling *self, const Turn *turn, GError **error)
{
  static const struct
  {
    guint datum;
    const char *value;
  } data[] = {
    { OD_PROCESSOR_NAME, "Verzonnen Mail nv" },    { OD_PROCESSOR_ENTERPRISE_NUMBER, "0999900249" }, { OD_PROCESSOR_SERVICE, "E-mail" },
    { OD_PROCESSOR_ROLE, "verwerker" },            { OD_PROCESSOR_DATA, "naam adres telefoon email" }, { OD_PROCESSOR_PURPOSE, "E-mail verzenden en ontvangen" },
    { OD_PROCESSOR_REGION, "eer" },                { OD_PROCESSOR_PLACE, "Voorbeeldgem" },            { OD_PROCESSOR_AGREEMENT_ON, "2024-11-04" },
  };

  for (guint desk = 0; desk < N_DESKS; desk++)
    {
      g_autoptr (OdOfficeRecord) record = od_office_record_new (OD_OFFICE_PROCESSOR, NULL);
      g_autoptr (OdOfficeRecord) kept = NULL;
      g_autoptr (GAsyncResult) result = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (data); i++)
        record = od_office_record_fill (record, data[i].datum, data[i].value);
      od_office_keep_async (self->profiles[desk], record, NULL, take_result, self);
      result = await (self);
      kept = od_office_keep_finish (self->profiles[desk], result, error);
      if (kept == NULL)
        return FALSE;
    }
  return TRUE;
}

/* What happens, the longest ago first: each state that a referral comes to at a desk is there once it is told. The last one that was handed over is
 * the exercise: the OCMW has not imported it yet. */
#define EXERCISE ELIF

static const Turn story[] = {
  { 92, keep_processor, FIEN, 0, NULL },
  /* Helped; at Kind en Gezin erased since. */
  { 90, hand_over, FIEN, 0, NULL },
  { 89, confirm, FIEN, 0, NULL },
  { 88, follow, FIEN, OD_EVENT_ASSIGN, SOCIAL_WORKER },
  { 86, follow, FIEN, OD_EVENT_ATTEMPT, "telefoon:niet-bereikt" },
  { 85, follow, FIEN, OD_EVENT_CONTACT, NULL },
  { 80, follow, FIEN, OD_EVENT_WANT_HELP, "OEFENING-0001" },
  { 55, erase, FIEN, 0, NULL },
  /* Helped, and the file is closed; at Kind en Gezin the data may go. */
  { 70, hand_over, MILA, 0, NULL },
  { 69, confirm, MILA, 0, NULL },
  { 68, follow, MILA, OD_EVENT_ASSIGN, COLLEAGUE },
  { 66, follow, MILA, OD_EVENT_WANT_HELP, "OEFENING-0002" },
  { 12, follow, MILA, OD_EVENT_CLOSE_FILE, NULL },
  /* There was contact, the wish is not clear; at Kind en Gezin the data may go in some days. */
  { 28, hand_over, NOOR, 0, NULL },
  { 27, confirm, NOOR, 0, NULL },
  { 26, follow, NOOR, OD_EVENT_ASSIGN, SOCIAL_WORKER },
  { 9, follow, NOOR, OD_EVENT_CONTACT, NULL },
  /* Not confirmed. */
  { 20, hand_over, ROOS, 0, NULL },
  /* Wishes no help: the data may go. */
  { 12, hand_over, ADAM, 0, NULL },
  { 11, confirm, ADAM, 0, NULL },
  { 10, follow, ADAM, OD_EVENT_ASSIGN, SOCIAL_WORKER },
  { 6, follow, ADAM, OD_EVENT_WANT_NO_HELP, NULL },
  /* Not reached yet, and the phone number is wrong. */
  { 7, hand_over, LARS, 0, NULL },
  { 6, confirm, LARS, 0, NULL },
  { 5, follow, LARS, OD_EVENT_ASSIGN, SOCIAL_WORKER },
  { 4, follow, LARS, OD_EVENT_ATTEMPT, "telefoon:niet-bereikt" },
  { 3, report, LARS, 0, NULL },
  /* Assigned; come in. */
  { 5, hand_over, YARA, 0, NULL },
  { 4, confirm, YARA, 0, NULL },
  { 3, follow, YARA, OD_EVENT_ASSIGN, COLLEAGUE },
  { 2, hand_over, SAMI, 0, NULL },
  { 1, receive, SAMI, 0, NULL },
  /* At Kind en Gezin alone: sent, packed, ready, begun. */
  { 1, hand_over, EXERCISE, 0, NULL },
  { 0, pack, TUUR, 0, NULL },
  { 0, complete_draft, OTIS, 0, NULL },
  { 0, begin_draft, JADE, 0, NULL },
};

static GDateTime *
read_clock (gpointer data)
{
  return g_date_time_ref (((Telling *) data)->now);
}

/* So long before @end as it is told, a minute after the turn before: the journals tell them in this order. */
static void
set_clock (Telling *self, GDateTime *end, guint index)
{
  g_autoptr (GDateTime) day = g_date_time_add_days (end, -(int) story[index].days_ago);

  g_clear_pointer (&self->now, g_date_time_unref);
  self->now = g_date_time_add_minutes (day, (int) index - (int) G_N_ELEMENTS (story));
}

static gboolean
open_desk (Telling *self, OdDesk desk, const OdPracticeDesk *where, GError **error)
{
  g_autoptr (OdSettings) settings = desk == OD_DESK_OCMW ? od_settings_new (desk, PROTOCOL, SOCIAL_WORKER, "maatschappelijk werker")
                                                         : od_settings_new (desk, PROTOCOL, TEAM_MEMBER, "gezinsondersteuner");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) setting_up = NULL;

  od_profile_open_async (where->name, where->folder, where->keyring, NULL, take_result, self);
  result = await (self);
  self->profiles[desk] = od_profile_open_finish (result, error);
  if (self->profiles[desk] == NULL)
    return FALSE;
  od_profile_set_clock (self->profiles[desk], read_clock, self);
  od_profile_set_up_async (self->profiles[desk], settings, NULL, take_result, self);
  setting_up = await (self);
  return od_profile_set_up_finish (self->profiles[desk], setting_up, error);
}

static void
on_register_closed (gpointer data, GObject *reg)
{
  g_atomic_int_set ((int *) data, TRUE);
}

/* The register must be free for whoever opens it next; what still holds the profile lets go of it on this context. */
static void
close_desk (Telling *self, OdDesk desk)
{
  int closed = FALSE;

  if (self->profiles[desk] == NULL)
    return;
  g_object_weak_ref (G_OBJECT (self->profiles[desk]->reg), on_register_closed, &closed);
  g_clear_object (&self->profiles[desk]);
  while (!g_atomic_int_get (&closed))
    if (!g_main_context_iteration (self->context, FALSE))
      g_usleep (RETRY_MICROSECONDS);
}

static gboolean
tell (Telling *self, const OdPracticeDesk *desks, GError **error)
{
  g_autoptr (GDateTime) end = g_date_time_new_now_local ();

  for (guint desk = 0; desk < N_DESKS; desk++)
    {
      set_clock (self, end, 0);
      if (!open_desk (self, desk, &desks[desk], error))
        return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (story); i++)
    {
      set_clock (self, end, i);
      if (!story[i].what (self, &story[i], error))
        return FALSE;
    }
  return TRUE;
}

static void
telling_clear (Telling *self)
{
  for (guint desk = 0; desk < N_DESKS; desk++)
    close_desk (self, desk);
  for (guint i = 0; i < N_FAMILIES; i++)
    {
      g_free (self->references[i]);
      g_free (self->packages[i]);
      g_clear_pointer (&self->passphrases[i], od_secret_unref);
    }
  g_clear_pointer (&self->now, g_date_time_unref);
  g_main_context_pop_thread_default (self->context);
  g_main_context_unref (self->context);
}

gboolean
od_practice_story_tell (const OdPracticeDesk *desks, char **exercise, GError **error)
{
  Telling self = { .context = g_main_context_new () };
  gboolean told;

  g_main_context_push_thread_default (self.context);
  told = tell (&self, desks, error);
  if (told)
    *exercise = g_strdup (self.packages[EXERCISE]);
  telling_clear (&self);
  return told;
}
