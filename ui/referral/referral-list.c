#include "referral-list.h"

#include <glib/gi18n-lib.h>

#include "back-button.h"
#include "found-list.h"
#include "next-step-text.h"
#include "referral-row.h"
#include "search-text.h"
#include "view-settings.h"
#include "work-list.h"

struct _OdReferralList
{
  AdwBin parent_instance;

  OdProfile *profile;
  OdFoundList *found;
  GtkSortListModel *sorted; /* below what is found, so that a search does not sort anew */
  GtkSingleSelection *selection;
  char *today;        /* by which the list is sorted */
  GPtrArray *bound;   /* of GtkListItem: those that have a row now */
  guint day_timeout;
  guint before_frame; /* source */
  gboolean mine;      /* only what this worker has, or nobody yet */
  char **sought;      /* fragments; (nullable) */
  char *marked_id;
  gsize shown_group;  /* of groups[] */
  gsize order;        /* of orders[] */
  gboolean marking;

  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkMenuButton *view_button;
  GtkStack *stack;
  GtkWidget *digest;
  GtkLabel *digest_label;
  AdwStatusPage *error_page;
  AdwStatusPage *empty_page;
  GtkButton *empty_button;
  GtkWidget *practise_button;
  GtkButton *new_button;
  GtkListView *list_view;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OdReferralList, od_referral_list, ADW_TYPE_BIN)

/* A computer that slept does not count the time it slept, so a new day is looked for every minute. */
#define SECONDS_BETWEEN_LOOKS 60

typedef void (*ActionFunc) (GAction *action, GParamSpec *spec, OdReferralList *self);

#define STATE(state) (1u << OD_STATE_##state)

#define AFTER_ALL_NAMES "\357\277\277" /* U+FFFF */

/* What the list may be narrowed to, at each desk. */
static const struct
{
  const char *name;
  const char *title;
  guint sender_states;
  guint recipient_states;
} groups[] = {
  { "all", N_ ("Alle"), ~0u, ~0u },
  { "draft", N_ ("Concept en klaar"), STATE (DRAFT) | STATE (READY), 0 },
  { "packed", N_ ("Nog te verzenden"), STATE (PACKED), 0 },
  { "sent", N_ ("Nog niet bevestigd"), STATE (SENT), 0 },
  { "confirmed", N_ ("Ontvangst bevestigd"), STATE (CONFIRMED), 0 },
  { "new", N_ ("Nieuw"), 0, STATE (RECEIVED) },
  { "contact", N_ ("Te contacteren"), 0, STATE (ASSIGNED) | STATE (ATTEMPTED) },
  { "wish", N_ ("Wens onduidelijk"), 0, STATE (WISH_UNCLEAR) },
  { "open", N_ ("Dossier open"), 0, STATE (FILE_OPEN) },
  { "done", N_ ("Afgerond"), STATE (RETURNED) | STATE (WITHDRAWN) | STATE (ERASED),
    STATE (NO_HELP) | STATE (FILE_CLOSED) | STATE (UNREACHABLE) | STATE (RETURNED) | STATE (WITHDRAWN) | STATE (ERASED) },
};

/* Each order by a key that is found once for each referral: sorting then only compares numbers, or texts. */

static guint64
get_urgency (OdReferral *referral, OdReferralList *self)
{
  return od_work_list_get_place (self->profile, referral, self->today);
}

static guint64
get_change (OdReferral *referral, OdReferralList *self)
{
  return G_MAXUINT64 - ((guint64) od_referral_get_changed (referral).microseconds - (guint64) G_MININT64);
}

/* One that is erased, and has no name, comes last. */
static char *
get_name (OdReferral *referral, OdReferralList *self)
{
  OdClient *client = od_referral_get_client (referral);

  if (client == NULL)
    return g_strdup (AFTER_ALL_NAMES);
  return g_strconcat (od_client_get (client, OD_FIELD_FAMILY_NAME), " ", od_client_get (client, OD_FIELD_GIVEN_NAME), NULL);
}

