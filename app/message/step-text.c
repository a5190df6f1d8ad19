#include "step-text.h"

static const char *const texts[OD_N_EVENTS] = {
  [OD_EVENT_COMPLETE] = "Het formulier was volledig ingevuld.",
  [OD_EVENT_REVISE] = "De gegevens werden opnieuw bekeken.",
  [OD_EVENT_PACK] = "De gegevens werden versleuteld in een pakket.",
  [OD_EVENT_GIVE_PASSPHRASE] = "De wachtzin van het pakket werd aan het OCMW doorgegeven.",
  [OD_EVENT_SEND] = "Het pakket werd naar het OCMW verzonden.",
  [OD_EVENT_CONFIRM] = "Het OCMW bevestigde dat het de gegevens ontving.",
  [OD_EVENT_CONFIRM_EARLIER] = "Het OCMW bevestigde dat het een eerder pakket ontving.",
  [OD_EVENT_RECEIVE] = "De gegevens kwamen aan bij het OCMW.",
  [OD_EVENT_RECEIVE_AGAIN] = "De gegevens kwamen opnieuw aan bij het OCMW.",
  [OD_EVENT_ASSIGN] = "Een maatschappelijk werker kreeg de vraag toegewezen.",
  [OD_EVENT_ATTEMPT] = "Het OCMW probeerde contact op te nemen.",
  [OD_EVENT_CONTACT] = "Er was contact; het was nog niet duidelijk of er hulp gewenst is.",
  [OD_EVENT_WANT_HELP] = "Er is hulp gewenst; het OCMW opende een dossier.",
  [OD_EVENT_WANT_NO_HELP] = "Er is geen hulp gewenst.",
  [OD_EVENT_CLOSE_FILE] = "Het dossier werd gesloten.",
  [OD_EVENT_REOPEN_FILE] = "Het dossier werd opnieuw geopend.",
  [OD_EVENT_GIVE_UP] = "Het OCMW kon u niet bereiken.",
  [OD_EVENT_RESUME] = "Het OCMW probeert u opnieuw te bereiken.",
  [OD_EVENT_REVIEW] = "Het OCMW bekeek opnieuw of uw gegevens bewaard moeten blijven.",
  [OD_EVENT_DISCLOSE] = "Gegevens werden doorgegeven aan een partner: zie hieronder.",
  [OD_EVENT_CORRECT] = "Gegevens werden verbeterd.",
  [OD_EVENT_KEEP_FILE] = "Na de intrekking van de toestemming bleef het dossier behouden.",
  [OD_EVENT_END_FILE] = "Na de intrekking van de toestemming werd het dossier beëindigd.",
  [OD_EVENT_RETURN] = "De doorverwijzing werd teruggestuurd.",
  [OD_EVENT_WITHDRAW] = "De toestemming werd ingetrokken.",
  [OD_EVENT_ERASE] = "De gegevens werden gewist.",
  [OD_EVENT_UNDO] = "De vorige stap werd ongedaan gemaakt.",
};

const char *
od_step_describe (OdEvent event)
{
  return texts[event] != NULL ? texts[event] : "De gegevens werden bijgewerkt.";
}