static char *
get_reference (OdReferral *referral, OdReferralList *self)
{
  return g_strdup (od_referral_get_reference (referral));
}

static const struct
{
  const char *name;
  const char *title;
  guint64 (*get_number) (OdReferral *referral, OdReferralList *self);
  char *(*get_text) (OdReferral *referral, OdReferralList *self);
} orders[] = {
  { "urgency", N_ ("Dringendste eerst"), get_urgency, NULL }, /* the work list of this desk */
  { "changed", N_ ("Laatst gewijzigd eerst"), get_change, NULL },
  { "name", N_ ("Naam"), NULL, get_name },
  { "reference", N_ ("Kenmerk"), NULL, get_reference },
};

static GtkSorter *
create_sorter (OdReferralList *self)
{
  if (orders[self->order].get_number != NULL)
    return GTK_SORTER (gtk_numeric_sorter_new (
        gtk_cclosure_expression_new (G_TYPE_UINT64, NULL, 0, NULL, G_CALLBACK (orders[self->order].get_number), self, NULL)));
  return GTK_SORTER (
      gtk_string_sorter_new (gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (orders[self->order].get_text), self, NULL)));
}

/* Anew: the keys of the one before were found with what the day and the deadlines were then. */
static void
sort (OdReferralList *self)
{
  g_autoptr (GtkSorter) sorter = create_sorter (self);

  gtk_sort_list_model_set_sorter (self->sorted, sorter);
}

static guint
get_states (OdReferralList *self, gsize group)
{
  return od_profile_get_settings (self->profile)->desk == OD_DESK_KIND_EN_GEZIN ? groups[group].sender_states
                                                                               : groups[group].recipient_states;
}

static gboolean
fits (gpointer item, gpointer data)
{
  OdReferralList *self = data;
  const char *worker = self->mine ? od_profile_get_settings (self->profile)->user_name : NULL;

  return (get_states (self, self->shown_group) & (1u << od_referral_get_state (item))) != 0 && od_work_list_is_of (item, worker)
         && (self->sought == NULL || od_search_text_has (od_referral_get_search_text (item), self->sought));
}

static void
search (OdReferralList *self, gboolean narrower)
{
  gboolean sought = self->sought != NULL && *self->sought != NULL;

  if (sought || self->mine || get_states (self, self->shown_group) != ~0u)
    od_found_list_search (self->found, narrower);
  else
    od_found_list_show_all (self->found);
}

static const char *
choose_page (OdReferralList *self)
{
  OdRecordList *referrals = od_profile_get_referrals (self->profile);

  if (od_record_list_get_loading (referrals) && g_list_model_get_n_items (G_LIST_MODEL (referrals)) == 0)
    return "loading";
  if (g_list_model_get_n_items (G_LIST_MODEL (referrals)) == 0)
    return od_record_list_get_error (referrals) != NULL ? "error" : "empty";
  return g_list_model_get_n_items (G_LIST_MODEL (self->found)) == 0 ? "none-found" : "list";
}

static void
show_page (OdReferralList *self)
{
  const GError *error = od_record_list_get_error (od_profile_get_referrals (self->profile));

  if (error != NULL)
    adw_status_page_set_description (self->error_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, choose_page (self));
}

static void
select_place (OdReferralList *self, guint place)
{
  self->marking = TRUE;
  gtk_single_selection_set_selected (self->selection, place);
  self->marking = FALSE;
}

/* Selects the marked referral, when it is among the @n_items from @place on. One that changed is another object under the same id, perhaps in
 * another place; one that stays where it is, the selection follows by itself. */
static void
show_mark_among (OdReferralList *self, guint place, guint n_items)
{
  OdReferral *marked = od_profile_find_referral (self->profile, self->marked_id);

  if (gtk_single_selection_get_selected_item (self->selection) != marked)
    select_place (self, GTK_INVALID_LIST_POSITION);
  for (guint i = place; marked != NULL && i < place + n_items; i++)
    {
      g_autoptr (OdReferral) referral = g_list_model_get_item (G_LIST_MODEL (self->found), i);

      if (referral == marked)
        {
          select_place (self, i);
          return;
        }
    }
}

static void
show_mark (OdReferralList *self)
{
  show_mark_among (self, 0, g_list_model_get_n_items (G_LIST_MODEL (self->found)));
}

/* Headings: GTK 4.8's list has none, so the first row of each section bears its own. */

static gboolean
is_sectioned (OdReferralList *self)
{
  return orders[self->order].get_number == get_urgency;
}

static OdNextStep
get_next_step (OdReferralList *self, guint place)
{
  g_autoptr (OdReferral) referral = g_list_model_get_item (G_LIST_MODEL (self->selection), place);

  return od_work_list_get_next_step (self->profile, referral, self->today);
}

static void
show_heading (OdReferralList *self, GtkListItem *item)
{
  guint place = gtk_list_item_get_position (item);
  OdNextStep next, before;
  const char *heading = NULL;

  if (place >= g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    return;
  next = get_next_step (self, place);
  if (is_sectioned (self))
    {
      heading = od_next_step_to_heading (&next);
      before = place > 0 ? get_next_step (self, place - 1) : next;
      if (place > 0 && od_next_step_get_section (&before) == od_next_step_get_section (&next))
        heading = NULL;
    }
  od_referral_row_set_heading (OD_REFERRAL_ROW (gtk_list_item_get_child (item)), heading);
}

static void
show_headings (OdReferralList *self)
{
  for (guint i = 0; i < self->bound->len; i++)
    show_heading (self, g_ptr_array_index (self->bound, i));
}

static void
fit_rows (OdReferralList *self)
{
  for (guint i = 0; i < self->bound->len; i++)
    od_referral_row_fit (OD_REFERRAL_ROW (gtk_list_item_get_child (self->bound->pdata[i])));
}

static gboolean
on_before_frame (gpointer data)
{
  OdReferralList *self = data;

  self->before_frame = 0;
  show_page (self);
  show_headings (self);
  fit_rows (self);
  return G_SOURCE_REMOVE;
}

static void
queue_before_frame (OdReferralList *self)
{
  if (self->before_frame == 0)
    self->before_frame = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_before_frame, self, NULL);
}

/* A search changes the list in thousands of places at once: what is shown of all of it follows once, before the next frame. */
static void
on_items_changed (OdReferralList *self, guint place, guint n_removed, guint n_added)
{
  show_mark_among (self, place, n_added);
  queue_before_frame (self);
}

/* The digest: numbers alone, no names. */

static char *
digest_to_text (const OdDigest *digest)
{
  static const OdWorkGroup told[] = { OD_GROUP_NOT_CONFIRMED, OD_GROUP_NEW, OD_GROUP_TO_CONTACT, OD_GROUP_TO_SEND, OD_GROUP_TO_REVIEW, OD_GROUP_TO_ERASE };
  g_autoptr (GString) text = g_string_new (NULL);

  if (digest->n_overdue > 0)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u te laat", "%u te laat", digest->n_overdue), digest->n_overdue);
  for (gsize i = 0; i < G_N_ELEMENTS (told); i++)
    if (digest->n_per_group[told[i]] > 0)
      {
        g_autofree char *count = od_work_group_count_to_text (told[i], digest->n_per_group[told[i]]);

        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", count);
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
get_worker (OdReferralList *self)
{
  const OdSettings *settings = od_profile_get_settings (self->profile);

  return settings->desk == OD_DESK_OCMW ? settings->user_name : NULL;
}

static void
show_digest (OdReferralList *self)
{
  OdDigest digest = od_work_list_get_digest (self->profile, get_worker (self), self->today);
  g_autofree char *text = digest_to_text (&digest);

  gtk_label_set_text (self->digest_label, text);
  gtk_widget_set_visible (self->digest, *text != '\0');
}

#define NOTIFICATION "digest" /* a new one takes the place of the one before */

/* Who asked for it also gets what the window tells from the desktop, where others may look on: numbers alone. */
static void
notify_digest (OdReferralList *self)
{
  static gboolean notified; /* at the start alone, not each time that the profile is unlocked */
  const char *text = gtk_label_get_text (self->digest_label);
  g_autoptr (GNotification) notification = NULL;

  if (notified || *text == '\0' || !od_profile_get_settings (self->profile)->notifies)
    return;
  notified = TRUE;
  notification = g_notification_new (_ ("Te doen"));
  g_notification_set_body (notification, text);
  g_application_send_notification (g_application_get_default (), NOTIFICATION, notification);
}

static void
on_digest_closed (OdReferralList *self)
{
  gtk_widget_set_visible (self->digest, FALSE);
}

static void
on_loaded (OdReferralList *self)
{
  OdRecordList *referrals = od_profile_get_referrals (self->profile);

  if (od_record_list_get_loading (referrals))
    return;
  g_signal_handlers_disconnect_by_func (referrals, on_loaded, self);
  show_digest (self);
  notify_digest (self);
}

/* What is due depends on the day, and on the deadlines of the desk. */
static void
show_anew (OdReferralList *self)
{
  g_free (self->today);
  self->today = od_profile_get_today (self->profile);
  sort (self);
  for (guint i = 0; i < self->bound->len; i++)
    od_referral_row_show (OD_REFERRAL_ROW (gtk_list_item_get_child (self->bound->pdata[i])), self->profile, gtk_list_item_get_item (self->bound->pdata[i]));
  show_headings (self);
  show_digest (self);
}

/* Also in a window that stays open. */
static gboolean
look_for_new_day (gpointer data)
{
  OdReferralList *self = data;
  g_autofree char *today = od_profile_get_today (self->profile);

  if (!g_str_equal (today, self->today))
    show_anew (self);
  return G_SOURCE_CONTINUE;
}

/* Filtering and sorting select the marked one anew; only another is the user's choice. */
static void
on_selected (OdReferralList *self)
{
  OdReferral *referral = gtk_single_selection_get_selected_item (self->selection);

  if (self->marking || referral == NULL || g_strcmp0 (od_referral_get_id (referral), self->marked_id) == 0)
    return;
  g_free (self->marked_id);
  self->marked_id = g_strdup (od_referral_get_id (referral));
  g_signal_emit (self, signals[CHOSEN], 0, referral);
}

/* Also for the one that is marked already: in a narrow window its page is behind the list. */
static void
on_activated (OdReferralList *self, guint place)
{
  g_autoptr (OdReferral) referral = g_list_model_get_item (G_LIST_MODEL (self->selection), place);

  g_signal_emit (self, signals[CHOSEN], 0, referral);
}

/* What fits when more is typed behind it fitted before. */
static gboolean
continues (char *const *fragments, char *const *before)
{
  for (; *before != NULL; before++, fragments++)
    if (*fragments == NULL || strstr (*fragments, *before) == NULL)
      return FALSE;
  return TRUE;
}

static void
on_search_changed (OdReferralList *self)
{
  g_auto (GStrv) before = g_steal_pointer (&self->sought);

  self->sought = od_search_text_split (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  search (self, before == NULL || continues (self->sought, before));
}

static void
set_up_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, od_referral_row_new ());
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *item, OdReferralList *self)
{
  od_referral_row_show (OD_REFERRAL_ROW (gtk_list_item_get_child (item)), self->profile, gtk_list_item_get_item (item));
  g_ptr_array_add (self->bound, item);
  show_heading (self, item);
}

static void
unbind_row (GtkSignalListItemFactory *factory, GtkListItem *item, OdReferralList *self)
{
  g_ptr_array_remove_fast (self->bound, item);
}

/* The view menu: both of its actions hold the name of the choice. */

static void
on_group_changed (GAction *action, GParamSpec *spec, OdReferralList *self)
{
  g_autoptr (GVariant) state = g_action_get_state (action);

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_str_equal (groups[i].name, g_variant_get_string (state, NULL)))
      self->shown_group = i;
  search (self, FALSE);
}

static void
on_order_changed (GAction *action, GParamSpec *spec, OdReferralList *self)
{
  g_autoptr (GVariant) state = g_action_get_state (action);

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_str_equal (orders[i].name, g_variant_get_string (state, NULL)))
      self->order = i;
  g_free (self->today);
  self->today = od_profile_get_today (self->profile);
  sort (self);
  show_headings (self);
}

static void
on_whose_changed (GAction *action, GParamSpec *spec, OdReferralList *self)
{
  g_autoptr (GVariant) state = g_action_get_state (action);

  self->mine = g_str_equal (g_variant_get_string (state, NULL), "mine");
  search (self, FALSE);
}

static void
add_choice (GMenu *menu, const char *title, const char *action, const char *name)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

  g_menu_item_set_action_and_target (item, action, "s", name);
  g_menu_append_item (menu, item);
}

static void
add_action (OdReferralList *self, GSimpleActionGroup *actions, GAction *action, ActionFunc changed)
{
  g_signal_connect_object (action, "notify::state", G_CALLBACK (changed), self, 0);
  g_action_map_add_action (G_ACTION_MAP (actions), action);
}

/* One that is remembered, under the same name. */
static void
add_kept_action (OdReferralList *self, GSimpleActionGroup *actions, const char *name, ActionFunc changed)
{
  g_autoptr (GSettings) settings = od_view_settings_new (od_profile_get_name (self->profile));
  g_autoptr (GAction) action = g_settings_create_action (settings, name);

  add_action (self, actions, action, changed);
  changed (action, NULL, self);
}

static void
add_whose (OdReferralList *self, GMenu *menu, GSimpleActionGroup *actions)
{
  g_autoptr (GMenu) whose = g_menu_new ();

  add_choice (whose, _ ("Van iedereen"), "view.whose", "all");
  add_choice (whose, _ ("Van mij en van niemand"), "view.whose", "mine");
  g_menu_append_section (menu, _ ("Van wie"), G_MENU_MODEL (whose));
  add_kept_action (self, actions, "whose", on_whose_changed);
}

static void
add_view_menu (OdReferralList *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) shown = g_menu_new ();
  g_autoptr (GMenu) sorted = g_menu_new ();
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) show = g_simple_action_new_stateful ("show", G_VARIANT_TYPE_STRING, g_variant_new_string (groups[0].name));

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    if (get_states (self, i) != 0)
      add_choice (shown, _ (groups[i].title), "view.show", groups[i].name);
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    add_choice (sorted, _ (orders[i].title), "view.sort", orders[i].name);
  g_menu_append_section (menu, _ ("Tonen"), G_MENU_MODEL (shown));
  if (od_profile_get_settings (self->profile)->desk == OD_DESK_OCMW)
    add_whose (self, menu, actions);
  g_menu_append_section (menu, _ ("Volgorde"), G_MENU_MODEL (sorted));
  add_action (self, actions, G_ACTION (show), on_group_changed);
  add_kept_action (self, actions, "sort", on_order_changed);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "view", G_ACTION_GROUP (actions));
  gtk_menu_button_set_menu_model (self->view_button, G_MENU_MODEL (menu));
}

static void
show_desk (OdReferralList *self)
{
  gboolean sends = od_profile_get_settings (self->profile)->desk == OD_DESK_KIND_EN_GEZIN;

  gtk_widget_set_visible (GTK_WIDGET (self->new_button), sends);
  gtk_widget_set_visible (self->practise_button, !od_profile_is_practice (self->profile));
  adw_status_page_set_title (self->empty_page, _ ("Nog geen doorverwijzingen"));
  adw_status_page_set_description (self->empty_page,
                                   sends ? _ ("Hier komen de gezinnen die u doorverwijst. Begin zodra een gezin ermee instemt dat u zijn gegevens aan het OCMW doorgeeft.")
                                         : _ ("Hier komt uw werklijst. Sleep het pakket uit de mail van Kind en Gezin hierheen, of kies het bestand."));
  gtk_button_set_label (self->empty_button, sends ? _ ("Nieuwe doorverwijzing") : _ ("Importeren…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->empty_button), sends ? "win.new-referral" : "win.import");
}

static void
show_model (OdReferralList *self)
{
  OdRecordList *referrals = od_profile_get_referrals (self->profile);

  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (referrals)), create_sorter (self));
  self->found = od_found_list_new (G_LIST_MODEL (self->sorted), fits, self);
  self->selection = g_object_new (GTK_TYPE_SINGLE_SELECTION, "autoselect", FALSE, "can-unselect", TRUE, "model", self->found, NULL);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (referrals, "notify", G_CALLBACK (show_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (referrals, "notify", G_CALLBACK (on_loaded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
}

static void
od_referral_list_dispose (GObject *object)
{
  OdReferralList *self = OD_REFERRAL_LIST (object);

  g_clear_handle_id (&self->day_timeout, g_source_remove);
  g_clear_handle_id (&self->before_frame, g_source_remove);
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->found);
  g_clear_object (&self->sorted);
  g_clear_object (&self->profile);
  g_clear_pointer (&self->bound, g_ptr_array_unref);
  g_clear_pointer (&self->today, g_free);
  g_clear_pointer (&self->sought, g_strfreev);
  g_clear_pointer (&self->marked_id, g_free);

  G_OBJECT_CLASS (od_referral_list_parent_class)->dispose (object);
}

static void
od_referral_list_class_init (OdReferralListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_referral_list_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", OD_TYPE_REFERRAL_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, OD_TYPE_REFERRAL);

  g_type_ensure (OD_TYPE_BACK_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/overdracht/Overdracht/referral/referral-list.ui");
  gtk_widget_class_bind_template_child (widget_class, OdReferralList, search_bar);
  gtk_widget_class_bind_template_child (widget_class, OdReferralList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, OdReferralList, view_button);
  gtk_widget_class_bind_template_child (widget_class, OdReferralList, stack);
  gtk_widget_class_bind_template_child (widget_class, OdReferralList, digest);
  gtk_widget_class_bind_template_child (widget_class, OdReferralList, digest_label);
  gtk_widget_class_bind_template_child (widget_class, OdReferralList, error_page);
  gtk_widget_class_bind_template_child (widget_class, OdReferralList, empty_page);
  gtk_widget_class_bind_template_child (widget_class, OdReferralList, empty_button);
  gtk_widget_class_bind_template_child (widget_class, OdReferralList, practise_button);
  gtk_widget_class_bind_template_child (widget_class, OdReferralList, new_button);
  gtk_widget_class_bind_template_child (widget_class, OdReferralList, list_view);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_digest_closed);
}

static void
od_referral_list_init (OdReferralList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->bound = g_ptr_array_new ();
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row), self, 0);
  gtk_list_view_set_factory (self->list_view, factory);
  g_signal_connect_object (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->list_view)), "notify::page-size",
                           G_CALLBACK (queue_before_frame), self, G_CONNECT_SWAPPED);
  g_object_unref (factory);
}

void
od_referral_list_set_profile (OdReferralList *self, OdProfile *profile)
{
  g_return_if_fail (self->profile == NULL);

  self->profile = g_object_ref (profile);
  self->today = od_profile_get_today (profile);
  show_desk (self);
  show_model (self);
  add_view_menu (self);
  show_page (self);
  on_loaded (self);
  g_signal_connect_object (profile, "notify::set-up", G_CALLBACK (show_anew), self, G_CONNECT_SWAPPED);
  self->day_timeout = g_timeout_add_seconds (SECONDS_BETWEEN_LOOKS, look_for_new_day, self);
}

void
od_referral_list_mark (OdReferralList *self, const char *referral_id)
{
  g_autofree char *id = g_strdup (referral_id);

  g_free (self->marked_id);
  self->marked_id = g_steal_pointer (&id);
  show_mark (self);
}

void
od_referral_list_start_search (OdReferralList *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
